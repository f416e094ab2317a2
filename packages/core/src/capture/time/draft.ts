import { readTime } from './clock-times.ts';
import { mergeDates, readCounted, readDateBeside } from './dates.ts';
import { NO_MEANING } from './lexer.ts';
import type { Role } from './lexicon.ts';
import { type Link, offsetWord, readLead, readLink } from './links.ts';
import { readClockUnits, readNow, readTimeFromTime, readWithin } from './moments.ts';
import { readPartOfDay } from './parts-of-day.ts';
import type { DatePiece, MomentPiece, RecurrencePiece, TimePiece } from './pieces.ts';
import { type RangeEnd, readDateRangeEnd, readDayRange, readTimeRangeEnd } from './ranges.ts';
import { type Reader, is, isGlued, isNearTime, isOneOf, meaning } from './reader.ts';
import type { TimeBound } from './reading.ts';
import { type Limits, readLimit } from './recurrence-limits.ts';
import { readRecurrence } from './recurrence.ts';
import { timeCertainty } from './time-certainty.ts';

/** What has been read of one run of time words. Tokens `[from, to)`. */
export interface Draft {
  readonly from: number;
  readonly to: number;
  readonly bound: TimeBound;
  readonly date: DatePiece | null;
  readonly end: RangeEnd | null;
  readonly time: TimePiece | null;
  readonly part: TimePiece | null;
  readonly moment: MomentPiece | null;
  readonly recurrence: RecurrencePiece | null;
  readonly limits: Limits;
  readonly certainty: number;
  readonly lead: Role | null;
  /** "between" was said, so that "and" joins its end. */
  readonly between: boolean;
  readonly rules: readonly string[];
}

const MAX_PIECES = 8;

/** Reads the longest run of time words that starts at `at`. Null where none starts. Pieces may follow each other in any order. */
export function readDraft(r: Reader, at: number): Draft | null {
  return readRun(r, at, true);
}

/** The end of a range is a run without a range of its own. */
function readPlainRun(r: Reader, at: number): Draft | null {
  return readRun(r, at, false);
}

function readRun(r: Reader, at: number, ranges: boolean): Draft | null {
  const lead = readLead(r, at);
  let draft: Draft = {
    from: at,
    to: at,
    bound: lead.bound ?? 'at',
    lead: lead.role,
    between: lead.role === 'between',
    date: null,
    end: null,
    time: null,
    part: null,
    moment: null,
    recurrence: null,
    limits: { until: null, start: null, count: null, except: [] },
    certainty: 0,
    rules: [],
  };
  let link = lead;
  for (let k = 0; k < MAX_PIECES; k += 1) {
    const next = extend(r, draft, { ...link, ranges });
    if (next === null) break;
    draft = next;
    link = readLink(r, draft.to);
  }
  return draft.to === at ? null : { ...draft, from: trimLead(r, draft) };
}

const CLOCK_LEADS: ReadonlySet<Role> = new Set(['at', 'by', 'before', 'until']);

/** A particle before a day belongs to its verb ("bring the plants in tonight", "remind me about tomorrow"). */
function trimLead(r: Reader, draft: Draft): number {
  const { date, recurrence } = draft;
  if (is(r, draft.from, 'in') && isOneOf(r, draft.from + 1, CLOCK_LEADS)) return draft.from + 1;
  if (
    recurrence !== null &&
    is(r, draft.from, 'in') &&
    is(r, draft.from + 1, 'every') &&
    recurrence.months.length === 0
  )
    return draft.from + 1;
  if (date === null || recurrence !== null) return draft.from;
  const named =
    date.rule === 'relative-day' ||
    date.rule === 'weekday' ||
    (date.rule === 'part-of-day' && meaning(r, draft.from + 1).offset !== undefined);
  const particle = is(r, draft.from, 'in') || (is(r, draft.from, 'around') && meaning(r, draft.from).weak === true);
  return named && particle && draft.from + 1 < draft.to ? draft.from + 1 : draft.from;
}

