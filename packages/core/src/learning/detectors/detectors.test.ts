import { instantOf } from '@noctem/core/kernel';
import type { Rule } from '@noctem/core/rules';
import { describe, expect, it } from 'vitest';
import type { ThoughtEvidence } from '../evidence.ts';
import { review } from '../review.ts';
import type { ContactEvidence, SuggestionEvidence } from '../snapshot.ts';
import { findStaleSuggestions } from './suggestions.ts';
import { snapshotOf } from '../testing/snapshot-of.ts';
import { type Told, thought } from '../testing/thoughts.ts';

const nouns = 'shed kettle report tent novel hedge piano budget attic website canoe roof menu speech album'.split(' ');
const noun = (at: number): string => nouns[at % nouns.length] ?? 'shed';
const verbs = ['buy', 'mend', 'sell', 'wash', 'paint'];
const everyday = Array.from({ length: 200 }, (_, at) => thought(`${verbs[at % 5]} the ${noun(at * 4)}`));

const several = (count: number, text: (at: number) => string, told: (at: number) => Told): ThoughtEvidence[] =>
  Array.from({ length: count }, (_, at) => thought(text(at), { on: at, ...told(at) }));

function proposalsIn(log: readonly ThoughtEvidence[], besides: Parameters<typeof snapshotOf>[1] = {}) {
  const patterns = review(snapshotOf([...everyday, ...log], besides));
  return patterns.flatMap(({ proposal, count, confidence }) =>
    proposal !== null && count >= 5 && confidence >= 0.7 ? [proposal.value] : [],
  );
}

