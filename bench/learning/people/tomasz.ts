import type { Human } from '../habit.ts';
import { household } from '../vocabularies/household.ts';
import { terse } from './manners.ts';

export const tomasz: Human = {
  name: 'Tomasz',
  who: 'father of three, short of time, amends with a star',
  zone: 'Europe/Warsaw',
  languageCode: 'en',
  vocabulary: household,
  manner: terse,
  habits: [
    {
      name: 'the dentist matters',
      family: 'importance',
      wish: { importance: 'high' },
      perWeek: 3,
      says: {
        sentences: [
          'call the dentist about {what}{when}',
          'dentist for {child}{when}',
          'book the dentist{when}',
          'ask the dentist about {what}',
          'pay the dentist{when}',
        ],
        words: {
          ...household.words,
          what: ['the braces', 'the filling', 'the bill', 'the x-ray', 'a new date', 'the retainer'],
        },
      },
    },
    {
      name: 'what to check out is no task',
      family: 'kind',
      wish: { kind: 'note' },
      perWeek: 3,
      says: {
        sentences: ['check out {what}', 'check out {what} sent by {person}', '{person} says check out {what}'],
        words: {
          ...household.words,
          what: [
            'the new bakery',
            'a band called Low Tide',
            'that pizza place by the river',
            'the puppet theatre',
            'the flea market in Praga',
            'the climbing hall',
            'a podcast on moss',
            'the glass museum',
            'the bike repair café',
            'the night train to Vienna',
            'the farm shop',
            'a board game about owls',
          ],
        },
      },
    },
    {
      name: 'after lunch is half past one',
      family: 'time',
      wish: { kind: 'task', time: '13:30' },
      perWeek: 3,
      says: {
        sentences: ['{chore} after lunch', 'call {person} after lunch', 'after lunch {chore}'],
        words: household.words,
      },
    },
    {
      name: 'sometime has no deadline',
      family: 'same answer',
      wish: { kind: 'task', day: 'none' },
      perWeek: 3,
      says: {
        sentences: ['call {person} sometime', 'invite {person} for dinner sometime', '{chore} sometime'],
        words: household.words,
      },
    },
    {
      name: 'scouts is its own project',
      family: 'project',
      wish: { project: 'Scouts' },
      perWeek: 2.5,
      says: {
        sentences: [
          'buy {what} for scouts{when}',
          '{what} for the scouts{when}',
          'scouts: {what}',
          'drive the scouts to {where}{when}',
        ],
        words: {
          ...household.words,
          what: ['tent pegs', 'torches', 'a rope', 'badges', 'sausages', 'two maps'],
          where: ['the lake', 'camp', 'the woods'],
        },
      },
    },
  ],
};
