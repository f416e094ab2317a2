import { buildLexicon, type Lexicon } from '../../time/lexicon.ts';
import { englishHolidays } from './time-holidays.ts';
import { englishTimeWords } from './time-words.ts';

/** The words and the grammar of time in English. */
export const englishTime: Lexicon = buildLexicon([...englishTimeWords, ...englishHolidays], {
  oftenMisspelt:
    'monday tuesday wednesday thursday friday saturday sunday january february september october november december tomorrow yesterday',
  halfPointsTo: 'this-hour',
  dotOrdinals: false,
  beforeMeansAgo: false,
  minutesAfterHourWord: false,
});
