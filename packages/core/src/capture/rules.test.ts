import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { emptyRuleSet, ruleSetOf, type ProposedRule, type Rule } from '@noctem/core/rules';
import {
  decideCapture,
  defaultConventions,
  rulesInDecision,
  type CaptureDecision,
  type CaptureInput,
} from './index.ts';

/** Wednesday 2026-11-18, 10:00 in Lisbon. */
const sentAt = 1_794_996_000_000;

const setting = {
  sentAt,
  zone: 'Europe/Lisbon',
  locale: 'en-GB',
  conventions: defaultConventions,
  projects: ['Garden'],
};

type Proposal = Pick<ProposedRule, 'type' | 'value'>;

/** Rules in force with the ids 1, 2, …, each newer than the one before. */
function rulesOf(proposals: readonly Proposal[]): Rule[] {
  return proposals.map((proposal, at) => ({ ...proposal, key: 'k', id: at + 1, from: at, until: null }) as Rule);
}

function decide(text: string, proposals: readonly Proposal[] = [], more: Partial<CaptureInput> = {}): CaptureDecision {
  return decideCapture({ ...setting, rules: ruleSetOf(rulesOf(proposals)), ...more, text });
}

const keyword = (phrase: string, importance: 'high' | 'medium' | 'low' | null): Proposal => ({
  type: 'keyword',
  value: { phrase, importance },
});
const kind = (phrase: string, value: 'task' | 'note' | 'question' | 'project'): Proposal => ({
  type: 'kind',
  value: { phrase, kind: value },
});
const project = (phrase: string, name: string): Proposal => ({ type: 'project', value: { phrase, project: name } });
const ambiguity = (phrase: string, value: 'scope' | 'timing' | 'intent'): Proposal => ({
  type: 'ambiguity',
  value: { phrase, ambiguity: value },
});
type Day = { in: number } | { weekday: number } | null;
const time = (phrase: string, day: Day, at: string | null): Proposal => ({
  type: 'time_expression',
  value: { phrase, day, time: at },
});
const question = (phrase: string | null, reason: 'scope' | 'timing' | 'intent'): Proposal => ({
  type: 'question',
  value: { phrase, reason, project: null },
});

const cues = (decision: CaptureDecision) => decision.reasons.map(({ cue }) => cue);

describe('a keyword rule', () => {
  const rules = [keyword('dentist', 'high')];

  it('sets the importance of what holds its words, and says so', () => {
    const decision = decide('Dentist appointment next week', rules);
    expect(decision).toMatchObject({ kind: 'task', importance: 'high', ruleSet: '1' });
    expect(rulesInDecision(decision)).toEqual([1]);
    expect(decision.reasons.find(({ cue }) => cue === 'rule:1')).toMatchObject({
      for: 'importance',
      span: { start: 0, end: 7 },
    });
  });

  it('gives way to a mark and to words that say it', () => {
    expect(decide('call the dentist !3', rules)).toMatchObject({ importance: 'low' });
    expect(cues(decide('call the dentist !3', rules))).toContain('rule:1 yields to mark');
    expect(decide('call the dentist, no rush', rules)).toMatchObject({ importance: 'low' });
    expect(rulesInDecision(decide('call the dentist !3', rules))).toEqual([]);
  });

  it('about the words that say it themselves means what it says', () => {
    expect(decide('urgent: call Ana').importance).toBe('high');
    expect(decide('urgent: call Ana', [keyword('urgent', null)]).importance).toBeNull();
    expect(decide('call Ana asap', [keyword('asap', 'medium')]).importance).toBe('medium');
  });

  it('is not heard in quotations and in marks', () => {
    for (const text of ['read "the dentist"', 'buy floss #dentist', 'buy floss +dentist'])
      expect(decide(text, rules).importance).toBeNull();
  });

  it('has no say in a question', () => {
    expect(rulesInDecision(decide('when is my dentist appointment?', rules))).toEqual([]);
  });

  it('speaks of the part of a message that holds its words, at its place', () => {
    const text = 'buy stamps and call the dentist';
    const decision = decide(text, rules);
    expect(decision.items.map(({ importance }) => importance)).toEqual([null, 'high']);
    const reason = decision.reasons.find(({ cue }) => cue === 'rule:1');
    expect(reason?.span && text.slice(reason.span.start, reason.span.end)).toBe('dentist');
  });
});

