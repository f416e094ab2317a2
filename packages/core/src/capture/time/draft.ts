import { readTime } from './clock-times.ts';
import { mergeDates, readCounted, readDateBeside } from './dates.ts';
import { NO_MEANING } from './lexer.ts';
import type { Role } from './lexicon.ts';
import { readDuration } from './offsets.ts';
import { readPartOfDay } from './parts-of-day.ts';
import type { DatePiece, MomentPiece, RecurrencePiece, TimePiece } from './pieces.ts';
import { readDateRangeEnd, readDayRange, readTimeRangeEnd, type RangeEnd } from './ranges.ts';
import { readRecurrence } from './recurrence.ts';
import { readLimit, type Limits } from './recurrence-limits.ts';
import type { TimeBound } from './reading.ts';
import { is, isClauseEnd, isGlued, isNearTime, isOneOf, isText, meaning, skip, type Reader } from './reader.ts';

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

interface Link {
  /** Where the words that lead in begin. */
  readonly from: number;
  readonly to: number;
  readonly role: Role | null;
  readonly bound: TimeBound | null;
  readonly comma: boolean;
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

/** A particle before a day belongs to its verb ("bring the plants in tonight", "remind me about tomorrow"). */
function trimLead(r: Reader, draft: Draft): number {
  const { date } = draft;
  if (date === null || draft.recurrence !== null) return draft.from;
  const named =
    date.rule === 'relative-day' ||
    date.rule === 'weekday' ||
    (date.rule === 'part-of-day' && meaning(r, draft.from + 1).offset !== undefined);
  const particle = is(r, draft.from, 'in') || (is(r, draft.from, 'around') && meaning(r, draft.from).weak === true);
  return named && particle && draft.from + 1 < draft.to ? draft.from + 1 : draft.from;
}

const LEADS: ReadonlySet<Role> = new Set([
  'at',
  'on',
  'in',
  'by',
  'for',
  'from',
  'until',
  'before',
  'after',
  'since',
  'between',
  'within',
  'during',
  'around',
  'due',
  'starting',
  'preferably',
  'through',
]);
const BOUNDS: ReadonlyMap<Role, TimeBound> = new Map([
  ['before', 'before'],
  ['until', 'before'],
  ['after', 'after'],
  ['since', 'after'],
  ['from', 'after'],
  ['starting', 'after'],
  ['within', 'within'],
]);

function readLead(r: Reader, at: number): Link {
  if (is(r, at, 'in') && is(r, at + 1, 'between')) return { from: at, to: at, role: null, bound: null, comma: false };
  const skipped = skipDuration(r, at);
  return readRoles(r, { at, from: skipped, allowed: LEADS, comma: false });
}

function readRoles(r: Reader, of: { at: number; from: number; allowed: ReadonlySet<Role>; comma: boolean }): Link {
  let to = of.from;
  let role: Role | null = null;
  let bound: TimeBound | null = null;
  for (let k = 0; k < 3 && isOneOf(r, to, of.allowed); k += 1) {
    const here = meaning(r, to).role ?? null;
    if (here !== 'around' && here !== 'preferably') role = here;
    else role ??= here;
    bound ??= (here === null ? undefined : BOUNDS.get(here)) ?? null;
    to += 1;
  }
  return { from: of.at, to, role, bound, comma: of.comma };
}

/** "for 3 days, from today": the duration before a start. */
function skipDuration(r: Reader, at: number): number {
  const from = skip(r, at, 'for');
  if (from === at && !is(r, at, 'a') && r.tokens[at]?.kind !== 'number') return at;
  const duration = readDuration(r, from);
  if (duration === null) return at;
  const comma = isText(r, duration.to, ',') ? duration.to + 1 : duration.to;
  const later = is(r, comma, 'from-now') && comma > duration.to;
  return (from > at && is(r, comma, 'from')) || is(r, comma, 'starting') || later ? comma : at;
}

const LINKS: ReadonlySet<Role> = new Set([
  'at',
  'on',
  'in',
  'for',
  'from',
  'around',
  'of',
  'by',
  'before',
  'after',
  'until',
  'since',
  'preferably',
  'starting',
  'between',
  'during',
  'due',
]);
const LINK_SIGNS: ReadonlySet<string> = new Set([',', '-', '–', '—', '@', ':', '(', ')', '/']);

function readLink(r: Reader, at: number): Link {
  const sign = r.tokens[at];
  const signed =
    sign !== undefined && sign.kind === 'sign' && LINK_SIGNS.has(sign.text) && sign.meaning.role === undefined;
  return readRoles(r, { at, from: signed ? at + 1 : at, allowed: LINKS, comma: signed });
}

interface Joint extends Link {
  readonly ranges: boolean;
}

function extend(r: Reader, draft: Draft, link: Joint): Draft | null {
  if (!mayGoOn(r, link.to)) return null;
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

type Counted = DatePiece | MomentPiece | null;

function withDate(r: Reader, of: { draft: Draft; link: Link; counted: Counted }): Draft | null {
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

/** The "in" or "after" of "in about two weeks" among the words that lead in. */
function offsetWord(r: Reader, link: Link): number | null {
  for (let at = link.from; at < link.to; at += 1)
    if (is(r, at, 'in') || is(r, at, 'after') || is(r, at, 'before')) return at;
  return null;
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

/** "2 hours before noon", "an hour after 5pm". */
function readTimeFromTime(r: Reader, at: number): TimePiece | null {
  const duration = readDuration(r, at);
  if (duration === null || duration.minutes === 0) return null;
  const sign = is(r, duration.to, 'before') ? -1 : is(r, duration.to, 'after') ? 1 : 0;
  const time = sign === 0 ? null : readTime(r, duration.to + 1, true);
  if (time === null || time.certainty < 0.8) return null;
  const minute = Math.round(time.minute + sign * duration.minutes + 1440) % 1440;
  return { ...time, minute, rule: 'counted-from-time', certainty: 0.9 };
}

/** What a clock time is worth where it stands: a bare number needs a word before it, or a date beside it. */
function timeCertainty(r: Reader, of: { draft: Draft; link: Link; time: TimePiece }): number {
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
      : link.role !== null && isHourLead(link.role, time) && ends
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

function withMoment(r: Reader, of: { draft: Draft; link: Link; counted: Counted }): Draft | null {
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

function readNow(r: Reader, link: Link): MomentPiece | null {
  const token = r.tokens[link.to];
  if (token?.meaning.now !== true) return null;
  const certain = token.text.includes(' ') || isClauseEnd(r, link.to + 1);
  return certain && link.role !== 'from'
    ? { kind: 'moment', to: link.to + 1, minutes: 0, rule: 'now', certainty: 0.8 }
    : null;
}

/** "last 2 minutes", "next three hours", "next hour", "13 last minutes". */
function readClockUnits(r: Reader, at: number): MomentPiece | null {
  const from = skip(r, at, 'the');
  const sign = stepSign(r, from);
  const number = readDurationCount(r, sign === 0 ? from : from + 1);
  const step = sign === 0 ? stepSign(r, number.to) : sign;
  const unitAt = sign === 0 ? number.to + 1 : number.to;
  const { unit } = meaning(r, unitAt);
  if (
    step === 0 ||
    (unit !== 'second' && unit !== 'minute' && unit !== 'hour') ||
    r.tokens[unitAt]?.possessive === true
  )
    return null;
  const size = unit === 'second' ? 1 / 60 : unit === 'minute' ? 1 : 60;
  const minutes = step < 0 ? -number.value * size : 0;
  return { kind: 'moment', to: unitAt + 1, minutes, rule: 'clock-units', certainty: 0.7 };
}

function stepSign(r: Reader, at: number): -1 | 0 | 1 {
  const role = meaning(r, at).role;
  if (role === 'next' || role === 'following') return 1;
  return role === 'last' || role === 'past' || role === 'previous' ? -1 : 0;
}

function readDurationCount(r: Reader, at: number): { value: number; to: number } {
  const token = r.tokens[at];
  if (token?.kind === 'number' && token.value >= 0) return { value: token.value, to: at + 1 };
  const { number } = meaning(r, at);
  return number === undefined ? { value: 1, to: at } : { value: number, to: at + 1 };
}

/** "within 3 days", "within the next 5 hours": from now to its end. */
function readWithin(r: Reader, at: number): DatePiece | MomentPiece | null {
  const from = skip(r, skip(r, at, 'the'), 'next');
  const duration = readDuration(r, from);
  if (duration === null || is(r, duration.to, 'after') || is(r, duration.to, 'of')) return null;
  if (duration.minutes > 0) return { kind: 'moment', to: duration.to, minutes: 0, rule: 'within', certainty: 0.85 };
  const ahead = readCountedEnd(r, duration.days + duration.workdays, duration.months);
  return { kind: 'date', to: duration.to, first: r.today, last: ahead, grain: 'day', rule: 'within', certainty: 0.85 };
}

function readCountedEnd(r: Reader, days: number, months: number): number {
  return r.today + days + Math.round(months * 30.44);
}

function withPart(r: Reader, draft: Draft, link: Link): Draft | null {
  if (draft.part !== null || draft.moment !== null || (draft.time !== null && isGlued(r, link.to))) return null;
  const found = readPartOfDay(r, link.to, {
    lead: link.role,
    date: draft.date !== null || draft.time !== null || draft.recurrence !== null,
  });
  if (found === null) return null;
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
