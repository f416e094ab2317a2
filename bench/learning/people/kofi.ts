import type { Human } from '../habit.ts';
import { study } from '../vocabularies/study.ts';
import { talkative } from './manners.ts';

export const kofi: Human = {
  name: 'Kofi',
  who: 'a student who sings, all in lower case',
  zone: 'Europe/Berlin',
  languageCode: 'en',
  vocabulary: study,
  manner: { ...talkative, corrects: 0.85, routes: { summon: 4, amend: 3, reply: 3, edit: 1, button: 2 } },
  habits: [
    {
      name: 'figuring out takes several steps',
      family: 'template',
      wish: { kind: 'project' },
      perWeek: 3,
      says: {
        sentences: ['figure out {what}', 'need to figure out {what}'],
        words: {
          what: [
            'summer housing',
            'the exchange year',
            'my taxes',
            'a topic for the thesis',
            'the choir trip',
            'health cover abroad',
            'how to sell the piano',
            'the internship papers',
            'what to do about the damp',
            'the poster session',
            'a better timetable',
            'the bike situation',
            'new strings for the cello',
            'the visa thing',
            'wifi for the whole flat',
          ],
        },
      },
    },
    {
      name: 'the scholarship comes first',
      family: 'importance',
      wish: { importance: 'high' },
      perWeek: 3,
      says: {
        sentences: [
          '{do} scholarship {what}{when}',
          'ask {prof} for scholarship {what}',
          '{do} the scholarship {what}{when}',
        ],
        words: {
          ...study.words,
          do: ['fill in', 'send', 'check', 'scan', 'finish', 'sign'],
          what: ['form', 'letter', 'budget', 'essay', 'reference', 'proof'],
        },
      },
    },
    {
      name: 'films to watch are notes',
      family: 'kind',
      wish: { kind: 'note' },
      perWeek: 3,
      says: {
        sentences: ['watch {film}', 'watch {film} ({mate} loved it)', 'watch {film} with {mate}'],
        words: {
          ...study.words,
          film: [
            'paterson',
            'stalker',
            'the red shoes',
            'tampopo',
            'close-up',
            'beau travail',
            'my neighbour totoro',
            'columbus',
            'aftersun',
            'the gleaners',
            'yi yi',
            'wings of desire',
          ],
        },
      },
    },
    {
      name: 'first thing is seven o’clock',
      family: 'time',
      wish: { kind: 'task', day: { in: 1 }, time: '07:00' },
      perWeek: 3,
      says: {
        sentences: ['{bit} first thing', 'email {prof} first thing', 'call {mate} first thing'],
        words: study.words,
      },
    },
  ],
};
