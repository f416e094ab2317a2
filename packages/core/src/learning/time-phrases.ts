import { isArticle, isStopWord } from '@noctem/core/capture';
import { folded, wordsOf } from '@noctem/core/rules';
import { type Occurrence, phraseFrom, type ThoughtWord } from './occurrences.ts';

const longest = 4;
/** Of a rule's phrase, in letters. */
const longestPhrase = 80;

/** Words that open a time: what follows one may be an hour of the person's own ("after school", "before bed"). */
const openers = new Set(
  `after before at during around by this next over until till first end early late once in on when
   nach vor am im beim zum gegen bis ab nächste nächstes nächsten diese dieses dieser während`
    .split(/\s+/u)
    .map(folded),
);

/** Words that only lead a time in: "by eod" is "eod". What stands behind "at" or "in" need be no time by itself: "at lunch". */
const leading = new Set(['by', 'for', 'bis'].map(folded));

/** Words that stand in too many times to mean one of them. */
const vague = new Set(
  `first thing end day days week weeks weekday month months year next last time early late hour hours minutes once
   this until till by day's today's erste ende tag tage woche wochen monat nächste nächsten diese`
    .split(/\s+/u)
    .map(folded),
);

/**
 * Phrases of a thought that may say when: what the reader of times took for words about time, parts of it, and words that
 * open a time with what follows them. Each once.
 */
export function timePhrasesOf(occurrence: Occurrence): Set<string> {
  const { words, thought } = occurrence;
  const phrases = new Set<string>();
  const whole = thought.unresolved.map((unresolved) => phraseFrom(wordsOf(unresolved)));
  // Also a word that says nothing elsewhere ("soon"): here it was left open.
  for (const unresolved of whole) if (unresolved !== '' && unresolved.length <= longestPhrase) phrases.add(unresolved);
  for (let from = 0; from < words.length; from += 1) {
    for (let to = from; to < Math.min(words.length, from + longest); to += 1) {
      const word = words[to];
      if (word === undefined || hasFigures(word) || (to > from && word.apart)) break;
      const phrase = phraseFrom(words.slice(from, to + 1));
      // What was left open was left open as a whole: "this weekend", not "weekend".
      const isPart = whole.some((one) => one !== phrase && ` ${one} `.includes(` ${phrase} `));
      if (!isPart && isTimePhrase(words.slice(from, to + 1))) add(phrases, phrase);
    }
  }
  return phrases;
}

function isTimePhrase(words: readonly ThoughtWord[]): boolean {
  const [first, last] = [words[0], words.at(-1)];
  if (first === undefined || last === undefined) return false;
  // "a week" is less than "in a week".
  if (isArticle(first.word)) return false;
  if (leading.has(first.word)) return !words.slice(1).every(({ time }) => time) && isOpened(words);
  return words.every(({ time }) => time) || isOpened(words);
}

/** "after school": an opening word, one or two others, and the last of them is a word of some matter. */
function isOpened(words: readonly ThoughtWord[]): boolean {
  const [first, last] = [words[0], words.at(-1)];
  if (first === undefined || last === undefined || words.length < 2 || words.length > 3) return false;
  return openers.has(first.word) && !isStopWord(last.word);
}

function add(phrases: Set<string>, phrase: string): void {
  const words = phrase.split(' ');
  if (phrase === '' || phrase.length > longestPhrase) return;
  if (words.length === 1 ? vague.has(phrase) || isStopWord(phrase) : words.every((word) => isStopWord(word))) return;
  phrases.add(phrase);
}

function hasFigures({ word }: ThoughtWord): boolean {
  return /\p{N}/u.test(word);
}