describe('what a phrase means', () => {
  const dentist = (count: number, from: number, told: Told) =>
    several(
      count,
      (at) => `dentist about the ${noun(at)}`,
      (at) => ({ on: from + at, ...told }),
    );

  it('is the new habit, once a habit has changed', () => {
    const before = dentist(7, 0, { wanted: { importance: 'high' } });
    const since = dentist(6, 20, { wanted: { importance: 'low' } });
    expect(proposalsIn([...before, ...since.slice(0, 3)])).not.toContainEqual({ phrase: 'dentist', importance: 'low' });
    expect(proposalsIn([...before, ...since])).toEqual([{ phrase: 'dentist', importance: 'low' }]);
  });

  it('is the new habit also of somebody who does not put everything right', () => {
    const before = dentist(6, 0, { wanted: { importance: 'high' } });
    const since = (on: number) => dentist(1, on, on % 4 === 3 ? {} : { wanted: { importance: 'low' } });
    const later = [20, 21, 22, 23, 24, 25, 26, 27].flatMap(since);
    expect(proposalsIn([...before, ...later])).toEqual([{ phrase: 'dentist', importance: 'low' }]);
  });

  it('keeps its name when a habit changes, whatever word the new texts share', () => {
    const cellar = { id: 4, type: 'keyword', key: 'phrase:cellar', from: 0, until: null } as const;
    const rules: Rule[] = [{ ...cellar, value: { phrase: 'cellar', importance: 'high' } }];
    const before = several(
      8,
      (at) => `${noun(at)} for the cellar`,
      () => ({ wanted: { importance: 'high' } }),
    );
    const since = several(
      7,
      (at) => `new ${noun(at)} for the cellar`,
      (at) => ({ on: 20 + at, wanted: { importance: 'low' } }),
    );
    expect(proposalsIn([...before, ...since], { rules })).toContainEqual({ phrase: 'cellar', importance: 'low' });
  });

  it('is nothing any more when the person has stopped asking for it', () => {
    const before = dentist(8, 0, { wanted: { importance: 'high' } });
    expect(proposalsIn([...before, ...dentist(12, 20, {})])).toEqual([]);
  });

  it('is named by the word that every text has, not by what stands around it', () => {
    const texts = [
      'the dentist at the',
      'call the dentist near the',
      'ask dentist for',
      'dentist again and',
      'go to the dentist by',
    ];
    const log = several(
      10,
      (at) => `${texts[at % 5]} ${noun(at)}`,
      () => ({ wanted: { importance: 'high' } }),
    );
    expect(proposalsIn(log)).toEqual([{ phrase: 'dentist', importance: 'high' }]);
  });

  it('is named by the thing where the same is always done to it', () => {
    const log = several(
      7,
      (at) => `fetch the ${noun(at)} from Kessler`,
      () => ({ wanted: { importance: 'high' } }),
    );
    expect(proposalsIn(log)).toEqual([{ phrase: 'kessler', importance: 'high' }]);
    const calls = several(
      7,
      (at) => `call dentist about the ${noun(at)}`,
      () => ({ wanted: { importance: 'high' } }),
    );
    expect(proposalsIn(calls)).toEqual([{ phrase: 'dentist', importance: 'high' }]);
  });

  it('is of two words where only both together mean it', () => {
    const log = [
      ...several(
        6,
        (at) => `tax return ${noun(at)}`,
        () => ({ wanted: { importance: 'high' } }),
      ),
      ...several(
        6,
        (at) => `return the ${noun(at)}`,
        () => ({}),
      ),
      ...several(
        6,
        (at) => `${noun(at)} tax`,
        () => ({}),
      ),
    ];
    expect(proposalsIn(log)).toEqual([{ phrase: 'tax return', importance: 'high' }]);
  });

  it('is not what only stands beside words that mean something', () => {
    const log = [
      ...several(
        8,
        (at) => `call landlord about the ${noun(at)}`,
        () => ({ wanted: { importance: 'high' } }),
      ),
      ...several(
        6,
        (at) => `call plumber about the ${noun(at)}`,
        () => ({ wanted: { importance: 'high' } }),
      ),
      ...several(
        4,
        (at) => `call Ana about the ${noun(at)}`,
        () => ({}),
      ),
    ];
    expect(proposalsIn(log)).toEqual([
      { phrase: 'landlord', importance: 'high' },
      { phrase: 'plumber', importance: 'high' },
    ]);
  });

  it('is what opens a text where the same word elsewhere means nothing', () => {
    const log = [
      ...several(
        7,
        (at) => `recipe ${noun(at)}`,
        () => ({ wanted: { kind: 'note' } }),
      ),
      ...several(
        7,
        (at) => `send the ${noun(at)} recipe`,
        () => ({}),
      ),
    ];
    expect(proposalsIn(log)).toEqual([{ phrase: 'recipe …', kind: 'note' }]);
    // Twice elsewhere is enough; once may be chance, and the word itself is the more general.
    expect(proposalsIn(log.slice(0, 9))).toEqual([{ phrase: 'recipe …', kind: 'note' }]);
    expect(proposalsIn(log.slice(0, 8))).toEqual([{ phrase: 'recipe', kind: 'note' }]);
  });

  it('is not what stands beside it in the texts that happened to be put right', () => {
    const recipes = several(
      10,
      (at) => `${noun(at)} recipe${at < 6 ? ' ausprobieren' : ''}`,
      (at) => ({ wanted: at === 2 || at > 7 ? {} : { kind: 'note' } }),
    );
    const elsewhere = several(
      3,
      (at) => `climbing hall ${noun(at)} recipe`,
      (at) => ({ on: 30 + at }),
    );
    expect(proposalsIn([...recipes, ...elsewhere])).toEqual([]);
  });

  it('is understood of somebody who lets a third pass, but not where one phrase alone is put right so seldom', () => {
    const careless = (word: string, on: number) => [
      ...several(
        10,
        (at) => `${noun(at)} for the ${word}`,
        (at) => ({ on: on + at, wanted: { importance: 'high' } }),
      ),
      ...several(
        6,
        (at) => `${noun(at)} at the ${word}`,
        (at) => ({ on: on + at }),
      ),
    ];
    const alone = [
      ...dentist(10, 0, { wanted: { importance: 'high' } }),
      ...several(
        8,
        (at) => `dentist near the ${noun(at)}`,
        (at) => ({ on: at }),
      ),
    ];
    expect(proposalsIn(alone)).toEqual([]);
    const all = [...careless('choir', 0), ...careless('reunion', 20), ...careless('bazaar', 40)];
    expect(proposalsIn(all)).toHaveLength(3);
  });

  it('is not what the person writes into the message against it', () => {
    const log = dentist(6, 0, { wanted: { importance: 'high' } });
    const marked = dentist(4, 30, { importance: 'low' });
    expect(proposalsIn([...log, ...marked])).toEqual([]);
  });
});

