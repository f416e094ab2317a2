import type { Language } from './language/index.ts';
import { wordClass } from './language/word-class.ts';

/**
 * The classes of an order whose verb was mistyped: two letters swapped ("pikc", "emial") or a double letter written once or
 * too often ("colect", "calll"). 0 where no verb is that near. For a word at the front that no list holds.
 */
export function classesOfSlip(word: string, language: Language): number {
  if (word.length < 4 || word.length > 14) return 0;
  for (let at = 0; at < word.length - 1; at += 1) {
    const a = word.charAt(at);
    const b = word.charAt(at + 1);
    const near = a === b ? word.slice(0, at) + word.slice(at + 1) : word.slice(0, at) + b + a + word.slice(at + 2);
    const bits = verbBits(near, language) || verbBits(word.slice(0, at + 1) + a + word.slice(at + 1), language);
    if (bits !== 0) return bits;
  }
  return 0;
}

function verbBits(word: string, language: Language): number {
  const bits = language.classes.get(word) ?? 0;
  return (bits & wordClass.verb) === 0 ? 0 : bits;
}
