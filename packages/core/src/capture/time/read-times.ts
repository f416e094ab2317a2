import { englishTimeWords } from '../language/en/time-words.ts';
import { formatDay, formatMinute } from './calendar.ts';
import { civil } from './calendar.ts';
import { readTime } from './clock-times.ts';
import { readDay } from './days.ts';
import { buildLexicon, type Lexicon, type Role } from './lexicon.ts';
import { tokenize } from './lexer.ts';
import { readOffset } from './offsets.ts';
import type { TimeContext, TimeExpression, TimeReading } from './reading.ts';
import { is, meaning, type Reader } from './reader.ts';
import { wallClock } from './zone-clock.ts';

const english: Lexicon = buildLexicon(englishTimeWords, {
  halfPointsTo: 'this-hour',
  dotOrdinals: false,
  dayFirst: false,
});

const LEADS: ReadonlySet<Role> = new Set([
  'at',
  'on',
  'by',
  'in',
  'due',
  'before',
  'until',
  'for',
  'from',
  'since',
  'after',
]);

/** Reads the times of a message. First form: days, clock times, offsets. */
export function readTimes(text: string, context: TimeContext): TimeReading {
  const tokens = tokenize(text, english);
  const now = wallClock(context.sentAt, context.zone);
  const today = civil(now.day);
  const r: Reader = {
    text,
    tokens,
    lexicon: english,
    today: now.day,
    year: today.year,
    month: today.month,
    minute: now.minute,
    monthFirst:
      context.conventions.numericDates === 'month-first' ||
      (context.conventions.numericDates === 'locale' && context.locale === 'en-US'),
    weekStart: context.conventions.weekStart,
    weekEnd: context.conventions.weekEnd,
    nextWeekday: context.conventions.nextWeekday,
    past: false,
    evening: false,
    morning: false,
  };
  let date: string | null = null;
  let time: string | null = null;
  const expressions: TimeExpression[] = [];
  for (let at = 0; at < tokens.length;) {
    const role = meaning(r, at).role ?? null;
    const led = role !== null && LEADS.has(role);
    const from = led ? at + 1 : at;
    const offset = readOffset(r, at, (reader, k) => readDay(reader, k, 'from'));
    const day = readDay(r, from, led ? role : null);
    const clock = readTime(r, from, is(r, at, 'at'));
    const piece = offset ?? day ?? (clock !== null && clock.certainty >= 0.5 ? clock : null);
    if (piece === null) {
      at += 1;
      continue;
    }
    const span = { start: tokens[at]?.start ?? 0, end: tokens[piece.to - 1]?.end ?? 0 };
    const own = { date: null as string | null, time: null as string | null };
    if (piece.kind === 'date') own.date = formatDay(piece.first);
    else if (piece.kind === 'moment') {
      const total = now.day * 1440 + now.minute + Math.floor(piece.minutes);
      own.date = formatDay(Math.floor(total / 1440));
      own.time = formatMinute(total - Math.floor(total / 1440) * 1440);
    } else {
      const hour = Math.floor(piece.minute / 60);
      own.time = formatMinute(piece.half === 'open' && hour >= 1 && hour <= 7 ? piece.minute + 720 : piece.minute);
    }
    date ??= own.date;
    time ??= own.time;
    expressions.push({
      span,
      text: text.slice(span.start, span.end),
      type: own.date === null ? 'time' : 'date',
      ...own,
      endDate: null,
      endTime: null,
      rrule: null,
      rule: piece.rule,
      certainty: piece.certainty,
    });
    at = piece.to;
  }
  if (date === null && time !== null) {
    const past = Number(time.slice(0, 2)) * 60 + Number(time.slice(3)) <= now.minute;
    date = formatDay(now.day + (past ? 1 : 0));
  }
  return { date, time, endDate: null, endTime: null, rrule: null, expressions, unresolved: [], certainty: 1 };
}
