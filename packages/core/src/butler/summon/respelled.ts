import { isOneSlipAway } from '@noctem/core/kernel';
import { signalOf } from './lexicon.ts';

/** The words that turn a summons. Only these are looked for behind a slip of the finger. */
const turning = (
  'task note project reminder important urgent priority importance deadline without ' +
  'today tomorrow monday tuesday wednesday thursday friday saturday sunday ' +
  'undo revert forget delete remove cancel scrap ignore split separate status should'
).split(' ');
/** So long a word must be for a wrong, missing or doubled letter; in a shorter one only two swapped letters count. */
const longEnough = 6;
const word = /\p{L}{4,}/gu;

/** The text with the slips in its turning words mended; the same text where there are none. */
export function respelled(text: string): string {
  return text.replaceAll(word, (written) => {
    const plain = written.toLowerCase();
    return signalOf(plain) || turning.includes(plain) ? written : (meantBy(plain) ?? written);
  });
}

/** The one word that is that near; null where none is, or two are. */
function meantBy(written: string): string | null {
  const near = turning.filter((target) => isNear(written, target));
  return near.length === 1 && near[0] !== undefined ? near[0] : null;
}

function isNear(written: string, target: string): boolean {
  if (written.charAt(0) !== target.charAt(0) || !isOneSlipAway(written, target)) return false;
  const letters = (one: string) => one.split('').toSorted().join('');
  return target.length >= longEnough || letters(written) === letters(target);
}
