import { civil, formatDay, formatMinute } from './calendar.ts';
import { choose, SURE } from './choose.ts';
import { readDraft, type Draft } from './draft.ts';
import { lexiconFor } from './languages.ts';
import { NO_MEANING, tokenize, type Token } from './lexer.ts';
import type { Lexicon, Role } from './lexicon.ts';
import type { TimeContext, TimeReading } from './reading.ts';
import { isNearTime, type Reader } from './reader.ts';
import { expressionOf, resolve, spanOf, type Resolved } from './resolve.ts';
import { findUnresolved } from './unresolved.ts';
import { wallClock } from './zone-clock.ts';

const NOTHING: TimeReading = {
  date: null,
  time: null,
  endDate: null,
  endTime: null,
  rrule: null,
  bound: 'at',
  expressions: [],
  besides: [],
  unresolved: [],
  certainty: 1,
};

/**
 * What a message says of time: dates, clock times, ranges and recurrences, read as of `context.sentAt` in the person's zone. Nothing
 * found is a reading without expressions; words that are vague by nature come back in `unresolved`. Throws a RangeError for an unknown
 * zone, never for a text.
 *
 * Conventions: a weekday is the next such day after today; a clock time that is past means tomorrow's; hours without "am" or "pm" follow
 * `closeHalf`; numeric dates follow the locale or the conventions; a time in a DST gap moves forward, in a fold it is the earlier one.
 */
export function readTimes(text: string, context: TimeContext): TimeReading {
  const lexicon = lexiconFor(context.locale);
  const tokens = tokenize(text, lexicon);
  const nextCore = coreAhead(tokens);
  if (nextCore[0] === tokens.length) return NOTHING;
  const r = readerOf(text, { tokens, nextCore, lexicon, context });
  const drafts = readDrafts(r);
  const chosen = choose(r, drafts);
  const unresolved = findUnresolved(r, chosen);
  if (chosen.length === 0) return unresolved.length === 0 ? NOTHING : { ...NOTHING, unresolved };
  const joined = join(chosen);
  const whole = resolve(r, joined, context);
  const expressions = chosen.map((draft) =>
    expressionOf(r, draft, draft === joined ? whole : resolve(r, draft, context)),
  );
  const besides = drafts.filter((draft) => draft.certainty >= SURE && !chosen.includes(draft));
  return {
    ...readingOf(whole),
    expressions,
    besides: besides.map((draft) => spanOf(r, draft)),
    unresolved,
    certainty: certaintyOf(chosen),
  };
}

function coreAhead(tokens: readonly Token[]): number[] {
  const ahead = Array.from(tokens, () => tokens.length);
  let next = tokens.length;
  for (let at = tokens.length - 1; at >= 0; at -= 1) {
    const token = tokens[at];
    if (token !== undefined && mayBeTime(token)) next = at;
    ahead[at] = next;
  }
  return ahead;
}

/** Most messages hold no word about time: one look at each token tells. */
function mayBeTime(token: Token): boolean {
  if (token.kind === 'number') return true;
  const word = token.meaning;
  return (
    word.weekday !== undefined ||
    word.weekdays !== undefined ||
    word.offset !== undefined ||
    word.month !== undefined ||
    word.part !== undefined ||
    word.unit !== undefined ||
    word.number !== undefined ||
    word.ordinal !== undefined ||
    word.clock !== undefined ||
    word.now === true ||
    word.vague === true ||
    word.holiday !== undefined ||
    word.recurs !== undefined ||
    word.endOf !== undefined ||
    word.startOf !== undefined ||
    word.season !== undefined ||
    word.quarter !== undefined
  );
}

/** A text with more pieces to look at than this is no message to schedule; its rest is left unread, so that no text takes long. */
const MAX_PIECES = 240;

function readerOf(
  text: string,
  of: { tokens: readonly Token[]; nextCore: readonly number[]; lexicon: Lexicon; context: TimeContext },
): Reader {
  const { context, tokens, nextCore, lexicon } = of;
  const { conventions } = context;
  const now = wallClock(context.sentAt, context.zone);
  const { year, month } = civil(now.day);
  const has = (role: Role): boolean => tokens.some((token) => token.meaning.role === role);
  return {
    text,
    tokens,
    nextCore,
    lexicon,
    today: now.day,
    year,
    month,
    minute: now.minute,
    monthFirst:
      conventions.numericDates === 'locale' ? isMonthFirst(context.locale) : conventions.numericDates === 'month-first',
    weekStart: conventions.weekStart,
    weekEnd: conventions.weekEnd,
    nextWeekday: conventions.nextWeekday,
    past: has('past-tense'),
    repeats: has('every'),
    anchors: new Map(),
    budget: { left: MAX_PIECES },
    evening: has('evening-cue'),
    morning: has('morning-cue'),
  };
}

const MONTH_FIRST_REGIONS: ReadonlySet<string> = new Set(['US', 'PH', 'FM', 'PW', 'MH', 'BZ']);

/** Regions that write the month first; "en" without a region is read as American English. */
function isMonthFirst(locale: string): boolean {
  const [language = 'en', ...rest] = locale.split(/[-_]/);
  const region = rest.find((part) => part.length === 2);
  return region === undefined ? language.toLowerCase() === 'en' : MONTH_FIRST_REGIONS.has(region.toUpperCase());
}

function readDrafts(r: Reader): Draft[] {
  const drafts: Draft[] = [];
  for (let at = 0; at < r.tokens.length && r.budget.left > 0;) {
    const draft = canStart(r, at) ? readDraft(r, at) : null;
    if (draft === null || draft.certainty < 0.4) {
      at += 1;
      continue;
    }
    drafts.push(draft);
    at = draft.to;
  }
  return drafts;
}

function canStart(r: Reader, at: number): boolean {
  const token = r.tokens[at];
  if (token === undefined || !isNearTime(r, at)) return false;
  return token.kind === 'number' || token.meaning !== NO_MEANING;
}

/** One draft out of those that belong together. */
function join(chosen: readonly Draft[]): Draft {
  const main =
    chosen.find((draft) => draft.recurrence !== null) ??
    chosen.find((draft) => draft.date !== null || draft.moment !== null) ??
    chosen[0];
  if (main === undefined) throw new RangeError('no draft to join');
  let joined = main;
  for (const draft of chosen) {
    if (draft === main) continue;
    joined = {
      ...joined,
      recurrence: withDays(joined, draft),
      date: joined.date ?? draft.date,
      time: joined.time ?? draft.time,
      part: joined.part ?? draft.part,
      end: joined.end ?? draft.end,
    };
  }
  return joined;
}

function withDays(main: Draft, draft: Draft): Draft['recurrence'] {
  if (main.recurrence === null || draft.recurrence === null) return main.recurrence;
  return { ...main.recurrence, byday: draft.recurrence.byday };
}

function readingOf(whole: Resolved): Pick<TimeReading, 'date' | 'time' | 'endDate' | 'endTime' | 'rrule' | 'bound'> {
  return {
    date: whole.day === null ? null : formatDay(whole.day),
    time: whole.minute === null ? null : formatMinute(whole.minute),
    endDate: whole.endDay === null ? null : formatDay(whole.endDay),
    endTime: whole.endMinute === null ? null : formatMinute(whole.endMinute % 1440),
    rrule: whole.rrule,
    bound: whole.bound,
  };
}

function certaintyOf(chosen: readonly Draft[]): number {
  return Math.min(...chosen.map((draft) => draft.certainty));
}
