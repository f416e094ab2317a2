import { byPrecedence, timeRulesIn, type RuleMatch, type RuleOf, type RuleValue } from '@noctem/core/rules';
import { firstOccurrence } from '@noctem/core/items';
import { type LocalDate, localMoment, type LocalTime } from '@noctem/core/kernel';
import type { CaptureInput } from './decision.ts';
import { hiddenIn, layOut, type Sheet } from './sheet.ts';
import { blankOut, overlaps } from './spans.ts';
import { formatDay, formatMinute, onOrAfter, type DayNumber } from './time/calendar.ts';
import { readTimes } from './time/index.ts';
import type { Span, TimeContext, TimeExpression, TimeReading } from './time/reading.ts';
import { existing, wallClock } from './time/zone-clock.ts';
import { tokenise, type Token } from './tokens.ts';

type TimeRule = RuleMatch<RuleOf<'time_expression'>>;

/** The reading of a text's times under the person's rules, and the rules that had no say because of the words beside them. */
export interface RuledTimes {
  readonly times: TimeReading;
  readonly yielded: readonly RuleMatch[];
}

const noneYielded: readonly RuleMatch[] = [];

/**
 * Reads the times of a text, a learned phrase as the time that it means to this person. A day that is said beside it
 * prevails ("after lunch on friday" keeps the friday), and an hour that is said ("this weekend at 5"). Inside a longer
 * expression ("every weekend") the phrase means what the whole means.
 */
export function readRuledTimes(sheet: Sheet, input: TimeContext & Pick<CaptureInput, 'rules'>): RuledTimes {
  const plain = readTimes(sheet.plain, input);
  if (input.rules.rules.length === 0) return { times: plain, yielded: noneYielded };
  const found = timeRulesIn(input.rules, sheet.plain, { hidden: hiddenIn(sheet), skipped: [] });
  const rules = found
    .filter((match): match is TimeRule => match.rule.type === 'time_expression')
    .toSorted(byPrecedence);
  const tokens = rules.length === 0 ? [] : tokenise(sheet.plain);
  for (const [at, rule] of rules.entries()) {
    const place = placeOf(rule, plain, tokens);
    const times = place === null ? null : readBeside(sheet.plain, { rule, place, plain, input });
    if (times !== null) return { times, yielded: rules.filter((_, index) => index !== at) };
  }
  return { times: plain, yielded: rules };
}

/** The same of a text that stands by itself: what a person answers, or writes to change something. */
export function readTimesByRules(text: string, input: TimeContext & Pick<CaptureInput, 'rules'>): TimeReading {
  return input.rules.rules.length === 0 ? readTimes(text, input) : readRuledTimes(layOut(text), input).times;
}

interface Place {
  readonly rule: TimeRule;
  /** The phrase with the words that lead it in. */
  readonly place: Span;
  /** What the text means without rules. */
  readonly plain: TimeReading;
  readonly input: TimeContext;
}

function readBeside(text: string, { rule, place, plain, input }: Place): TimeReading | null {
  // A sign in its place, so that what stood before and behind it is not read as one ("next weekend friday").
  const beside = readWithout(text, { place, plain, input });
  const own = plain.expressions.find(({ span }) => overlaps(span, rule.span));
  if (own !== undefined && !isAccountedFor(own, { place, beside, text })) return null;
  const { day, time } = rule.rule.value;
  const saysDay = beside.expressions.some(({ type }) => type !== 'time');
  // A rule that names a day of the week is about that day: beside another one it has nothing to say.
  const isOfOneDay = day !== null && 'weekday' in day;
  if (saysDay && (isOfOneDay || time === null || beside.time !== null)) return null;
  const saysHour = !saysDay && beside.time !== null;
  if (saysHour && day === null) return null;
  const isOpen = day === null || time === null;
  const bare = own === undefined || !isOpen ? null : readTimes(text.slice(place.start, place.end), input);
  const hour = saysHour ? beside.time : (time ?? bare?.time ?? null);
  const moment = momentOf({ value: { day, time: hour }, bare, input });
  const meant = saysHour ? moment : ahead(moment, input);
  const said = saysDay ? ahead({ date: dayBeside(beside, time, input), time }, input) : meant;
  const namesDay = day !== null || (!saysDay && bare !== null && dayIsSaid(bare));
  const expression = expressionOf(rule, { place, text, namesDay, ...(saysDay ? { date: null, time } : meant) });
  return {
    ...beside,
    ...said,
    endDate: null,
    endTime: saysHour ? beside.endTime : null,
    bound: saysDay ? beside.bound : 'at',
    expressions: [...beside.expressions, expression].sort((left, right) => left.span.start - right.span.start),
  };
}

/** What else a text says about time. What is read only because the phrase is gone ("for the week this weekend") is not said. */
function readWithout(text: string, { place, plain, input }: Omit<Place, 'rule'>): TimeReading {
  const rest = blankOut(text, [place], '|');
  const read = readTimes(rest, input);
  const isSaid = ({ span }: TimeExpression) => plain.expressions.some((one) => overlaps(one.span, span));
  const unsaid = read.expressions.filter((expression) => !isSaid(expression)).map(({ span }) => span);
  return unsaid.length === 0 ? read : readTimes(blankOut(rest, unsaid, 'x'), input);
}

