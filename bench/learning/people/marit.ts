import type { Human } from '../habit.ts';
import { outdoors } from '../vocabularies/outdoors.ts';
import { talkative } from './manners.ts';

export const marit: Human = {
  name: 'Marit',
  who: 'a physiotherapist with names, ideas and a stall on the market',
  zone: 'Europe/Oslo',
  languageCode: 'en',
  vocabulary: outdoors,
  manner: { ...talkative, corrects: 0.8, routes: { summon: 3, amend: 2, reply: 4, edit: 2, button: 1 } },
  habits: [
    {
      name: 'Bernadette comes first',
      family: 'importance',
      wish: { importance: 'high' },
      perWeek: 3,
      says: {
        sentences: [
          'call Bernadette{when}',
          'email Bernadette about {matter}{when}',
          '{do} for Bernadette{when}',
          "look over Bernadette's {matter}{when}",
        ],
        words: {
          ...outdoors.words,
          do: ['print the plans', 'book a cab', 'order flowers', 'pick up the keys', 'find a chair'],
          matter: ['the rent', 'the recital', 'lease', 'the visit', 'survey', 'exercises'],
        },
      },
    },
    {
      name: 'ideas are kept',
      family: 'kind',
      wish: { kind: 'note' },
      perWeek: 3,
      says: {
        sentences: ['idea {what}', 'idea for {what}', 'idea: {what}'],
        words: {
          what: [
            'a lamp from bottles',
            'a café on a barge',
            'a swap shelf',
            'a silent disco in the library',
            'seed bombs',
            'hats for cats',
            'a night bus map',
            'a bench with a story',
            'an umbrella library',
            'paper boats in the fountain',
          ],
        },
      },
    },
    {
      name: 'the end of the week is Friday at four',
      family: 'time',
      wish: { kind: 'task', day: { weekday: 5 }, time: '16:00' },
      perWeek: 3,
      workdays: true,
      says: {
        sentences: ['{job} by end of week', 'get back to {friend} by end of week', '{job} end of week'],
        words: outdoors.words,
      },
    },
    {
      name: 'the stall belongs to Market',
      family: 'project',
      wish: { project: 'Market' },
      perWeek: 3,
      says: {
        sentences: ['{do} for the stall{when}', 'set up the stall{when}', 'ask {friend} to mind the stall'],
        words: {
          ...outdoors.words,
          do: ['bake rolls', 'print signs', 'buy change', 'pack jars', 'find a tablecloth', 'borrow scales'],
        },
      },
    },
  ],
};
