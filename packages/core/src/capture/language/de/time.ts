import { buildLexicon, type Lexicon } from '../../time/lexicon.ts';
import { germanTimeWords } from './time-words.ts';

/** The words and the grammar of time in German. */
export const germanTime: Lexicon = buildLexicon(germanTimeWords, {
  halfPointsTo: 'next-hour',
  dotOrdinals: true,
  beforeMeansAgo: true,
  minutesAfterHourWord: true,
});