describe('words about time', () => {
  const teatime = (on: number) => ({ date: `2026-03-${String(2 + on).padStart(2, '0')}`, time: '17:00' }) as const;
  const weekend = { unresolved: ['this weekend'], timePhrases: ['this weekend'], date: '2026-03-07' } as const;

  it('mean the hour that the person usually gives, on the day that was read', () => {
    const log = several(
      6,
      (at) => `mend the ${noun(at)} this weekend`,
      () => ({ ...weekend, wanted: { time: '10:00' } }),
    );
    expect(proposalsIn(log)).toEqual([{ phrase: 'this weekend', day: null, time: '10:00' }]);
  });

  it('mean a day of the week where the day of writing varies', () => {
    const days = ['2026-03-08', '2026-03-08', '2026-03-08', '2026-03-08', '2026-03-08', '2026-03-08', '2026-03-08'];
    const log = several(
      7,
      (at) => `mend the ${noun(at)} this weekend`,
      (at) => ({
        ...weekend,
        wanted: { date: days[at] ?? null, time: '11:00' },
      }),
    );
    expect(proposalsIn(log)).toEqual([{ phrase: 'this weekend', day: { weekday: 7 }, time: '11:00' }]);
  });

  it('may be words that no reader of times knows', () => {
    const log = several(
      6,
      (at) => `mend the ${noun(at)} after school`,
      (at) => ({
        wanted: { date: `2026-03-0${2 + at}`, time: '15:30' },
      }),
    );
    expect(proposalsIn(log)).toEqual([{ phrase: 'after school', day: null, time: '15:30' }]);
  });

  it('mean so many days later where no hour says it better, even a word that is left out elsewhere', () => {
    const log = several(
      6,
      (at) => `mend the ${noun(at)} soon`,
      (at) => ({
        unresolved: ['soon'],
        timePhrases: ['soon'],
        wanted: { date: `2026-03-${String(5 + at).padStart(2, '0')}` },
      }),
    );
    expect(proposalsIn(log)).toEqual([{ phrase: 'soon', day: { in: 3 }, time: null }]);
  });

  it('keep in mind which day of the week was understood beside the hour that was not', () => {
    const understood = (told: (at: number) => Told, words: string) => {
      const log = several(6, (at) => `mend the ${noun(at)} ${words}`, told);
      const patterns = review(snapshotOf([...everyday, ...log]));
      return patterns.find(({ key }) => key === `phrase:${words}`)?.context['understood'];
    };
    expect(understood(() => ({ ...weekend, wanted: { time: '10:00' } }), 'this weekend')).toEqual({ weekday: 6 });
    const daily = (at: number): Told => ({
      timePhrases: ['tomorrow morning'],
      date: `2026-03-0${3 + at}`,
      time: '09:00',
      wanted: { time: '08:15' },
    });
    expect(understood(daily, 'tomorrow morning')).toBeNull();
  });

  it('mean an hour alone where the person names today or tomorrow by whether it has struck', () => {
    const at9 = (on: number) => thought(`mend the ${noun(on)} at teatime`, { on, wanted: teatime(on) });
    const at19 = (on: number) => {
      const late = thought(`mend the ${noun(on)} at teatime`, { on, wanted: teatime(on + 1) });
      return { ...late, sentAt: late.sentAt + 10 * 3_600_000 };
    };
    const log = [0, 1, 2, 3, 4, 5, 6, 7].map((on) => (on % 2 === 0 ? at9(on) : at19(on)));
    expect(proposalsIn(log)).toEqual([{ phrase: 'at teatime', day: null, time: '17:00' }]);
  });

  it('are left alone where the answers differ, and kept in mind where there are none', () => {
    const differing = several(
      8,
      (at) => `mend the ${noun(at)} soon`,
      (at) => ({
        unresolved: ['soon'],
        timePhrases: ['soon'],
        wanted: { date: `2026-04-${10 + at * 2}` },
      }),
    );
    expect(proposalsIn(differing)).toEqual([]);
    const open = several(
      6,
      (at) => `mend the ${noun(at)} soon`,
      () => ({ unresolved: ['soon'], timePhrases: ['soon'] }),
    );
    const patterns = review(snapshotOf([...everyday, ...open]));
    expect(patterns).toContainEqual(
      expect.objectContaining({ type: 'extraction_failure', key: 'unresolved:soon', count: 6, proposal: null }),
    );
  });
});