describe('a rule about the kind', () => {
  it.each(['task', 'note', 'question'] as const)('files as a %s what was something else, surely', (value) => {
    const others = { task: 'the gutters were cleaned in May', note: 'call Ana', question: 'call Ana' };
    const phrase = value === 'task' ? 'gutters' : 'ana';
    expect(decide(others[value]).kind).not.toBe(value);
    const decision = decide(others[value], [kind(phrase, value)]);
    expect(decision).toMatchObject({ kind: value, ambiguity: null, becomes: null });
    expect(decision.confidence).toBeGreaterThanOrEqual(0.8);
  });

  it('makes a project of what stays a task for those who know no projects', () => {
    const decision = decide('renovate the attic', [kind('renovate …', 'project')]);
    expect(decision).toMatchObject({ kind: 'task', becomes: 'project', title: 'renovate the attic', ambiguity: null });
  });

  it('settles the doubts that are about the kind, and not the one about when', () => {
    expect(decide('work on the shed').ambiguity).toBe('scope');
    expect(decide('work on the shed', [kind('work on …', 'task')])).toMatchObject({ kind: 'task', ambiguity: null });
    expect(decide('fix the fence someday', [kind('fence', 'task')]).ambiguity).toBe('timing');
  });

  it('gives way to what the message calls itself', () => {
    expect(decide('note: Ana likes tulips', [kind('tulips', 'task')]).kind).toBe('note');
    expect(decide('recipe: lentil soup', [kind('recipe', 'task')]).kind).toBe('task');
  });

  it('decides over a message of several tasks only where its words open it', () => {
    const rules = [kind('stamps', 'note')];
    expect(decide('call Ana and buy stamps', rules).items).toHaveLength(2);
    expect(decide('buy stamps and call Ana', rules)).toMatchObject({ kind: 'note', items: [] });
  });
});

describe('a rule about the project', () => {
  const rules = [project('tomatoes', 'garden')];

  it('puts it there, by the name that the person keeps', () => {
    expect(decide('water the tomatoes', rules).project).toBe('Garden');
    expect(decide('water the tomatoes', [project('tomatoes', 'Balcony')]).project).toBe('Balcony');
  });

  it('gives way to a project that the message names', () => {
    expect(decide('water the tomatoes +loft', rules).project).toBe('loft');
    expect(decide('buy tomatoes for garden', [project('tomatoes', 'Kitchen')]).project).toBe('Garden');
  });

  it('puts only the task there that holds its words', () => {
    const { items } = decide('call Ana and water the tomatoes', rules);
    expect(items.map((item) => item.project)).toEqual([null, 'Garden']);
  });
});

describe('a rule about what is asked', () => {
  it('asks about what was filed, with its own question', () => {
    expect(decide('sort the cellar').kind).toBe('task');
    const decision = decide('sort the cellar', [ambiguity('sort …', 'scope')]);
    expect(decision).toMatchObject({ kind: 'ambiguous', ambiguity: 'scope', bestGuess: 'task' });
    expect(rulesInDecision(decision)).toEqual([1]);
  });

  it('does not ask when where the message says when, and nothing of questions', () => {
    expect(decide('sort the cellar friday', [ambiguity('sort …', 'timing')]).kind).toBe('task');
    expect(decide('what is in the cellar?', [ambiguity('cellar', 'intent')]).kind).toBe('question');
  });

  it('leaves out a question that is not wanted, and files by the best guess', () => {
    expect(decide('work on the shed').kind).toBe('ambiguous');
    const decision = decide('work on the shed', [question('work on …', 'scope')]);
    expect(decision).toMatchObject({ kind: 'task', ambiguity: null });
    expect(decision.confidence).toBeLessThan(0.8);
    expect(decide('work on the shed', [question(null, 'scope')]).kind).toBe('task');
    expect(decide('work on the shed', [question(null, 'timing')]).kind).toBe('ambiguous');
  });

  it('of more words, or newer, prevails over another about the same', () => {
    const general = ambiguity('sort …', 'scope');
    expect(decide('sort the cellar', [general, kind('sort the cellar', 'task')]).kind).toBe('task');
    expect(decide('sort the cellar', [kind('cellar', 'task'), ambiguity('sort the …', 'scope')]).kind).toBe(
      'ambiguous',
    );
    const decision = decide('sort the cellar', [kind('cellar', 'task'), ambiguity('sort the …', 'scope')]);
    expect(cues(decision)).toContain('rule:1 yields to rule:2');
    expect(decide('sort the cellar', [keyword('cellar', 'high'), keyword('cellar', 'low')]).importance).toBe('low');
  });
});

