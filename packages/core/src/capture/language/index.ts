import { english } from './en/index.ts';
import type { Language } from './language.ts';

/** The language of a BCP 47 tag; English where none of that language is known. */
export function languageOf(_locale: string): Language {
  return english;
}

export type { ImportancePhrase, Language } from './language.ts';
