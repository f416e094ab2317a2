import type { Human } from '../habit.ts';
import { study } from '../vocabularies/study.ts';
import { talkative } from './manners.ts';

export const sana: Human = {
  name: 'Sana',
  who: 'answers questions in the evening only, some never',
  zone: 'Asia/Karachi',
  languageCode: 'en',
  vocabulary: study,
  manner: { ...talkative, answersAtOnce: 0.1, answersLater: 0.95, answerHour: 20 },
  habits: [
    {
      name: 'one day has no deadline',
      family: 'same answer',
      wish: { kind: 'task', day: 'none' },
      perWeek: 5,
      says: {
        sentences: ['{bit} one of these days', 'call {mate} one of these days', 'one of these days {bit}'],
        words: study.words,
      },
    },
    {
      name: 'moves are left open',
      family: 'unasked',
      wish: {},
      perWeek: 3,
      says: {
        sentences: ['get going on {what}', 'get going on {what} for {prof}'],
        words: {
          ...study.words,
          what: [
            'the field report',
            'the literature',
            'slides',
            'the data',
            'chapter four',
            'the abstract',
            'interviews',
            'the bibliography',
            'the model',
          ],
        },
      },
    },
    {
      name: 'the mosque committee is important',
      family: 'importance',
      wish: { importance: 'high' },
      perWeek: 3.5,
      says: {
        sentences: [
          '{do} the committee {what}{when}',
          'committee {what}: {do} it{when}',
          'ask {mate} about the committee {what}',
        ],
        words: {
          ...study.words,
          do: ['send', 'print', 'finish', 'read', 'check'],
          what: ['minutes', 'accounts', 'letter', 'agenda', 'keys', 'flyers'],
        },
      },
    },
  ],
};
