import type { Human } from '../habit.ts';
import { household } from '../vocabularies/household.ts';
import { editor } from './manners.ts';

export const paulo: Human = {
  name: 'Paulo',
  who: 'edits his messages; his habits hold nine times in ten',
  zone: 'America/Sao_Paulo',
  languageCode: 'pt-br',
  vocabulary: household,
  manner: editor,
  habits: [
    {
      name: 'car insurance is important, other insurance is not',
      family: 'importance',
      wish: { importance: 'high' },
      perWeek: 5,
      holds: 0.93,
      says: {
        sentences: [
          '{do} the car insurance{when}',
          '{do} car insurance {what}{when}',
          'call {person} about the car insurance',
        ],
        words: {
          ...household.words,
          do: ['renew', 'compare', 'pay', 'check', 'cancel', 'read'],
          what: ['papers', 'offer', 'letter', 'claim'],
        },
      },
    },
    {
      name: 'home insurance is nothing special',
      family: 'importance',
      wish: {},
      perWeek: 2,
      says: {
        sentences: ['{do} the home insurance{when}', '{do} home insurance {what}{when}'],
        words: {
          ...household.words,
          do: ['renew', 'compare', 'pay', 'check', 'cancel', 'read'],
          what: ['papers', 'offer', 'letter'],
        },
      },
    },
    {
      name: 'next week starts at nine',
      family: 'time',
      wish: { kind: 'task', time: '09:00' },
      perWeek: 4,
      holds: 0.93,
      workdays: true,
      says: {
        sentences: ['{chore} next week', 'call {person} next week', 'next week {chore}'],
        words: household.words,
      },
    },
    {
      name: 'the veranda is a project of its own',
      family: 'project',
      wish: { project: 'Veranda' },
      perWeek: 4,
      holds: 0.95,
      says: {
        sentences: [
          '{do} the veranda {what}{when}',
          'buy {what} for the veranda{when}',
          'ask {person} about the veranda {what}',
        ],
        words: {
          ...household.words,
          do: ['sand', 'paint', 'measure', 'wash', 'mend'],
          what: ['tiles', 'railing', 'steps', 'roof', 'lamps', 'posts'],
        },
      },
    },
  ],
};
