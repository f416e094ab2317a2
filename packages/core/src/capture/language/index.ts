import { german } from './de/index.ts';
import { english } from './en/index.ts';
import type { Language } from './language.ts';

const languages: ReadonlyMap<string, Language> = new Map([
  ['en', english],
  ['de', german],
]);

/** The language of a BCP 47 tag; English where none of that language is known. */
export function languageOf(locale: string): Language {
  return languages.get(locale.slice(0, 2).toLowerCase()) ?? english;
}

export type { ImportancePhrase, Language } from './language.ts';