describe('a rule about a time expression', () => {
  const weekend = [time('this weekend', { weekday: 6 }, '10:00')];

  it('reads its words as that time, and takes them out of the title', () => {
    expect(decide('mow the lawn this weekend', weekend)).toMatchObject({
      title: 'mow the lawn',
      date: '2026-11-21',
      time: '10:00',
      unresolved: [],
      kind: 'task',
    });
    expect(rulesInDecision(decide('mow the lawn this weekend', weekend))).toEqual([1]);
  });

  it('reads what had no day at all', () => {
    expect(decide('ring Ana soon').date).toBeNull();
    expect(decide('ring Ana soon', [time('soon', { in: 2 }, null)])).toMatchObject({
      title: 'ring Ana',
      date: '2026-11-20',
      time: null,
    });
  });

  it('is not held up by words that are no time while it stands beside them', () => {
    expect(decide('pack shirts for the week this weekend', weekend)).toMatchObject({
      title: 'pack shirts for the week',
      date: '2026-11-21',
      time: '10:00',
    });
  });

  it('keeps an hour that is said beside it', () => {
    expect(decide('mow the lawn this weekend at 5', weekend)).toMatchObject({
      title: 'mow the lawn',
      date: '2026-11-21',
      time: '17:00',
    });
  });

  it('gives way to a day that is said', () => {
    const decision = decide('mow the lawn this weekend, on sunday', weekend);
    expect(decision).toMatchObject({ date: '2026-11-22', time: null });
    expect(cues(decision)).toContain('rule:1 yields to words');
    expect(decide('ring Ana on friday after lunch', [time('after lunch', null, '13:30')])).toMatchObject({
      date: '2026-11-20',
      time: '13:30',
      title: 'ring Ana',
    });
  });

  it('gives its hour to what repeats, and begins where that is still to come', () => {
    const rules = [time('after lunch', null, '13:30'), ...weekend];
    const daily = { title: 'walk the dog', rrule: 'FREQ=DAILY', time: '13:30' };
    expect(decide('walk the dog every day after lunch', rules)).toMatchObject({ ...daily, date: '2026-11-18' });
    const afternoon = { sentAt: sentAt + 5 * 3_600_000 };
    expect(decide('walk the dog every day after lunch', rules, afternoon)).toMatchObject({
      ...daily,
      date: '2026-11-19',
    });
    const { date, rrule, time: hour } = decide('walk the dog every day this weekend');
    expect(rrule).not.toBeNull();
    expect(decide('walk the dog every day this weekend', rules)).toMatchObject({ date, rrule, time: hour });
  });

  it('without a day means the next such hour', () => {
    const rules = [time('after lunch', null, '13:30')];
    expect(decide('ring Ana after lunch', rules)).toMatchObject({ date: '2026-11-18', time: '13:30' });
    const afternoon = { sentAt: sentAt + 5 * 3_600_000 };
    expect(decide('ring Ana after lunch', rules, afternoon)).toMatchObject({ date: '2026-11-19', time: '13:30' });
  });

  it('without an hour leaves the one that is read otherwise', () => {
    expect(decide('ring Ana tonight').time).not.toBeNull();
    const rules = [time('tonight', { in: 1 }, null)];
    expect(decide('ring Ana tonight', rules)).toMatchObject({
      date: '2026-11-19',
      time: decide('ring Ana tonight').time,
    });
  });

  it('has no say inside an expression that means something else', () => {
    const rules = [time('weekend', { weekday: 6 }, '10:00')];
    for (const text of ['mow the lawn every weekend', 'mow the lawn next weekend', 'mow the lawn before the weekend']) {
      const { title, date, time: at, rrule } = decide(text);
      expect(decide(text, rules)).toMatchObject({ title, date, time: at, rrule });
    }
  });

  it('takes the word along that leads it in', () => {
    const rules = [time('weekend', { weekday: 6 }, '10:00')];
    expect(decide('mow the lawn over the weekend', rules)).toMatchObject({ title: 'mow the lawn', date: '2026-11-21' });
    for (const lead of ['by', 'for', 'on', 'over'])
      expect(decide(`mow the lawn ${lead} this weekend`, weekend)).toMatchObject({
        title: 'mow the lawn',
        date: '2026-11-21',
      });
  });

  it('is the time of the part that holds its words', () => {
    const { items } = decide('call Ana at 3pm and mow the lawn this weekend', weekend);
    expect(items).toMatchObject([
      { title: 'call Ana', date: '2026-11-18', time: '15:00' },
      { title: 'mow the lawn', date: '2026-11-21', time: '10:00' },
    ]);
  });

  it('counts from the day of writing, that day included', () => {
    const saturday = { sentAt: sentAt + 3 * 86_400_000 };
    expect(decide('mow the lawn this weekend', weekend, saturday).date).toBe('2026-11-21');
  });

  it('gives its day alone where its hour is over', () => {
    const saturdayNoon = { sentAt: sentAt + 3 * 86_400_000 + 2 * 3_600_000 };
    const day = { date: '2026-11-21', time: null };
    expect(decide('mow the lawn this weekend', weekend, saturdayNoon)).toMatchObject(day);
    expect(decide('mow the lawn this weekend', [time('this weekend', null, '10:00')], saturdayNoon)).toMatchObject(day);
    expect(decide('mow the lawn first thing today', [time('first thing', { in: 1 }, '07:15')])).toMatchObject({
      date: '2026-11-18',
      time: null,
    });
    expect(decide('mow the lawn this weekend at 11', weekend, saturdayNoon).time).toBe('11:00');
  });

  it('gives its hour to a day that is said, where it counts days and names none of the week', () => {
    const rules = [time('first thing', { in: 1 }, '07:15')];
    expect(decide('stretch first thing tomorrow', rules)).toMatchObject({ date: '2026-11-19', time: '07:15' });
    expect(decide('stretch first thing on monday', rules)).toMatchObject({
      title: 'stretch',
      date: '2026-11-23',
      time: '07:15',
    });
  });

  it('is not heard in a quotation', () => {
    expect(decide('watch "this weekend"', weekend).date).toBeNull();
  });
});

