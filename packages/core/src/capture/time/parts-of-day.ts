import { dayParts, partOfDay } from './day-parts.ts';
import type { DayPart, Role } from './lexicon.ts';
import { singleDay, type DatePiece, type TimePiece } from './pieces.ts';
import { is, isClauseEnd, isText, meaning, skip, type Reader } from './reader.ts';

/** What a part of the day stands beside: a date makes a bare "morning" one. */
export interface Beside {
  readonly lead: Role | null;
  readonly date: boolean;
}

const MEALS: ReadonlySet<DayPart> = new Set(['lunch', 'breakfast', 'dinner', 'work']);

/** "tonight", "this morning", "last night", "in the afternoon", "after lunch": a day with a part, or a part alone. */
export function readPartOfDay(r: Reader, at: number, beside: Beside): DatePiece | TimePiece | null {
  const edge = edgeAt(r, at);
  const from = edge === null ? at : skip(r, edge.to, 'in');
  return (
    readDayAndPart(r, from, edge?.role ?? null) ?? readPlainPart(r, { at: from, edge: edge?.role ?? null, beside })
  );
}

type Edge = 'early' | 'late';

function edgeAt(r: Reader, at: number): { role: Edge; to: number } | null {
  const role = meaning(r, at).role;
  if (role === 'early') return { role: 'early', to: at + 1 };
  return role === 'late' || role === 'later' ? { role: 'late', to: at + 1 } : null;
}

function readDayAndPart(r: Reader, at: number, edge: Edge | null): DatePiece | null {
  const word = meaning(r, at);
  if (word.part !== undefined && word.offset !== undefined)
    return dayWithPart(r, { offset: word.offset, part: word.part, edge, to: at + 1 });
  const offset = stepOffset(r, at);
  if (offset === null) return null;
  const { part, plural } = meaning(r, at + 1);
  if (part === undefined || plural === true || MEALS.has(part)) return null;
  const night = part === 'night' || part === 'evening';
  if (offset !== 0 && !night && !(offset === 1 && part === 'morning')) return null;
  return dayWithPart(r, { offset, part, edge, to: at + 2 });
}

function stepOffset(r: Reader, at: number): number | null {
  const role = meaning(r, at).role;
  if (role === 'this') return 0;
  if (role === 'last') return -1;
  return role === 'next' ? 1 : null;
}

function dayWithPart(r: Reader, of: { offset: number; part: DayPart; edge: Edge | null; to: number }): DatePiece {
  const time = partOfDay(of.part, of.to, of.edge);
  return singleDay(r.today + of.offset, { to: of.to, rule: 'part-of-day', certainty: 0.93, time });
}

function readPlainPart(r: Reader, of: { at: number; edge: Edge | null; beside: Beside }): TimePiece | null {
  const { beside } = of;
  const inThe = is(r, of.at, 'in') || is(r, of.at, 'at') ? of.at + 1 : of.at;
  const the = is(r, inThe, 'the') || is(r, inThe, 'a') ? inThe + 1 : inThe;
  const { part, plural, offset, recurs } = meaning(r, the);
  if (
    part === undefined ||
    plural === true ||
    offset !== undefined ||
    recurs !== undefined ||
    r.tokens[the]?.possessive === true
  )
    return null;
  const lead = inThe > of.at ? (meaning(r, of.at).role ?? null) : beside.lead;
  const piece = partOfDay(part, the + 1, of.edge);
  if (MEALS.has(part)) return mealPiece(r, { piece, part, lead, date: beside.date, at: the });
  if (beside.date) return { ...piece, certainty: 0.8 };
  const led =
    (lead === 'in' && is(r, the - 1, 'the')) ||
    lead === 'by' ||
    lead === 'during' ||
    lead === 'before' ||
    lead === 'until';
  if (led || (of.edge !== null && lead === 'in')) return { ...piece, certainty: 0.8 };
  const first = of.edge === 'early' && part === 'morning';
  return { ...piece, certainty: isAlone(r, the) || first ? 0.5 : 0.3 };
}

function isAlone(r: Reader, at: number): boolean {
  return r.tokens.length === at + 1 && isText(r, 0, r.tokens[at]?.text ?? '');
}

/** Meals and work are times only after "after", "before", "at", or beside a date at the end of the words. */
function mealPiece(
  r: Reader,
  of: { piece: TimePiece; part: DayPart; lead: Role | null; date: boolean; at: number },
): TimePiece | null {
  const { piece, lead } = of;
  const { end } = dayParts[of.part];
  if (!isMealEnd(r, of.at + 1)) return null;
  if (lead === 'after') return { ...piece, minute: end, endMinute: null, rule: 'after-part-of-day', certainty: 0.75 };
  if (lead === 'before' || lead === 'by')
    return { ...piece, endMinute: null, rule: 'before-part-of-day', certainty: 0.6 };
  if (of.part === 'work') return null;
  const near = lead === 'around' && meaning(r, of.at - 1).weak !== true;
  if (lead === 'at' || lead === 'during' || near) return { ...piece, certainty: 0.75 };
  return of.date && of.part === 'lunch' && isClauseEnd(r, of.at + 1) ? { ...piece, certainty: 0.7 } : null;
}

/** "after work drinks" and "before lunch break" are names. */
function isMealEnd(r: Reader, at: number): boolean {
  const next = r.tokens[at];
  if (next === undefined || isClauseEnd(r, at)) return true;
  const word = next.meaning;
  return (
    word.offset !== undefined ||
    word.weekday !== undefined ||
    word.role !== undefined ||
    word.vague === true ||
    next.kind === 'word'
  );
}
