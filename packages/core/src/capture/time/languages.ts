import { germanTime } from '../language/de/time.ts';
import { englishTime } from '../language/en/time.ts';
import type { Lexicon } from './lexicon.ts';

const lexicons: ReadonlyMap<string, Lexicon> = new Map([
  ['en', englishTime],
  ['de', germanTime],
]);

/** The words of the locale's language; English for a language that is not here. */
export function lexiconFor(locale: string): Lexicon {
  return lexicons.get((locale.split(/[-_]/)[0] ?? 'en').toLowerCase()) ?? englishTime;
}