interface Joint extends Link {
  readonly ranges: boolean;
}

function extend(r: Reader, draft: Draft, link: Joint): Draft | null {
  if (!mayGoOn(r, link.to) || r.budget.left <= 0) return null;
  r.budget.left -= 1;
  return (
    extendRecurrence(r, draft, link) ?? (link.ranges ? extendRange(r, draft, link) : null) ?? extendWith(r, draft, link)
  );
}

function mayGoOn(r: Reader, at: number): boolean {
  const token = r.tokens[at];
  return (
    token !== undefined &&
    isNearTime(r, at) &&
    (token.kind === 'number' || token.kind === 'sign' || token.meaning !== NO_MEANING)
  );
}

function extendRecurrence(r: Reader, draft: Draft, link: Link): Draft | null {
  if (draft.recurrence !== null) return withLimit(r, draft, link.from);
  if (draft.moment !== null) return null;
  const every =
    readRecurrence(r, link.to, link.role) ?? (link.to > link.from ? readRecurrence(r, link.from, null) : null);
  if (every === null) return withLimit(r, draft, link.from);
  return grow(draft, every.to, every, { recurrence: every, part: draft.part ?? every.time ?? null });
}

function withLimit(r: Reader, draft: Draft, at: number): Draft | null {
  const limit = readLimit(r, at, { recurrence: draft.recurrence, first: draft.from === at });
  if (limit === null) return null;
  const base = {
    ...draft,
    to: limit.to,
    limits: { ...draft.limits, ...limit.limits },
    rules: [...draft.rules, 'limit'],
  };
  return limit.days === undefined || base.recurrence === null
    ? base
    : { ...base, recurrence: { ...base.recurrence, ...limit.days } };
}

/** "13 to 15 of july", and the end of a range after its start. */
function extendRange(r: Reader, draft: Draft, link: Link): Draft | null {
  if (draft.end !== null || draft.moment !== null) return null;
  if (draft.date === null && draft.recurrence === null) {
    const days = readDayRange(r, link.to);
    if (days !== null)
      return {
        ...grow(draft, days.to, days.start, { date: days.start }),
        end: { date: days.end, time: null, to: days.to },
        to: days.to,
      };
  }

  const end = draft.to === draft.from ? null : readEnd(r, draft);
  return end === null
    ? null
    : {
        ...draft,
        end,
        to: end.to,
        certainty: Math.max(draft.certainty, end.time?.certainty ?? end.date?.certainty ?? 0),
      };
}

function readEnd(r: Reader, draft: Draft): RangeEnd | null {
  const last =
    draft.time !== null && draft.time.to === draft.to
      ? 'time'
      : draft.date !== null && draft.date.to === draft.to
        ? 'date'
        : null;
  if (last === 'time' && draft.time !== null)
    return readTimeRangeEnd(r, {
      start: draft.time,
      between: draft.between,
      sub: readPlainRun,
      led: draft.date !== null || draft.lead !== null,
    });
  return last === 'date' && draft.date !== null
    ? readDateRangeEnd(r, { start: draft.date, between: draft.between })
    : null;
}

function extendWith(r: Reader, draft: Draft, link: Link): Draft | null {
  const counted = draft.moment === null ? readCounted(r, offsetWord(r, link) ?? link.to) : null;
  const candidates = [
    withMoment(r, { draft, link, counted }),
    withDate(r, { draft, link, counted }),
    withTime(r, draft, link),
    withPart(r, draft, link),
  ];
  let best: Draft | null = null;
  for (const candidate of candidates)
    if (candidate !== null && (best === null || candidate.to > best.to)) best = candidate;
  return best;
}

function grow(draft: Draft, to: number, piece: { certainty: number; rule: string }, parts: Partial<Draft>): Draft {
  return {
    ...draft,
    ...parts,
    to,
    certainty: Math.max(draft.certainty, piece.certainty),
    rules: [...draft.rules, piece.rule],
  };
}

