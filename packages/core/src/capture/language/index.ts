import { german } from './de/index.ts';
import { english } from './en/index.ts';
import { compileLanguage, type Language, type LanguageData } from './language.ts';

const known: ReadonlyMap<string, LanguageData> = new Map([
  ['en', english],
  ['de', german],
]);

/** Compiled when first asked for: most people write one language, and starting must stay quick. */
const compiled = new Map<LanguageData, Language>();

/** The language of a BCP 47 tag; English where none of that language is known. */
export function languageOf(locale: string): Language {
  return compiledOf(known.get(locale.slice(0, 2).toLowerCase()) ?? english);
}

/** All languages that are known. */
export function languages(): Language[] {
  return [...known.values()].map(compiledOf);
}

function compiledOf(data: LanguageData): Language {
  const language = compiled.get(data) ?? compileLanguage(data);
  compiled.set(data, language);
  return language;
}

export type { ImportancePhrase, Language } from './language.ts';
