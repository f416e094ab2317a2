import { describe, expect, it } from 'vitest';
import { emptyRuleSet } from '@noctem/core/rules';
import { decideCapture, defaultConventions, type CaptureDecision, type CaptureInput } from './index.ts';

/** Wednesday 2026-11-18, 10:00 in Lisbon. */
const sentAt = 1_794_996_000_000;

function decide(text: string, more: Partial<CaptureInput> = {}): CaptureDecision {
  const base = { sentAt, zone: 'Europe/Lisbon', locale: 'en-GB', conventions: defaultConventions, projects: [] };
  return decideCapture({ ...base, rules: emptyRuleSet, ...more, text });
}

const kinds: ReadonlyArray<readonly [CaptureDecision['kind'], readonly string[]]> = [
  [
    'task',
    [
      'unclog the kitchen sink',
      'razor blades, shower gel, floss',
      'remind me to hand back the projector',
      'we have to re-pot the lemon tree',
      'could you put almonds on the grocery list',
      'uhm ok so i need to like phone the letting agent',
      'physio with Oyelaran monday 17:30',
      'chutney',
      'dont forget Jasper wants his scarf back',
      'add a task to bleed the radiators',
      'clean the oven',
      'fix the kitchen lamp tomorrow',
      'check the smoke alarm on friday',
      'bring light bulbs to Amara',
      'print the rota and the schedule',
      'review the schedule for the choir trip',
      'translate the leaflet on thursday',
    ],
  ],
  [
    'note',
    [
      'the spare fuse is taped inside the meter cupboard',
      'bike shed code: 7719',
      'Coach Ferreira is allergic to walnuts',
      'Mark said the ferry is closed until june',
      'Wen has the key to the boathouse',
      'the alarm was fitted by the son of the neighbours',
      'the fuse box is behind the radio in the hall',
      'quote from Ursula: “the end is a beginning”',
      'Walked up to the reservoir with Dilnoza, the light was unreal.',
      'I felt strangely calm after the interview',
      'idea: a calendar that hides everything but today',
      'Halvard moved to Tromsø in 2011',
      'turns out the leak came from upstairs',
      'air filter is size 15',
      'had a dream about grandma’s kitchen',
      '"Nobody can hurt me without my permission" - Gandhi',
    ],
  ],
  [
    'question',
    [
      'what did I promise Bettina?',
      'wheres the warranty for the fridge',
      'do i have anything on sunday',
      'how many grams in an ounce',
      'show me my notes about the allotment',
      'when is the next bin collection',
      'is the museum open on mondays?',
    ],
  ],
  [
    'command',
    [
      'delete that last one',
      'mark the gutters as done',
      'take walnuts off the shopping list',
      'tell me another joke',
      'turn down the volume',
      'undo',
      'snooze it till friday',
      'play some cello music',
      'thank you!',
    ],
  ],
];

describe('the kind of a message', () => {
  for (const [kind, texts] of kinds)
    for (const text of texts)
      it(`reads “${text}” as a ${kind}`, () => {
        expect(decide(text).kind).toBe(kind);
      });
});

describe('a task', () => {
  it('has every field that was written into it', () => {
    const decision = decide('!1 send the roof quote to Ptolemy tomorrow at 4pm +loft #house');
    expect(decision).toMatchObject({
      kind: 'task',
      title: 'send the roof quote to Ptolemy',
      date: '2026-11-19',
      time: '16:00',
      importance: 'high',
      project: 'loft',
      tags: ['house'],
      items: [],
    });
  });

  it('takes its importance from words at the edge and leaves words in the middle alone', () => {
    expect(decide('urgent: ring the bank')).toMatchObject({ importance: 'high', title: 'ring the bank' });
    expect(decide('sweep the yard, no rush')).toMatchObject({ importance: 'low', title: 'sweep the yard' });
    expect(decide('file the important letters')).toMatchObject({
      importance: null,
      title: 'file the important letters',
    });
  });

  it('is not due in the week that it is for', () => {
    expect(decide('buy food for the week')).toMatchObject({ title: 'buy food for the week', date: null });
    expect(decide('buy food for the week tomorrow')).toMatchObject({ date: '2026-11-19' });
  });

  it('belongs to a known project that the words name', () => {
    const projects = ['Garden', 'Flat move'];
    expect(decide('garden: order bulbs', { projects })).toMatchObject({ project: 'Garden', title: 'order bulbs' });
    expect(decide('order compost for the garden', { projects })).toMatchObject({
      project: 'Garden',
      title: 'order compost for the garden',
    });
    expect(decide('book the van /flatmove', { projects })).toMatchObject({
      project: 'Flat move',
      title: 'book the van',
    });
    expect(decide('order compost for Gardener Joe', { projects })).toMatchObject({ project: null });
  });
});

