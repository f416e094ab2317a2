import type { Human } from '../habit.ts';
import { office } from '../vocabularies/office.ts';
import { terse } from './manners.ts';

export const freya: Human = {
  name: 'Freya',
  who: 'a designer with clients and invoices',
  zone: 'Europe/Copenhagen',
  languageCode: 'en',
  vocabulary: office,
  manner: { ...terse, routes: { summon: 3, amend: 3, reply: 2, edit: 1, button: 3 } },
  habits: [
    {
      name: 'invoices first',
      family: 'importance',
      wish: { importance: 'high' },
      perWeek: 4,
      says: {
        sentences: [
          '{do} the invoice for {client}{when}',
          '{do} {client} about the open invoice',
          'invoice {client}{when}',
          '{do} invoice {nr}{when}',
        ],
        words: {
          ...office.words,
          do: ['write', 'send', 'check', 'chase', 'correct', 'remind'],
          nr: ['2041', '2042', '2050', '2063', '2077'],
        },
      },
    },
    {
      name: 'the podcast can wait',
      family: 'importance',
      wish: { importance: 'low' },
      perWeek: 2.5,
      says: {
        sentences: ['{do} the podcast {part}{when}', 'ask {colleague} about the podcast {part}'],
        words: {
          ...office.words,
          do: ['cut', 'upload', 'rewrite', 'record', 'listen through', 'tag'],
          part: ['intro', 'jingle', 'notes', 'cover', 'episode', 'trailer'],
        },
      },
    },
    {
      name: 'the trade fair is a project',
      family: 'project',
      wish: { project: 'Fair' },
      perWeek: 3,
      says: {
        sentences: [
          '{do} the {what} for the trade fair{when}',
          'trade fair: {do} {what}',
          '{do} trade fair {what}{when}',
        ],
        words: {
          ...office.words,
          do: ['order', 'design', 'book', 'pay', 'confirm', 'pack'],
          what: ['banners', 'stand', 'badges', 'flight', 'hotel', 'samples', 'lights'],
        },
      },
    },
    {
      name: 'the end of the day is half past six',
      family: 'time',
      wish: { kind: 'task', time: '18:30' },
      perWeek: 3,
      workdays: true,
      says: {
        sentences: ['send {client} the {paper} by eod', '{small} by eod', 'call {colleague} by eod'],
        words: office.words,
      },
    },
    {
      name: 'what is broken wants mending',
      family: 'kind',
      wish: { kind: 'task' },
      perWeek: 3,
      says: {
        sentences: ['the {thing} is broken', 'the {thing} in the {place} is broken', '{thing} is broken again'],
        words: {
          ...office.words,
          thing: [
            'coffee machine',
            'left monitor',
            'heating',
            'door handle',
            'shredder',
            'blind',
            'desk lamp',
            'paper tray',
            'headset',
            'window lock',
          ],
        },
      },
    },
  ],
};
