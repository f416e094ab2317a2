import type { Manner } from '../habit.ts';

/** Types what is wrong in whole sentences, and answers when asked. */
export const talkative: Manner = {
  corrects: 0.9,
  routes: { summon: 5, amend: 1, reply: 2, edit: 1, button: 2 },
  answersAtOnce: 0.85,
  answersLater: 0.7,
  answerHour: null,
  whims: 0.02,
  insights: 'as is true',
};

/** Knows the short forms and uses them. */
export const terse: Manner = {
  ...talkative,
  corrects: 0.95,
  routes: { summon: 1, amend: 5, reply: 2, edit: 2, button: 3 },
  answersAtOnce: 0.9,
};

/** Taps where there is something to tap, lets a good part of it be. */
export const easygoing: Manner = {
  ...talkative,
  corrects: 0.65,
  routes: { summon: 3, amend: 1, reply: 1, edit: 1, button: 8 },
  answersAtOnce: 0.6,
  answersLater: 0.5,
  whims: 0.03,
};

/** Mends the message itself. */
export const editor: Manner = {
  ...talkative,
  corrects: 0.85,
  routes: { summon: 2, amend: 2, reply: 0, edit: 7, button: 2 },
};
