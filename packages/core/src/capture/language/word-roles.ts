import { folded } from '@noctem/core/rules';
import { languages } from './index.ts';
import { wordClass } from './word-class.ts';

/** Words that hold a sentence together and say nothing of the matter. */
const binding =
  wordClass.be |
  wordClass.have |
  wordClass.do |
  wordClass.modal |
  wordClass.subject |
  wordClass.first |
  wordClass.possessive |
  wordClass.determiner |
  wordClass.wh |
  wordClass.preposition |
  wordClass.filler |
  wordClass.polite |
  wordClass.negation |
  wordClass.object |
  wordClass.second |
  wordClass.adverb;

/** What opens so many messages that it says nothing either. "thing" and "stuff" do say something: that the rest was left open. */
const besides = `need needs want wanna gonna gotta let lets get got remember remind reminder forget dont something etc
  and or but if as than because while vs via beside besides among along towards toward inside outside above below beyond despite upon except like
  und oder aber wenn als dass weil muss müssen soll will noch auch mal`;

let stopWords: ReadonlySet<string> | null = null;
let verbs: ReadonlySet<string> | null = null;
let articles: ReadonlySet<string> | null = null;

/**
 * Whether a word is a function word of any known language, since people mix theirs: never a habit by itself. The word as
 * `wordsOf` of core/rules gives it.
 */
export function isStopWord(word: string): boolean {
  stopWords ??= new Set([...besides.split(/\s+/u).map(folded), ...wordsWith(binding)]);
  return stopWords.has(word);
}

/** Whether a word only points at the thing behind it ("the", "my", "this"). */
export function isArticle(word: string): boolean {
  articles ??= new Set(wordsWith(wordClass.determiner | wordClass.possessive));
  return articles.has(word);
}

/** Whether a word can open an instruction ("call", "plan") in any known language. */
export function isVerb(word: string): boolean {
  verbs ??= new Set(wordsWith(wordClass.verb));
  return verbs.has(word);
}

function wordsWith(bits: number): string[] {
  return languages().flatMap(({ classes }) =>
    [...classes].filter(([, own]) => (own & bits) !== 0).map(([word]) => folded(word)),
  );
}
