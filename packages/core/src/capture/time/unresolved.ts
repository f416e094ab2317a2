import type { Draft } from './draft.ts';
import type { UnresolvedTime } from './reading.ts';
import { is, isText, meaning, readNumber, type Reader } from './reader.ts';

/**
 * Words about time that only a habit can settle: "soon", "at some point", and those that have a default here but mean something else to
 * everyone ("this weekend", "after lunch").
 */
export function findUnresolved(r: Reader, drafts: readonly Draft[]): UnresolvedTime[] {
  const found: UnresolvedTime[] = [];
  for (let at = 0; at < r.tokens.length; at += 1) {
    if (isVague(r, at) && (meaning(r, at).habit === true || !drafts.some((draft) => at >= draft.from && at < draft.to)))
      found.push(wordsOf(r, at, at + 1));
  }
  for (let at = 0; at < r.tokens.length; at += 1) {
    const to = timesAUnit(r, at);
    if (to !== null && !drafts.some((draft) => at >= draft.from && at < draft.to)) found.push(wordsOf(r, at, to));
  }
  for (const draft of drafts) if (isHabit(draft)) found.push(wordsOf(r, draft.from, draft.to));
  return found.sort((a, b) => a.span.start - b.span.start);
}

/** A vague word; in capitals within a sentence it is part of a name ("28 Days Later"). */
function isVague(r: Reader, at: number): boolean {
  return meaning(r, at).vague === true && (at === 0 || r.tokens[at]?.capital !== true);
}

/** "twice a week", "3 times a day": how often, but not when. Where it ends, or null. */
function timesAUnit(r: Reader, at: number): number | null {
  const { role, number = 0 } = meaning(r, at);
  const often = role === 'once' ? { value: number, to: at + 1 } : readNumber(r, at);
  if (often === null || often.value < 2 || (role !== 'once' && !isText(r, often.to, 'times'))) return null;
  const per = role === 'once' ? often.to : often.to + 1;
  if (!is(r, per, 'a') && !is(r, per, 'every') && !isText(r, per, 'per')) return null;
  return meaning(r, per + 1).unit === undefined ? null : per + 2;
}

/** A weekend or a meal, without a clock time or a day that settles it. */
function isHabit(draft: Draft): boolean {
  if (draft.time !== null || draft.recurrence !== null) return false;
  if (draft.date !== null && draft.date.grain === 'weekend' && draft.date.rule !== 'weekend-of' && draft.part === null)
    return true;
  return draft.part !== null && (draft.part.rule === 'after-part-of-day' || draft.part.rule === 'before-part-of-day');
}

function wordsOf(r: Reader, from: number, to: number): UnresolvedTime {
  const first = is(r, from, 'by') || is(r, from, 'on') || is(r, from, 'for') ? from + 1 : from;
  const start = r.tokens[Math.min(first, to - 1)]?.start ?? 0;
  const end = r.tokens[to - 1]?.end ?? start;
  return { span: { start, end }, phrase: r.text.slice(start, end).toLowerCase().replaceAll(/\s+/g, ' ') };
}
