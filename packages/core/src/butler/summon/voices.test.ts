import { defaultConventions } from '@noctem/core/capture';
import { instantOf } from '@noctem/core/kernel';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { SummonAct } from './decision.ts';
import { readSummons } from './read-summons.ts';
import { bystanders } from './testing/bystanders.ts';
import { askingVoices, voices } from './testing/voices.ts';

/** Monday, 23 November 2026, 09:00 in Lisbon. */
const context = {
  sentAt: instantOf({ date: '2026-11-23', time: '09:00' }, 'Europe/Lisbon'),
  zone: 'Europe/Lisbon',
  locale: 'en-US',
  conventions: defaultConventions,
  projects: ['garden', 'Flat move'],
};

type Change = Extract<SummonAct, { type: 'change' }>;

const change = (patch: Change['patch'], kind: Change['kind'] = null): Change => ({ type: 'change', kind, patch });
const read = (text: string) => readSummons(text, context);
const titled = { title: expect.stringMatching(/^buy oat milk$/iu) as string };

const meant: Record<keyof typeof voices, SummonAct> = {
  note: change({}, 'note'),
  project: change({}, 'project'),
  fridayAtThree: change({ date: '2026-11-27', time: '15:00' }),
  saturday: change({ date: '2026-11-28' }),
  noDate: change({ date: null, time: null, rrule: null }),
  important: change({ importance: 'high' }),
  less: change({ importance: 'less' }),
  title: change(titled),
  garden: change({ project: 'garden' }),
  split: { type: 'split', parts: [] },
  undo: { type: 'undo' },
  forget: { type: 'forget' },
};

describe('people who have not seen the grammar', () => {
  for (const [name, act] of Object.entries(meant)) {
    it.each(voices[name as keyof typeof voices])(`ask for ${name}: %s`, (text) =>
      expect(read(text)).toEqual({ target: null, act }),
    );
  }

  for (const [query, said] of Object.entries(askingVoices)) {
    it.each(said)(`ask about ${query}: %s`, (text) => expect(read(text).act).toEqual({ type: 'query', query }));
  }

  it.each<[string, Change['patch']]>([
    ['make it the 3rd', { date: '2026-12-03' }],
    ['next week', { date: '2026-11-30' }],
    ['no, half 4', { time: '16:30' }],
    ['it’s at half past four', { time: '16:30' }],
    ['wednesday morning 9.30', { date: '2026-11-25', time: '09:30' }],
    ['tuesday week', { date: '2026-12-01' }],
    ['a week from friday', { date: '2026-12-04' }],
    ['not 5pm, 6pm', { time: '18:00' }],
    ['tomorrow not today', { date: '2026-11-24' }],
    ['every second tuesday', { date: '2026-11-24', rrule: 'FREQ=WEEKLY;INTERVAL=2;BYDAY=TU' }],
    ['daily at 7', { date: '2026-11-24', time: '07:00', rrule: 'FREQ=DAILY' }],
    ['raise the priority to high', { importance: 'high' }],
    ['set priority to 1', { importance: 'high' }],
    ['take it out of garden', { project: null }],
  ])('name a time or a mark in their own way: %s', (text, patch) => expect(read(text).act).toEqual(change(patch)));

  it.each([
    ['task 7 → saturday', { type: 'task', id: 7 }, change({ date: '2026-11-28' })],
    ['the second one is a note', { type: 'position', id: 2 }, change({}, 'note')],
    ['delete the third one', { type: 'position', id: 3 }, { type: 'forget' }],
    ['why is thought 12 a task?', { type: 'thought', id: 12 }, { type: 'query', query: 'why' }],
    ['task 7 has no date', { type: 'task', id: 7 }, change({ date: null, time: null, rrule: null })],
    ['undo the change to task 7', { type: 'task', id: 7 }, { type: 'undo' }],
  ])('name what they speak of: %s', (text, target, act) => expect(read(text)).toEqual({ target, act }));
});

describe('words that stand near an order', () => {
  it.each(bystanders)('change nothing: %s', (text) => expect(read(text).act.type).toMatch(/^(?:unknown|query)$/u));

  it('change nothing either when they are shouted, or whispered', () => {
    fc.assert(
      fc.property(fc.constantFrom(...bystanders), fc.constantFrom('upper', 'lower', 'spaced'), (text, how) => {
        const said = how === 'upper' ? text.toUpperCase() : how === 'lower' ? text.toLowerCase() : `  ${text}  `;
        expect(read(said).act.type).toMatch(/^(?:unknown|query)$/u);
      }),
      { numRuns: 400 },
    );
  });
});

describe('a slip of the finger', () => {
  it.each(['projcet', 'saturady', 'importnat', 'it’s a noet', 'udno', 'delet it please'])(
    'is seen through: %s',
    (text) => expect(read(text).act.type).not.toBe('unknown'),
  );

  it.each(['it’s a nose', 'a tusk', 'spoilt', 'imported', 'make it a vote'])(
    'is not seen in another word: %s',
    (text) => expect(read(text).act.type).toBe('unknown'),
  );

  it('stays in the words of the person’s own', () => {
    expect(read('call it projcet Monady').act).toEqual(change({ title: 'projcet Monady' }));
  });
});
