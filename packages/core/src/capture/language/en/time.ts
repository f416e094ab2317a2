import { buildLexicon, type Lexicon } from '../../time/lexicon.ts';
import { englishHolidays } from './time-holidays.ts';
import { englishTimeWords } from './time-words.ts';

/** The words and the grammar of time in English. */
export const englishTime: Lexicon = buildLexicon([...englishTimeWords, ...englishHolidays], {
  halfPointsTo: 'this-hour',
  dotOrdinals: false,
  beforeMeansAgo: false,
  minutesAfterHourWord: false,
});