describe('a message that calls itself a project', () => {
  it.each([
    ['project: winter garden', 'winter garden'],
    ['New project - ward rota', 'ward rota'],
    ['create a new project called loft', 'loft'],
  ])('becomes one: %s', (text, title) => {
    expect(decide(text)).toMatchObject({ kind: 'task', becomes: 'project', title });
  });

  it('is a task where it has a day, and a matter like any other without a colon', () => {
    expect(decide('project: send the plans by friday')).toMatchObject({ kind: 'task', becomes: null });
    expect(decide('project meeting with Ana')).toMatchObject({ becomes: null });
    expect(decide('new project manager is called Bo')).toMatchObject({ becomes: null });
  });
});

describe('a feast that something is done with', () => {
  it('stays in the title, with its day', () => {
    expect(decide('plan thanksgiving')).toMatchObject({ title: 'plan thanksgiving', date: '2026-11-26' });
    expect(decide('call by christmas')).toMatchObject({ title: 'call', date: '2026-12-25' });
    expect(decide('buy candles christmas eve')).toMatchObject({ title: 'buy candles' });
  });
});

describe('a mark of a project', () => {
  it.each([
    ['order candles +christmas stock', 'Christmas Stock'],
    ['order candles +christmas stock friday', 'Christmas Stock'],
    ['order candles +christmas', 'christmas'],
    ['order candles +christmas stockings', 'christmas'],
  ])('is its whole name where it is known: %s', (text, project) => {
    const decision = decide(text, { projects: ['Christmas Stock', 'Chris'] });
    expect(decision).toMatchObject({ project, kind: 'task' });
    expect(decision.title).toBe(text.endsWith('stockings') ? 'order candles stockings' : 'order candles');
  });
});

describe('a message with several tasks', () => {
  const titles = (text: string) => decide(text).items.map((item) => item.title);

  it('is cut at lines, bullets and numbers', () => {
    expect(titles('- mend the puncture\n- oil the chain\n- book a service')).toEqual([
      'mend the puncture',
      'oil the chain',
      'book a service',
    ]);
    expect(titles('1) wash the car 2) vacuum the boot')).toEqual(['wash the car', 'vacuum the boot']);
    expect(titles('before the trip:\npack the charger\nprint the tickets')).toEqual([
      'pack the charger',
      'print the tickets',
    ]);
  });

  it('is cut where a second order begins', () => {
    expect(titles('order a skip and ring the scaffolder')).toEqual(['order a skip', 'ring the scaffolder']);
    expect(titles('buy rice and light the stove')).toEqual(['buy rice', 'light the stove']);
    expect(titles('mop the hall; then hang the mirror')).toEqual(['mop the hall', 'hang the mirror']);
  });

  it('keeps one errand in one piece', () => {
    for (const text of [
      'go upstairs and find the tape',
      'mend the lamp and give it back',
      'fetch Ola and Per from judo',
      'wash and iron the shirts',
      'buy rice and light bulbs',
      'order glue and brush cleaner',
    ])
      expect(titles(text)).toEqual([]);
  });

  it('gives each task its own day, and a day that leads or closes to all', () => {
    expect(decide('drop the keys tomorrow and collect the rug friday').items.map((item) => item.date)).toEqual([
      '2026-11-19',
      '2026-11-20',
    ]);
    expect(decide('water the ferns and feed the fish tomorrow').items.map((item) => item.date)).toEqual([
      '2026-11-19',
      '2026-11-19',
    ]);
  });
});

describe('a doubt', () => {
  it('is about scope when the end is open', () => {
    expect(decide('work on the novel')).toMatchObject({ kind: 'ambiguous', ambiguity: 'scope', bestGuess: 'task' });
  });

  it('is about timing when the day is left open in words', () => {
    expect(decide('ring cousin Odile at some point')).toMatchObject({
      kind: 'ambiguous',
      ambiguity: 'timing',
      bestGuess: 'task',
    });
  });

  it('is about intent when nothing tells what is meant', () => {
    expect(decide('Zanzibar?')).toMatchObject({ kind: 'ambiguous', ambiguity: 'intent' });
  });

  it.each(['the mouse thing', 'the wifi thing', 'the birthday stuff'])(
    'is there when a thing is only pointed at: %s',
    (text) => {
      expect(decide(text).kind).toBe('ambiguous');
    },
  );

  it('is gone when a day was given', () => {
    expect(decide('work on the novel tomorrow')).toMatchObject({ kind: 'task', date: '2026-11-19' });
  });
});

describe('a note', () => {
  it('has no date, though days are named in it', () => {
    for (const text of [
      'slept in on sunday and read until noon',
      'gave up on the crossword at 11:15',
      'the pool is shut on tuesdays',
    ])
      expect(decide(text)).toMatchObject({ kind: 'note', date: null, time: null, rrule: null });
  });
});
