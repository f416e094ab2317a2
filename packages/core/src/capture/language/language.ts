import { compilePatterns, type PatternBook, type PatternGroup } from './patterns.ts';
import { wordClass, type WordClass } from './word-class.ts';

/** What a language must bring so that messages in it are understood. */
export interface LanguageData {
  readonly words: Readonly<Record<Exclude<WordClass, 'number'>, readonly string[]>>;
  readonly phrases: readonly PatternGroup[];
}

export interface Language {
  readonly classes: ReadonlyMap<string, number>;
  readonly patterns: PatternBook;
}

export function compileLanguage(data: LanguageData): Language {
  const classes = new Map<string, number>();
  for (const [name, words] of Object.entries(data.words)) {
    const bits = (wordClass as Readonly<Record<string, number>>)[name] ?? 0;
    for (const word of words) classes.set(word, (classes.get(word) ?? 0) | bits);
  }
  return { classes, patterns: compilePatterns(data.phrases) };
}