export type CountedPiece = DatePiece | MomentPiece | null;

function withDate(r: Reader, of: { draft: Draft; link: Link; counted: CountedPiece }): Draft | null {
  const { draft, link, counted } = of;
  if (draft.moment !== null) return null;
  const within = link.bound === 'within' && draft.date === null ? readWithin(r, link.to) : null;
  if (within !== null && within.kind === 'date') return grow(draft, within.to, within, { date: within });
  const plain = readDateBeside(r, {
    at: link.to,
    lead: link.role,
    counted: offsetWord(r, link) === null ? counted : null,
  });
  const found = counted?.kind === 'date' && (plain === null || counted.to >= plain.to) ? counted : plain;
  if (found === null) return null;
  const date = draft.date === null ? afterWhole(found, link.role) : mergeDates(r, draft.date, found);
  if (date === null || (draft.date !== null && draft.end?.date !== null && draft.end !== null)) return null;
  const part = draft.part ?? found.time ?? null;
  return grow(
    draft,
    found.to,
    { ...found, certainty: found.certainty },
    { date: { ...date, to: found.to }, part, bound: link.bound === null ? draft.bound : link.bound },
  );
}

/** After a month or a year is the day after its last. */
function afterWhole(date: DatePiece, role: Role | null): DatePiece {
  const whole = date.rule === 'month' || date.rule === 'year' || date.rule === 'quarter';
  return role === 'after' && whole ? { ...date, first: date.last + 1, last: date.last + 1, grain: 'day' } : date;
}

function withTime(r: Reader, draft: Draft, link: Link): Draft | null {
  if (draft.time !== null || draft.moment !== null) return null;
  const role = link.role;
  const led = role !== null && role !== 'on' && role !== 'in' && role !== 'of' && role !== 'preferably';
  const time = readTimeFromTime(r, link.to) ?? readTime(r, link.to, led);
  if (time === null) return null;
  const certainty = timeCertainty(r, { draft, link, time });
  if (certainty === 0) return null;
  return grow(
    draft,
    time.to,
    { ...time, certainty },
    { time, bound: link.bound ?? draft.bound, between: draft.between || link.role === 'between' },
  );
}

function withMoment(r: Reader, of: { draft: Draft; link: Link; counted: CountedPiece }): Draft | null {
  const { draft, link } = of;
  if (
    draft.date !== null ||
    draft.time !== null ||
    draft.part !== null ||
    draft.recurrence !== null ||
    draft.moment !== null
  )
    return null;
  const within = link.bound === 'within' ? readWithin(r, link.to) : null;
  if (within?.kind === 'moment') return grow(draft, within.to, within, { moment: within });
  const counted = of.counted ?? readNow(r, link) ?? readClockUnits(r, link.to);
  return counted === null || counted.kind === 'date' ? null : grow(draft, counted.to, counted, { moment: counted });
}

/** "movie night friday": a part of the day that nothing leads in does not begin a time. */
const ALONE = 0.4;

function withPart(r: Reader, draft: Draft, link: Link): Draft | null {
  if (draft.part !== null || draft.moment !== null || (draft.time !== null && isGlued(r, link.to))) return null;
  const found = readPartOfDay(r, link.to, {
    lead: link.role,
    date: draft.date !== null || draft.time !== null || draft.recurrence !== null,
  });
  if (found === null || (draft.to === draft.from && found.certainty < ALONE)) return null;
  if (found.kind === 'time') return grow(draft, found.to, found, { part: found, bound: link.bound ?? draft.bound });
  const date = draft.date === null ? found : draft.date.grain === 'day' ? draft.date : null;
  return date === null
    ? null
    : grow(draft, found.to, found, {
        date: { ...date, to: found.to },
        part: found.time ?? null,
        bound: link.bound ?? draft.bound,
      });
}