describe('questions', () => {
  it('that stay open are of no use where the words were mostly not asked about', () => {
    const left = several(
      6,
      (at) => `deal with the ${noun(at)}`,
      () => ({ asked: 'scope' }),
    );
    const filed = several(
      8,
      (at) => `deal with the ${noun(at)} on friday`,
      (at) => ({ on: 20 + at }),
    );
    expect(proposalsIn([...left, ...filed])).toEqual([{ phrase: 'deal with …', reason: 'scope', project: null }]);
  });

  it('about vague words of time are not asked where the answer is always what would have been guessed', () => {
    const vague = (count: number, wanted: (at: number) => Told['wanted']) =>
      several(
        count,
        (at) => `${verbs[at % 5] ?? 'buy'} the ${noun(at)} one of these days`,
        (at) => ({
          asked: 'timing',
          answered: true,
          unresolved: ['one of these days'],
          timePhrases: ['one of these days'],
          wanted: wanted(at) ?? {},
        }),
      );
    expect(proposalsIn(vague(6, () => ({})))).toEqual([
      { phrase: 'one of these days', reason: 'timing', project: null },
    ]);
    expect(proposalsIn(vague(6, (at) => (at % 3 === 0 ? { date: `2026-05-${10 + at * 3}` } : {})))).toEqual([]);
  });

  it('of one phrase that stay open are found though no other questions are there to compare', () => {
    const log = several(
      6,
      (at) => `deal with the ${noun(at)}`,
      () => ({ asked: 'scope' }),
    );
    expect(proposalsIn(log)).toEqual([{ phrase: 'deal with …', reason: 'scope', project: null }]);
  });

  it('about words whose answer is always the guess are not to be asked', () => {
    const always = several(
      6,
      (at) => `work on the ${noun(at)}`,
      () => ({ asked: 'scope', answered: true }),
    );
    const others = several(
      9,
      (at) => `plan the ${noun(at)}`,
      (at) => ({
        asked: 'scope',
        answered: true,
        wanted: { kind: ['project', 'note', 'task'][at % 3] ?? 'task' },
      }),
    );
    expect(proposalsIn([...always, ...others])).toEqual([{ phrase: 'work on …', reason: 'scope', project: null }]);
  });

  it('that nobody answers are not to be asked at all', () => {
    const ignored = several(
      9,
      (at) => `${noun(at)} and ${noun(at + 4)}`,
      () => ({ asked: 'intent' }),
    );
    expect(proposalsIn(ignored)).toEqual([{ phrase: null, reason: 'intent', project: null }]);
  });

  it('that are answered now and then go on', () => {
    const log = several(
      20,
      (at) => `${noun(at)} and ${noun(at + 4)}`,
      (at) => ({
        asked: 'intent',
        answered: at % 2 === 0,
        wanted: at % 4 === 0 ? { kind: 'note' } : {},
      }),
    );
    expect(proposalsIn(log)).toEqual([]);
  });
});

it('asks where what is filed at once is put right in varying ways', () => {
  const kinds = ['project', 'note', 'project', 'question'];
  const log = several(
    12,
    (at) => `figure out the ${noun(at)}`,
    (at) => ({ wanted: { kind: kinds[at % 4] ?? 'note' } }),
  );
  expect(proposalsIn(log)).toEqual([{ phrase: 'figure out …', ambiguity: 'scope' }]);
});

it('asks nothing where most of it is put right in one way', () => {
  const log = several(
    12,
    (at) => `figure out the ${noun(at)}`,
    (at) => ({ wanted: at > 8 ? { kind: 'note' } : at > 6 ? {} : { kind: 'project' } }),
  );
  const asked = proposalsIn(log).filter((value) => 'ambiguity' in value);
  expect(asked).toEqual([]);
});

