import type { Human } from '../habit.ts';
import { household } from '../vocabularies/household.ts';
import { terse } from './manners.ts';

const tasks = [
  'the garage shelves',
  'a new logo',
  'the wedding speech',
  'grandad’s memoir',
  'the archive',
  'the quiz night',
  'a photo book',
  'the boat hull',
  'the fundraiser',
  'our cookbook',
  'the alumni list',
  'a marble run',
  'the insulation',
  'the reading group',
  'the cabin',
];

export const dev: Human = {
  name: 'Dev',
  who: 'a researcher between grants, up early, names things by two words',
  zone: 'America/Chicago',
  languageCode: 'en',
  vocabulary: household,
  manner: { ...terse, routes: { summon: 2, amend: 3, reply: 1, edit: 4, button: 3 } },
  habits: [
    {
      name: 'the tax return matters',
      family: 'importance',
      wish: { importance: 'high' },
      perWeek: 2.5,
      says: {
        sentences: ['{do} the tax return{when}', 'tax return {what}{when}', 'ask {person} about the tax return'],
        words: {
          ...household.words,
          do: ['finish', 'check', 'scan', 'print', 'start', 'post'],
          what: ['receipts', 'annex', 'figures', 'attachments'],
        },
      },
    },
    {
      name: 'client calls are of medium importance',
      family: 'importance',
      wish: { importance: 'medium' },
      perWeek: 2.5,
      says: {
        sentences: [
          '{do} the client call{when}',
          'client call with {person}{when}',
          'notes ready for client call{when}',
        ],
        words: { ...household.words, do: ['set up', 'move', 'confirm', 'record', 'sum up'] },
      },
    },
    {
      name: 'first thing tomorrow is half past six',
      family: 'time',
      wish: { kind: 'task', day: { in: 1 }, time: '06:30' },
      perWeek: 3,
      says: {
        sentences: [
          '{chore} first thing tomorrow',
          'first thing tomorrow {chore}',
          'text {person} first thing tomorrow',
        ],
        words: household.words,
      },
    },
    {
      name: 'looking into things is a project',
      family: 'template',
      wish: { kind: 'project' },
      perWeek: 3,
      says: { sentences: ['look into {what}', 'need to look into {what}'], words: { what: tasks } },
    },
    {
      name: 'what leaks wants mending',
      family: 'kind',
      wish: { kind: 'task' },
      perWeek: 2.5,
      says: {
        sentences: ['{what} is leaking', '{what} is leaking again', '{what} has been leaking since {day}'],
        words: {
          what: ['the boiler', 'the roof', 'the shower', 'the hose', 'the skylight', 'the gutter', 'the radiator'],
          day: ['monday', 'last week', 'the storm'],
        },
      },
    },
  ],
};
