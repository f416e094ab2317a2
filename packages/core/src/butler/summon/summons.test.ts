import { defaultConventions } from '@noctem/core/capture';
import { instantOf } from '@noctem/core/kernel';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { SummonAct } from './decision.ts';
import { readSummons } from './read-summons.ts';
import { paraphrases, questions, unclear } from './testing/paraphrases.ts';

/** Monday, 23 November 2026, 09:00 in Lisbon. */
const context = {
  sentAt: instantOf({ date: '2026-11-23', time: '09:00' }, 'Europe/Lisbon'),
  zone: 'Europe/Lisbon',
  locale: 'en-US',
  conventions: defaultConventions,
  projects: ['garden', 'Flat move'],
};

const noDate = { date: null, time: null, rrule: null };
const meant = {
  note: change({}, 'note'),
  project: change({}, 'project'),
  fridayAtThree: change({ date: '2026-11-27', time: '15:00' }),
  saturday: change({ date: '2026-11-28' }),
  noDate: change(noDate),
  important: change({ importance: 'high' }),
  lessImportant: change({ importance: 'less' }),
  unimportant: change({ importance: 'low' }),
  garden: change({ project: 'garden' }),
  split: { type: 'split', parts: [] },
  undo: { type: 'undo' },
  forget: { type: 'forget' },
} satisfies Partial<Record<keyof typeof paraphrases, SummonAct>>;

function change(
  patch: Extract<SummonAct, { type: 'change' }>['patch'],
  kind: 'note' | 'project' | 'task' | null = null,
) {
  return { type: 'change', kind, patch } as const;
}

function read(text: string) {
  return readSummons(text, context);
}

describe('a correction in a person’s own words', () => {
  for (const [name, act] of Object.entries(meant)) {
    const said = paraphrases[name as keyof typeof meant];
    it.each(said)(`asks for ${name}: %s`, (text) => expect(read(text)).toEqual({ target: null, act }));
  }

  it.each(paraphrases.title)('gives new words: %s', (text) => {
    const { act } = read(text);
    expect(act).toEqual(change({ title: expect.stringMatching(/^buy oat milk$/i) as string }));
  });

  it('has at least twenty ways for everything', () => {
    for (const [name, said] of Object.entries(paraphrases))
      expect([name, new Set(said).size >= 20]).toEqual([name, true]);
  });

  it.each([
    ['task 7: that’s a note', { target: { type: 'task', id: 7 }, act: change({}, 'note') }],
    ['thought 12 is a project', { target: { type: 'thought', id: 12 }, act: change({}, 'project') }],
    ['move task #7 to saturday', { target: { type: 'task', id: 7 }, act: change({ date: '2026-11-28' }) }],
    ['number 2 is a note', { target: { type: 'position', id: 2 }, act: change({}, 'note') }],
    ['#2: important', { target: { type: 'position', id: 2 }, act: change({ importance: 'high' }) }],
    ['split task 7 up', { target: { type: 'task', id: 7 }, act: { type: 'split', parts: [] } }],
    ['rename task 7 to see task 9', { target: { type: 'task', id: 7 }, act: change({ title: 'see task 9' }) }],
    ['the title of task 7 should be foo', { target: { type: 'task', id: 7 }, act: change({ title: 'foo' }) }],
    ['rename task 7 to finish thesis', { target: { type: 'task', id: 7 }, act: change({ title: 'finish thesis' }) }],
  ])('may name what it speaks of: %s', (text, expected) => expect(read(text)).toEqual(expected));

  it.each([
    ['make it saturday 5pm and important', change({ date: '2026-11-28', time: '17:00', importance: 'high' })],
    ['make it an important task for saturday', change({ date: '2026-11-28', importance: 'high' }, 'task')],
    ['call it "milk" and put it in garden', change({ title: 'milk', project: 'garden' })],
    ['put it in garden and make it saturday', change({ project: 'garden', date: '2026-11-28' })],
    ['rename it to milk, and make it important', change({ title: 'milk', importance: 'high' })],
    ['every mon, wed and fri 7am', change({ date: '2026-11-25', time: '07:00', rrule: 'FREQ=WEEKLY;BYDAY=MO,WE,FR' })],
  ])('may say several things: %s', (text, act) => expect(read(text).act).toEqual(act));

  it('keeps a quotation as it is, whatever it looks like', () => {
    expect(read('call it "task 9: friday, not important"').act).toEqual(
      change({ title: 'task 9: friday, not important' }),
    );
  });

  it.each([
    ['a day later', { amount: 1, unit: 'days' }],
    ['push it back two hours', { amount: 120, unit: 'minutes' }],
    ['postpone by a week', { amount: 7, unit: 'days' }],
    ['half an hour earlier', { amount: -30, unit: 'minutes' }],
    ['bring it forward a month', { amount: -1, unit: 'months' }],
  ] as const)('may move from where it is: %s', (text, shift) => expect(read(text).act).toEqual(change({ shift })));

  it('may name the parts', () => {
    expect(read('split it into buy milk and call mum').act).toEqual({ type: 'split', parts: ['buy milk', 'call mum'] });
  });

  it('begins a project only where the words can mean nothing else', () => {
    expect(read('put it under holidays').act).toEqual(change({ project: 'holidays' }));
    expect(read('move it to holidays').act).toMatchObject({
      type: 'unknown',
      understood: { patch: { project: 'holidays' } },
    });
    expect(read('put it in tomorrow').act).toEqual(change({ date: '2026-11-24' }));
    expect(read('put it in my notes').act).toEqual(change({}, 'note'));
  });
});

