import type { Draft } from './draft.ts';
import type { Role } from './lexicon.ts';
import type { Link } from './links.ts';
import type { TimePiece } from './pieces.ts';
import { type Reader, is, isClauseEnd, isOneOf, isText, meaning } from './reader.ts';

/** What a clock time is worth where it stands: a bare number needs a word before it, or a date beside it. */
export function timeCertainty(r: Reader, of: { draft: Draft; link: Link; time: TimePiece }): number {
  const { draft, link, time } = of;
  const beside = draft.date !== null || draft.part !== null || draft.recurrence !== null;
  if (time.certainty >= 0.5) return time.certainty;
  const ends =
    isClauseEnd(r, time.to) ||
    isOneOf(r, time.to, AFTER_TIME) ||
    meaning(r, time.to).offset !== undefined ||
    meaning(r, time.to).weekday !== undefined;
  if (time.certainty >= 0.4)
    return beside
      ? 0.8
      : link.role !== null && isHourLead(link.role, time) && ends && !isBargain(r, link)
        ? 0.6
        : time.style === 'bare' || time.style === 'spoken'
          ? pendingRange(r, time)
          : time.certainty;
  if (beside && !link.comma && (ends || isRangeAt(r, time.to)) && !isBareMonth(draft))
    return time.minute >= 60 && time.minute < 780 ? 0.6 : 0;
  return pendingRange(r, time);
}

const HOUR_LEADS: ReadonlySet<Role> = new Set(['by', 'before', 'until', 'after', 'around', 'for']);

/** "divided by two" is no time; "by 2" at the end of the words is. */
function isHourLead(role: Role, time: TimePiece): boolean {
  return time.style === 'spoken' ? role === 'until' || role === 'before' || role === 'after' : HOUR_LEADS.has(role);
}

/** "3 for 2" is an offer. */
function isBargain(r: Reader, link: Link): boolean {
  return link.role === 'for' && r.tokens[link.from - 1]?.kind === 'number';
}

const AFTER_TIME: ReadonlySet<Role> = new Set([
  'on',
  'this',
  'next',
  'in',
  'and',
  'to',
  'at',
  'then',
  'every',
  'until',
]);

function isBareMonth(draft: Draft): boolean {
  return draft.date !== null && draft.date.grain !== 'day' && draft.date.grain !== 'week';
}

/** A bare number may open a range that a later word settles ("3-4pm", "5 to seven in the morning", "6-8 next monday"). */
function pendingRange(r: Reader, time: TimePiece): number {
  return isRangeAt(r, time.to) || isDateAt(r, time.to) ? 0.3 : 0;
}

function isRangeAt(r: Reader, at: number): boolean {
  const joined =
    is(r, at, 'to') ||
    is(r, at, 'until') ||
    is(r, at, 'through') ||
    is(r, at, 'and') ||
    isText(r, at, '-') ||
    isText(r, at, '–');
  return (
    joined &&
    (r.tokens[at + 1]?.kind === 'number' ||
      meaning(r, at + 1).number !== undefined ||
      meaning(r, at + 1).clock !== undefined)
  );
}

function isDateAt(r: Reader, at: number): boolean {
  const word = meaning(r, at);
  return (
    word.offset !== undefined ||
    (word.weekday !== undefined && word.weak !== true) ||
    (word.role === 'next' && meaning(r, at + 1).weekday !== undefined)
  );
}
