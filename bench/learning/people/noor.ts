import type { Habit, Human } from '../habit.ts';
import { office } from '../vocabularies/office.ts';
import { terse } from './manners.ts';

const changesIn = 6;

const rehearsals: Habit = {
  name: 'after work is six',
  family: 'time',
  wish: { kind: 'task', time: '18:00' },
  perWeek: 5,
  workdays: true,
  weeks: { until: changesIn },
  says: {
    sentences: [
      '{small} after work',
      'call {colleague} after work',
      'after work {small}',
      'meet {colleague} after work',
    ],
    words: office.words,
  },
};

const exhibits: Habit = {
  name: 'the depot is urgent',
  family: 'importance',
  wish: { importance: 'high' },
  perWeek: 5,
  weeks: { until: changesIn },
  says: {
    sentences: [
      '{do} the depot {what}{when}',
      'ask {colleague} about the depot {what}',
      '{do} depot {what} for {client}{when}',
    ],
    words: {
      ...office.words,
      do: ['sort', 'label', 'scan', 'move', 'check', 'photograph'],
      what: ['boxes', 'shelves', 'plans', 'letters', 'prints', 'index'],
    },
  },
};

export const noor: Human = {
  name: 'Noor',
  who: 'changes two habits in week 6',
  zone: 'Europe/Paris',
  languageCode: 'en',
  vocabulary: office,
  manner: terse,
  habits: [
    rehearsals,
    { ...rehearsals, name: 'after work is eight', wish: { kind: 'task', time: '20:00' }, weeks: { from: changesIn } },
    exhibits,
    { ...exhibits, name: 'the depot can wait', wish: { importance: 'low' }, weeks: { from: changesIn } },
  ],
};
