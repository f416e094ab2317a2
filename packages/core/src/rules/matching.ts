import { findPhrase, namedWords, phraseOf, type Phrase } from './phrase.ts';
import type { Precedence } from './precedence.ts';
import type { Rule } from './rule.ts';
import type { RuleSet } from './rule-set.ts';
import { wordsOf, type WordSpan } from './words.ts';

/** A rule whose phrase stands in a text. */
export interface RuleMatch<T extends Rule = Rule> extends Precedence {
  readonly rule: T;
  readonly span: WordSpan;
}

export interface MatchContext {
  /** Quotations and marks: what stands there is never read. */
  readonly hidden: readonly WordSpan[];
  /** Times that were read: a text still begins with the words behind them. */
  readonly skipped: readonly WordSpan[];
}

interface PhraseRule {
  readonly rule: Rule;
  readonly phrase: Phrase;
}

/** The rules of a set that are about words, by the first word that each names. */
interface Index {
  readonly times: ReadonlyMap<string, readonly PhraseRule[]>;
  readonly others: ReadonlyMap<string, readonly PhraseRule[]>;
}

const indexes = new WeakMap<RuleSet, Index>();

/** The rules about time expressions whose phrase stands in `text`. */
export function timeRulesIn(set: RuleSet, text: string, context: MatchContext): RuleMatch[] {
  return set.rules.length === 0 ? [] : matchesIn(indexOf(set).times, text, context);
}

/** All other rules whose phrase stands in `text`. */
export function wordRulesIn(set: RuleSet, text: string, context: MatchContext): RuleMatch[] {
  return set.rules.length === 0 ? [] : matchesIn(indexOf(set).others, text, context);
}

function matchesIn(index: Index['times'], text: string, context: MatchContext): RuleMatch[] {
  if (index.size === 0) return [];
  const words = wordsOf(text, context.hidden);
  const seen = new Set<string>();
  const matches: RuleMatch[] = [];
  for (const { word } of words) {
    const name = index.has(word) || !word.endsWith("'s") ? word : word.slice(0, -2);
    if (seen.has(name)) continue;
    seen.add(name);
    for (const { rule, phrase } of index.get(name) ?? []) {
      const span = findPhrase(phrase, words, { skipped: context.skipped });
      if (span !== null)
        matches.push({ rule, span, id: rule.id, words: phrase.words, isTemplate: phrase.isTemplate, from: rule.from });
    }
  }
  return matches;
}

function indexOf(set: RuleSet): Index {
  const known = indexes.get(set);
  if (known !== undefined) return known;
  const times = new Map<string, PhraseRule[]>();
  const others = new Map<string, PhraseRule[]>();
  for (const rule of set.rules) {
    const written = 'phrase' in rule.value ? rule.value.phrase : null;
    if (written === null) continue;
    const phrase = phraseOf(written);
    const [first] = namedWords(phrase);
    if (first === undefined) continue;
    const index = rule.type === 'time_expression' ? times : others;
    index.set(first, [...(index.get(first) ?? []), { rule, phrase }]);
  }
  const index = { times, others };
  indexes.set(set, index);
  return index;
}
