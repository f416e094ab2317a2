import type { Human } from '../habit.ts';
import { office } from '../vocabularies/office.ts';
import { easygoing } from './manners.ts';

export const ayumi: Human = {
  name: 'Ayumi',
  who: 'runs in the morning, writes grants, lets a quarter of it pass',
  zone: 'Asia/Tokyo',
  languageCode: 'en',
  vocabulary: office,
  manner: { ...easygoing, corrects: 0.75, routes: { summon: 3, amend: 2, reply: 2, edit: 1, button: 4 } },
  habits: [
    {
      name: 'the marathon has its list',
      family: 'project',
      wish: { project: 'Running' },
      perWeek: 3.5,
      says: {
        sentences: ['{do} marathon {what}{when}', 'sign up for the marathon{when}', 'marathon {what} with {colleague}'],
        words: {
          ...office.words,
          do: ['buy', 'order', 'book', 'check', 'renew'],
          what: ['shoes', 'gels', 'training', 'bib', 'hotel', 'socks', 'route'],
        },
      },
    },
    {
      name: 'before breakfast is seven',
      family: 'time',
      wish: { kind: 'task', time: '07:00' },
      perWeek: 3.5,
      says: { sentences: ['{small} before breakfast', 'before breakfast {small}'], words: office.words },
    },
    {
      name: 'the inspection is important',
      family: 'importance',
      wish: { importance: 'high' },
      perWeek: 3.5,
      says: {
        sentences: [
          '{do} the inspection {what}{when}',
          'inspection with {colleague}{when}',
          'ask {colleague} about the inspection',
        ],
        words: {
          ...office.words,
          do: ['prepare', 'file', 'copy', 'collect', 'sign'],
          what: ['papers', 'report', 'dates', 'plan'],
        },
      },
    },
  ],
};
