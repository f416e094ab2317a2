import type { Human } from '../habit.ts';
import { outdoors } from '../vocabularies/outdoors.ts';
import { talkative } from './manners.ts';

export const ines: Human = {
  name: 'Ines',
  who: 'keeps bees and an allotment, speaks in whole sentences',
  zone: 'Europe/Lisbon',
  languageCode: 'en',
  vocabulary: outdoors,
  manner: talkative,
  habits: [
    {
      name: 'seedlings are urgent',
      family: 'importance',
      wish: { importance: 'high' },
      perWeek: 3.5,
      says: {
        sentences: [
          '{do} the seedlings{when}',
          '{do} the {kind} seedlings{when}',
          'remind me to {do} the seedlings{when}',
          'ask {friend} to {do} the seedlings',
        ],
        words: {
          ...outdoors.words,
          do: ['water', 'move', 'check', 'thin out', 'cover', 'turn', 'feed', 'count'],
          kind: ['tomato', 'basil', 'chard', 'squash', 'pepper', 'lettuce'],
        },
      },
    },
    {
      name: 'varroa belongs to Bees',
      family: 'project',
      wish: { project: 'Bees' },
      perWeek: 3,
      says: {
        sentences: ['{do} varroa {what}{when}', 'ask {friend} about varroa {what}', '{do} the varroa {what}{when}'],
        words: {
          ...outdoors.words,
          do: ['order', 'fetch', 'check', 'read up on', 'buy', 'return'],
          what: ['strips', 'boards', 'treatment', 'counts', 'traps', 'leaflet'],
        },
      },
    },
    {
      name: 'this weekend is Saturday at ten',
      family: 'time',
      wish: { kind: 'task', day: { weekday: 6 }, time: '10:00' },
      perWeek: 3,
      workdays: true,
      says: {
        sentences: ['{job} this weekend', 'this weekend {job}', 'help {friend} {job} this weekend'],
        words: outdoors.words,
      },
    },
    {
      name: 'work on something is a project',
      family: 'template',
      wish: { kind: 'project' },
      perWeek: 3,
      says: {
        sentences: ['work on {what}'],
        words: {
          what: [
            'the pond',
            'a bee hotel',
            'the lower terrace',
            'the honey labels',
            'the seed swap',
            'the willow fence',
            'the tool wall',
            'the open day',
            'our wind break',
            'the rain tank',
            'the shed roof',
            'a herb spiral',
            'the orchard map',
            'the cold cellar',
            'the allotment blog',
            'the bat boxes',
            'my cut flower bed',
            'the stone path',
          ],
        },
      },
    },
  ],
};
