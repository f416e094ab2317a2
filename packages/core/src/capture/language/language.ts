import type { Importance } from '@noctem/core/items';
import { compilePatterns, type PatternBook, type PatternGroup } from './patterns.ts';
import { wordClass, type WordClass } from './word-class.ts';

export interface ImportancePhrase {
  /** Lower case, in order. */
  readonly words: readonly string[];
  readonly level: Importance;
  /** It means importance wherever it stands; the others only at the edge of the message ("urgent care" is a place). */
  readonly anywhere?: true;
}

/** What a language must bring so that messages in it are understood. */
export interface LanguageData {
  readonly words: Readonly<Record<Exclude<WordClass, 'number' | 'gerund'>, readonly string[]>>;
  readonly phrases: readonly PatternGroup[];
  readonly importance: readonly ImportancePhrase[];
  readonly joints: Joints;
  readonly endings: Endings;
}

/** Endings by which words that no list holds are known; null where the language has none that can be trusted. */
export interface Endings {
  /** "walked" */
  readonly past: string | null;
  /** Words with that ending that rather say what a thing is like ("estimated taxes", "baked beans"). */
  readonly qualities: ReadonlySet<string>;
  /** "walking" */
  readonly gerund: string | null;
  /** "walks" */
  readonly third: string | null;
}

/** Words that join or lead in, as far as splitting and titles need them. */
export interface Joints {
  /** "and": joins two tasks or two things. */
  readonly and: ReadonlySet<string>;
  /** "then": what follows is a step of its own. */
  readonly then: ReadonlySet<string>;
  /** Left hanging when the time behind them leaves the title ("by", "due"). */
  readonly dangling: ReadonlySet<string>;
  /** Hedge the time that follows them and leave the title with it ("like", "i think"); words joined by a space. */
  readonly hedges: ReadonlySet<string>;
  /** The same behind a time ("or so", "at the latest"). */
  readonly hedgesBehind: ReadonlySet<string>;
  /** Close a message and are no part of its matter ("please", "thanks"). */
  readonly courtesies: ReadonlySet<string>;
  /** End in a point that ends no sentence ("dr"). */
  readonly abbreviations: ReadonlySet<string>;
  /** Opens a bare verb that means an order ("to book a room"). */
  readonly infinitive: ReadonlySet<string>;
  /** Open a time by which something must be done. */
  readonly deadline: ReadonlySet<string>;
  /** Verbs of going about, after which "and" goes on with the same errand ("go and ask"). */
  readonly motion: ReadonlySet<string>;
  /** Verbs of making contact, which with `asking` behind them are one errand ("ring and ask"). */
  readonly contact: ReadonlySet<string>;
  readonly asking: ReadonlySet<string>;
  /** Verbs that reach their object over a preposition ("talk to Ana"); others leave it out ("wrap the gift and post to Cork"). */
  readonly reaching: ReadonlySet<string>;
  /** Verbs of having others do something: what follows "and" is theirs ("ask Tom to bring chairs and set up"). */
  readonly delegating: ReadonlySet<string>;
  /** Words that point back, so that two clauses are one ("fix it and return it"). */
  readonly back: ReadonlySet<string>;
  /** Before a word of `back` these take it away ("on the way back"). */
  readonly wayward: ReadonlySet<string>;
  /** Lead in a project by name ("for garden"). */
  readonly forProject: ReadonlySet<string>;
  /** Leave the front of what goes on a list ("some jeans"). */
  readonly some: ReadonlySet<string>;
}

export interface Language {
  readonly classes: ReadonlyMap<string, number>;
  readonly patterns: PatternBook;
  readonly importance: readonly ImportancePhrase[];
  /** First words of the importance phrases: most messages hold none and need no search. */
  readonly importanceWords: ReadonlySet<string>;
  readonly joints: Joints;
  readonly endings: Endings;
}

export function compileLanguage(data: LanguageData): Language {
  const classes = new Map<string, number>();
  for (const [name, words] of Object.entries(data.words)) {
    const bits = (wordClass as Readonly<Record<string, number>>)[name] ?? 0;
    for (const word of words) classes.set(word, (classes.get(word) ?? 0) | bits);
  }
  return {
    classes,
    patterns: compilePatterns(data.phrases),
    importance: data.importance,
    importanceWords: new Set(data.importance.flatMap((phrase) => phrase.words.slice(0, 1))),
    joints: data.joints,
    endings: data.endings,
  };
}