describe('a question', () => {
  for (const [query, said] of Object.entries(questions)) {
    it.each(said)(`asks for ${query}: %s`, (text) => expect(read(text).act).toEqual({ type: 'query', query }));
  }
});

describe('words that order nothing for certain', () => {
  it.each(unclear)('are not carried out: %s', (text) => expect(read(text).act.type).toBe('unknown'));

  it('come back with what could be read in them', () => {
    const understood = (text: string) => {
      const { act } = read(text);
      return act.type === 'unknown' ? act.understood : null;
    };
    expect(understood('friday with tom')).toMatchObject({
      why: 'words',
      patch: { date: '2026-11-27' },
      timeWords: 'friday',
      unread: expect.stringContaining('tom') as unknown,
    });
    expect(understood('not a task')).toMatchObject({ why: 'only-not', kinds: ['task'] });
    expect(understood('a note or a task')).toMatchObject({ why: 'unsure', kinds: ['note', 'task'] });
    expect(understood('note and project')).toMatchObject({ why: 'contradiction' });
    expect(understood('this weekend')).toMatchObject({ why: 'vague', patch: { date: '2026-11-28' } });
    expect(understood('make it purple')).toMatchObject({ why: 'nothing', patch: {} });
  });

  it('stay so when strange words stand among known ones', () => {
    const { note, project, saturday, important, noDate, garden, undo, forget } = paraphrases;
    const known = [note, project, saturday, important, noDate, garden, undo, forget]
      .flat()
      .filter((text) => !text.startsWith('call it'));
    const strange = fc.constantFrom('purple', 'zebra', 'Lisbon', 'grandmother', 'xyz', '99', 'unless');
    fc.assert(
      fc.property(fc.constantFrom(...known), strange, (text, word) => {
        const { type } = read(`${text} ${word}`).act;
        expect(type).toBe('unknown');
      }),
      { numRuns: 300 },
    );
  });

  it('never break the reading, and are read the same each time', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme', maxLength: 80 }), (text) => {
        expect(read(text)).toEqual(read(text));
      }),
      { numRuns: 500 },
    );
  });

  it.each(['not a task, ', 'friday ', '"', '(', 'please ', 'can you ', ', ', 'from a to b ', 'call it '])(
    'are read in time, however long: %s',
    (unit) => {
      const began = performance.now();
      for (const length of [800, 4_096]) read(unit.repeat(4_096).slice(0, length));
      expect(performance.now() - began).toBeLessThan(500);
    },
  );
});

describe('a mark of a project whose name is several words', () => {
  it.each(['+Flat move', '+flat move', '+flatmove', 'put it in flat move'])('names it: %s', (words) => {
    expect(readSummons(words, context).act).toEqual(change({ project: 'Flat move' }));
  });

  it('is one word where there is no such project', () => {
    expect(readSummons('+flat roof', context).act.type).toBe('unknown');
  });
});