/**
 * Whether all words that were read together with the phrase lead it in or were read again without it. Where one is left
 * over ("next weekend", "every weekend"), the phrase was a part of something that means something else.
 */
function isAccountedFor(
  own: TimeExpression,
  { place, beside, text }: { place: Span; beside: TimeReading; text: string },
): boolean {
  const read = [place, ...beside.expressions.map(({ span }) => span)];
  const words = tokenise(text.slice(own.span.start, own.span.end)).filter(({ kind }) => kind !== 'mark');
  return words
    .map(({ start, end }) => ({ start: start + own.span.start, end: end + own.span.start }))
    .every((word) => read.some((span) => overlaps(span, word)));
}

/**
 * The phrase with the words that lead it in ("over the") and a vague one that stands beside it ("sometime soon"). Null
 * behind a word that makes something else of it ("before the weekend", "every weekend").
 */
function placeOf({ span }: TimeRule, plain: TimeReading, tokens: readonly Token[]): Span | null {
  const isRead = plain.expressions.some((expression) => overlaps(expression.span, span));
  const vague = isRead ? undefined : plain.unresolved.find(({ span: open }) => overlaps(open, span));
  const end = Math.max(span.end, vague?.span.end ?? span.end);
  let start = Math.min(span.start, vague?.span.start ?? span.start);
  let at = tokens.findLastIndex((token) => token.end <= start);
  if (articles.has(tokens[at]?.lower ?? '')) {
    start = tokens[at]?.start ?? start;
    at -= 1;
  }
  const before = tokens[at];
  if (before === undefined) return { start, end };
  if (movers.has(before.lower)) return null;
  return leads.has(before.lower) ? { start: before.start, end } : { start, end };
}

const setOf = (list: string): ReadonlySet<string> => new Set(list.split(' '));

const articles = setOf('the den dem der das');
/** Lead a time in and say nothing of their own. */
const leads = setOf('by on for at in over during am im um für zum übers');
/** Make another time of the one behind them. */
const movers = setOf(
  'before after until till til since from next last past previous following every each per twice vor nach bis seit ab jeden jedes jede nächsten nächstes nächste letzten letztes letzte',
);

/** The day that is said beside; of something that repeats the first on which its hour is still to come. */
function dayBeside({ date, rrule }: TimeReading, time: LocalTime | null, input: TimeContext): LocalDate | null {
  if (rrule === null || time === null) return date;
  return firstOccurrence(rrule, time, localMoment(input.sentAt, input.zone))?.date ?? date;
}

interface Meant {
  readonly value: Pick<RuleValue<'time_expression'>, 'day' | 'time'>;
  /** The built-in reading of the phrase, for what the rule leaves open. */
  readonly bare: TimeReading | null;
  readonly input: TimeContext;
}

function momentOf({ value, bare, input }: Meant): Moment {
  const now = wallClock(input.sentAt, input.zone);
  const minute = value.time === null ? null : minuteOf(value.time);
  if (value.day === null && bare?.date !== undefined && bare.date !== null && dayIsSaid(bare))
    return { date: bare.date, time: value.time };
  const day = value.day === null ? nextDay(minute, now) : dayOf(value.day, now.day);
  if (day === null) return { date: null, time: null };
  if (minute === null) return { date: formatDay(day), time: null };
  const clock = existing({ day, minute }, input.zone);
  return { date: formatDay(clock.day), time: formatMinute(clock.minute) };
}

type Moment = Pick<TimeReading, 'date' | 'time'>;

/** A learned hour that is over by now is not what somebody means who says its words today: then the day is enough. */
function ahead(moment: Moment, { sentAt, zone }: TimeContext): Moment {
  const now = localMoment(sentAt, zone);
  const isOver = moment.date === now.date && moment.time !== null && moment.time < now.time;
  return isOver ? { date: moment.date, time: null } : moment;
}

function minuteOf(time: LocalTime): number {
  return Number(time.slice(0, 2)) * 60 + Number(time.slice(3, 5));
}

/** A day that only follows from an hour ("after lunch") is none that was said. */
function dayIsSaid({ expressions }: TimeReading): boolean {
  return expressions.some(({ type }) => type !== 'time');
}

/** An hour without a day is its next occurrence. */
function nextDay(minute: number | null, now: { day: DayNumber; minute: number }): DayNumber | null {
  if (minute === null) return null;
  return minute < now.minute ? now.day + 1 : now.day;
}

function dayOf(day: NonNullable<RuleValue<'time_expression'>['day']>, today: DayNumber): DayNumber {
  return 'in' in day ? today + day.in : onOrAfter(today, day.weekday);
}

function expressionOf(
  { id }: TimeRule,
  of: { place: Span; text: string; namesDay: boolean } & Pick<TimeReading, 'date' | 'time'>,
): TimeExpression {
  const { place, text, date, time } = of;
  return {
    span: place,
    text: text.slice(place.start, place.end),
    type: !of.namesDay ? 'time' : time === null ? 'date' : 'date-time',
    date,
    time,
    endDate: null,
    endTime: null,
    rrule: null,
    rule: `rule:${id}`,
    certainty: 1,
  };
}
