import { buildLexicon, type Lexicon } from '../../time/lexicon.ts';
import { germanTimeWords } from './time-words.ts';

/** The words and the grammar of time in German. */
export const germanTime: Lexicon = buildLexicon(germanTimeWords, {
  oftenMisspelt:
    'montag dienstag mittwoch donnerstag freitag samstag sonntag januar februar september oktober november dezember übermorgen',
  halfPointsTo: 'next-hour',
  dotOrdinals: true,
  beforeMeansAgo: true,
  minutesAfterHourWord: true,
});