describe('a rule in force', () => {
  const rule: Rule = {
    id: 7,
    type: 'keyword',
    key: 'phrase:gym',
    value: { phrase: 'gym', importance: 'high' },
    from: 0,
    until: null,
  };
  const spoke = (count: number, told: Told) =>
    several(
      count,
      (at) => `gym with the ${noun(at)}`,
      () => ({ importance: 'high', rules: [7], ...told }),
    );

  it('fails when its word is taken back', () => {
    const patterns = review(
      snapshotOf([...everyday, ...spoke(6, { wanted: { importance: null } })], { rules: [rule] }),
    );
    expect(patterns).toContainEqual(expect.objectContaining({ type: 'failing_rule', key: 'rule:7', count: 6 }));
  });

  it('does not fail while it is left alone, nor is its own word evidence for it', () => {
    const patterns = review(snapshotOf([...everyday, ...spoke(9, {})], { rules: [rule] }));
    expect(patterns).toEqual([]);
  });
});

describe('suggestions', () => {
  const suggestion = (id: number, project: string, outcome: SuggestionEvidence['outcome']): SuggestionEvidence => ({
    id,
    type: 'task',
    text: `try number ${id}`,
    project,
    shownAt: id * 86_400_000,
    zone: 'UTC',
    outcome,
    inTrouble: false,
  });

  it('are not made any more where they are ignored', () => {
    const suggestions = Array.from({ length: 12 }, (_, at) =>
      suggestion(at, at % 2 === 0 ? 'Garden' : 'Thesis', at % 2 === 0 ? 'ignored' : 'accepted'),
    );
    expect(proposalsIn([], { suggestions })).toEqual([{ phrase: null, reason: 'suggestion', project: 'Garden' }]);
  });

  it('are not made at all where all are ignored', () => {
    const suggestions = Array.from({ length: 12 }, (_, at) => suggestion(at, `P${at % 2}`, 'dismissed'));
    expect(proposalsIn([], { suggestions })).toEqual([{ phrase: null, reason: 'suggestion', project: null }]);
  });

  it('of somebody without projects end as well', () => {
    const suggestions = Array.from({ length: 12 }, (_, at) => ({ ...suggestion(at, '', 'ignored'), project: null }));
    expect(proposalsIn([], { suggestions })).toEqual([{ phrase: null, reason: 'suggestion', project: null }]);
  });

  it('of one kind that are left are kept in mind', () => {
    const suggestions = Array.from({ length: 24 }, (_, at) => ({
      ...suggestion(at, '', at % 2 === 0 ? 'ignored' : 'accepted'),
      project: at % 2 === 0 ? null : 'Garden',
      type: at % 2 === 0 ? ('task' as const) : ('project' as const),
    }));
    expect(proposalsIn([], { suggestions })).toEqual([]);
    const found = findStaleSuggestions({ suggestions });
    expect(found.map(({ key }) => key)).toEqual(['suggestions without a project', 'suggestions for tasks']);
  });
});

describe('answers', () => {
  const contact = (id: number, hour: string, more: Partial<ContactEvidence> = {}): ContactEvidence => {
    const date = `2026-03-${String(2 + id).padStart(2, '0')}`;
    return {
      id,
      type: 'clarification',
      sentAt: instantOf({ date, time: '09:00' }, 'UTC'),
      zone: 'UTC',
      answeredAt: instantOf({ date, time: hour }, 'UTC'),
      inTrouble: false,
      ...more,
    };
  };

  it('that come in the evening move the questions there', () => {
    const contacts = ['19:10', '19:45', '20:05', '19:20', '19:55', '20:30', '19:35', '19:05'].map((hour, id) =>
      contact(id, hour),
    );
    expect(proposalsIn([], { contacts })).toEqual([{ contact: 'clarification', at: '19:30' }]);
  });

  it('that come at once, or at all hours, move nothing', () => {
    const soon = ['09:05', '09:20', '09:10', '09:02', '09:30', '09:15'].map((hour, id) => contact(id, hour));
    const spread = ['10:30', '22:00', '14:10', '17:45', '12:00', '20:15', '15:20'].map((hour, id) => contact(id, hour));
    expect(proposalsIn([], { contacts: soon })).toEqual([]);
    expect(proposalsIn([], { contacts: spread })).toEqual([]);
  });
});