describe('a learned threshold', () => {
  const threshold = (at: number): Proposal => ({
    type: 'confidence_threshold',
    value: { class: 'undated', threshold: 'file', at },
  });

  it('files what was asked about, or asks about what was filed, in its class alone', () => {
    const doubtful = decide('work on the shed');
    expect(doubtful.kind).toBe('ambiguous');
    expect(decide('work on the shed', [threshold(0.3)])).toMatchObject({
      kind: 'task',
      confidence: doubtful.confidence,
    });
    const sure = decide('water the plants');
    expect(sure.kind).toBe('task');
    const careful = decide('water the plants', [threshold(0.95)]);
    expect(careful.kind).toBe(sure.confidence < 0.95 ? 'ambiguous' : 'task');
    expect(decide('water the plants tomorrow', [threshold(0.95)]).kind).toBe('task');
  });

  it('has a say only where it changes something', () => {
    expect(rulesInDecision(decide('work on the shed', [threshold(0.3)]))).toEqual([1]);
    expect(rulesInDecision(decide('water the plants', [threshold(0.3)]))).toEqual([]);
  });
});

const texts = fc.oneof(
  fc.constantFrom(
    'call Ana tomorrow at 5',
    'buy milk, eggs and bread',
    'the boiler was serviced in May',
    'work on the shed',
    'what did I say about the ferry?',
    'mow the lawn this weekend !2 #home',
    'urgent: pay rent and ring Tom friday',
    '- one\n- two\n- three',
    'maybe someday learn piano',
  ),
  fc.string({ unit: 'binary', maxLength: 80 }),
);

const stranger = 'zzyzx';
const strangers: readonly Proposal[] = [
  keyword(stranger, 'high'),
  kind(`${stranger} …`, 'note'),
  project(stranger, 'Nowhere'),
  ambiguity(stranger, 'scope'),
  time(`this ${stranger}`, { in: 3 }, '09:00'),
  question(stranger, 'scope'),
];

describe('rules whose words a text does not hold', () => {
  it('change nothing about it', () => {
    fc.assert(
      fc.property(texts, (text) => {
        fc.pre(!text.toLowerCase().includes(stranger));
        const without = decideCapture({ ...setting, rules: emptyRuleSet, text });
        expect({ ...decide(text, strangers), ruleSet: 'none' }).toEqual(without);
      }),
    );
  });

  it('and those whose words it holds never make it throw, nor leave it without words', () => {
    const words = fc.constantFrom(
      'milk',
      'this weekend',
      'work on …',
      'ana',
      'call',
      'urgent',
      'one',
      'tomorrow',
      'friday',
      'at 5',
    );
    const proposals = fc.array(
      fc.oneof(
        fc.tuple(words, fc.constantFrom('high', 'low', null)).map(([phrase, level]) => keyword(phrase, level)),
        fc
          .tuple(words, fc.constantFrom('task', 'note', 'question', 'project'))
          .map(([phrase, value]) => kind(phrase, value)),
        words.map((phrase) => project(phrase, 'Garden')),
        fc
          .tuple(words, fc.constantFrom('scope', 'timing', 'intent'))
          .map(([phrase, value]) => ambiguity(phrase, value)),
        fc.tuple(words, fc.constantFrom('scope', 'timing', 'intent')).map(([phrase, value]) => question(phrase, value)),
        words.map((phrase) => time(phrase, { weekday: 6 }, '10:00')),
        words.map((phrase) => time(phrase, null, '13:30')),
      ),
      { maxLength: 6 },
    );
    fc.assert(
      fc.property(texts, proposals, (text, rules) => {
        const decision = decide(text, rules);
        expect((decision.kind === 'ambiguous') === (decision.ambiguity !== null)).toBe(true);
        expect(decision.title === '').toBe(text.trim() === '');
        expect(rulesInDecision(decision).every((id) => id >= 1 && id <= rules.length)).toBe(true);
        expect(decide(text, rules)).toEqual(decision);
      }),
    );
  });
});
