import type { Human } from '../habit.ts';
import { household } from '../vocabularies/household.ts';
import { easygoing } from './manners.ts';

export const halloran: Human = {
  name: 'Mr. Halloran',
  who: 'retired, taps more than he types, lets things be',
  zone: 'Europe/Dublin',
  languageCode: 'en',
  vocabulary: household,
  manner: { ...easygoing, answersLater: 0.6 },
  habits: [
    {
      name: 'the choir is important to him',
      family: 'importance',
      wish: { importance: 'high' },
      perWeek: 4,
      says: {
        sentences: [
          'I must {do} for the choir{when}',
          '{do} for choir{when}',
          'tell {person} about the choir {what}',
          'bring the {what} to choir{when}',
        ],
        words: {
          ...household.words,
          do: [
            'copy the psalm',
            'hire the hall',
            'learn the second part',
            'ring the organist',
            'press the robe',
            'bake scones',
          ],
          what: ['folders', 'concert', 'tea', 'raffle', 'outing'],
        },
      },
    },
    {
      name: 'recipes are to be kept',
      family: 'same answer',
      wish: { kind: 'note' },
      perWeek: 4,
      says: {
        sentences: ['{dish} recipe from {person}', '{dish} recipe'],
        words: {
          ...household.words,
          dish: [
            'soda bread',
            'lemon tart',
            'barley soup',
            'colcannon',
            'apple cake',
            'cookie',
            'marmalade',
            'fish pie',
            'porter cake',
            'rhubarb jam',
          ],
        },
      },
    },
    {
      name: 'he never says what dealing with things means',
      family: 'unasked',
      wish: {},
      perWeek: 4,
      says: {
        sentences: ['deal with {what}', 'deal with {what} and {what}'],
        words: {
          what: [
            'the attic',
            'the old photographs',
            'the greenhouse glass',
            'the bank letters',
            'the gutters',
            'the bookshelves',
            'the hedge out front',
            'the pension papers',
            'the moths',
            'the piano',
            'the garage',
            'the stamps',
          ],
        },
      },
    },
    {
      name: 'the reunion has its own list',
      family: 'project',
      wish: { project: 'Reunion' },
      perWeek: 4,
      says: {
        sentences: [
          'write to {person} about the reunion',
          'book {what} for the reunion{when}',
          'find {what} for the reunion',
          'the reunion needs {what}',
        ],
        words: {
          ...household.words,
          what: ['a hall', 'a piper', 'name tags', 'the class photo', 'a caterer', 'chairs', 'a speaker'],
        },
      },
    },
  ],
};
