import { addDays, daysBetween, type LocalDate, localMoment, type LocalTime, weekdayOf } from '@noctem/core/kernel';
import { phraseOf, type RuleValue } from '@noctem/core/rules';
import { attentionFrom, type Spoken } from '../attention.ts';
import type { ThoughtEvidence } from '../evidence.ts';
import type { Ground } from '../habit.ts';
import type { DetectedPattern } from '../insight.ts';
import { holds, type Occurrence } from '../occurrences.ts';
import { rounded, seenIn } from '../patterns.ts';
import { isCorrected } from '../respects.ts';
import { binomialTail, discoveries, type Share, wilsonLower } from '../statistics.ts';
import { type Heard, newest, readHeard, type Reading, type Stance } from '../tally.ts';
import { timePhrasesOf } from '../time-phrases.ts';

type Moment = Pick<RuleValue<'time_expression'>, 'day' | 'time'>;

/** Words about time, with what the person means by them. */
interface Meaning {
  readonly phrase: string;
  readonly moment: Moment;
  readonly reading: Reading;
  readonly chance: number;
}

const leastOccurrences = 4;
const falseDiscoveries = 0.05;
const insightBar = { agreeing: 5, confidence: 0.7 };
const patternBar = { agreeing: 4, confidence: 0.5 };

/**
 * Words about time that mean something else to the person than to the reader of times, or that it cannot resolve at all: with the
 * person's own usual answer where there is one, and without a proposal where there is none.
 */
export function findExtractions(ground: Ground): DetectedPattern[] {
  const tasks = ground.pool.filter(({ thought }) => thought.wanted?.kind === 'task');
  const byPhrase = occurrencesByPhrase(tasks);
  const attention = attentionFrom([[...byPhrase.values()].flatMap(spokenIn)], ground.attention);
  const meanings: Meaning[] = [];
  const explained = new Set<number>();
  for (const bar of [insightBar, patternBar]) {
    for (;;) {
      const meaning = nextMeaning({ ground, attention, tasks, byPhrase, explained }, bar);
      if (meaning === null) break;
      meanings.push(meaning);
      for (const id of heardIds(meaning.reading)) explained.add(id);
    }
  }
  return [...meanings.map(patternOf), ...unresolved(tasks, meanings)];
}

interface Search {
  readonly ground: Ground;
  readonly attention: number;
  readonly tasks: readonly Occurrence[];
  readonly byPhrase: ReadonlyMap<string, readonly Occurrence[]>;
  readonly explained: ReadonlySet<number>;
}

/** Only phrases in which the person has corrected a day or a time often enough. */
function occurrencesByPhrase(tasks: readonly Occurrence[]): Map<string, Occurrence[]> {
  const corrected = new Map<string, number>();
  for (const task of tasks)
    if (isMoved(task.thought))
      for (const phrase of timePhrasesOf(task)) corrected.set(phrase, (corrected.get(phrase) ?? 0) + 1);
  const found = new Map<string, Occurrence[]>();
  for (const [phrase, count] of corrected) if (count >= leastOccurrences) found.set(phrase, []);
  // Most tasks hold none of them: only those are read whole that hold a word with which one begins.
  const openers = new Set([...found.keys()].map((phrase) => phrase.split(' ')[0]));
  const mayHold = ({ words, thought }: Occurrence) =>
    thought.unresolved.length > 0 || words.some(({ word }) => openers.has(word));
  for (const task of tasks) if (mayHold(task)) for (const phrase of timePhrasesOf(task)) found.get(phrase)?.push(task);
  return found;
}

/** How often the person said what words about time mean to them, where they always said the same. */
function spokenIn(tasks: readonly Occurrence[]): Spoken[] {
  const filed = tasks.filter(({ thought }) => thought.ambiguity === null);
  const moment = momentIn(filed);
  const heard = moment === null ? [] : heardIn(filed, moment).slice(0, newest);
  if (heard.some(({ stance }) => stance === 'against')) return [];
  const of = (stance: Stance) =>
    heard.filter((one) => one.stance === stance).map(({ occurrence }) => occurrence.thought.id);
  return [{ words: of('for'), silences: of('silent') }];
}

function isMoved(thought: ThoughtEvidence): boolean {
  return isCorrected(thought, 'date') || isCorrected(thought, 'time');
}

function nextMeaning(search: Search, bar: typeof insightBar): Meaning | null {
  const meanings = [...search.byPhrase].flatMap(([phrase, all]) => {
    const tasks = all.filter(({ thought }) => !search.explained.has(thought.id));
    return meaningOf({ phrase, tasks, search }) ?? [];
  });
  const found = discoveries(
    meanings.map(({ chance }) => chance),
    falseDiscoveries,
  );
  const passing = meanings.filter((meaning, at) => found[at] === true && passes(meaning, bar)).sort(byEvidence);
  return passing.find((meaning) => passes(inWholeLog(meaning, search), bar)) ?? null;
}

function passes({ reading }: Meaning, bar: typeof insightBar): boolean {
  return reading.agreeing.length >= bar.agreeing && reading.confidence >= bar.confidence;
}

/** What explains most first; of the same evidence the whole expression rather than a part of it. */
function byEvidence(left: Meaning, right: Meaning): number {
  const misses = ({ against, silent }: Reading) => against.length + silent.length;
  return (
    right.reading.agreeing.length - left.reading.agreeing.length ||
    misses(left.reading) - misses(right.reading) ||
    right.phrase.length - left.phrase.length ||
    (left.phrase < right.phrase ? -1 : 1)
  );
}

interface Sought {
  readonly phrase: string;
  readonly tasks: readonly Occurrence[];
  readonly search: Search;
}

function meaningOf({ phrase, tasks, search }: Sought): Meaning | null {
  const moment = momentIn(tasks);
  if (moment === null) return null;
  const reading = readHeard(heardIn(tasks, moment), search.attention);
  const here = heardIds(reading).length;
  const rate = rateElsewhere(search, { tasks, moment });
  return { phrase, moment, reading, chance: binomialTail(reading.agreeing.length, here, rate) };
}

/** How often tasks are moved to the same moment where the words do not stand. */
function rateElsewhere(
  { tasks: all, explained }: Search,
  of: { tasks: readonly Occurrence[]; moment: Moment },
): number {
  const own = new Set(of.tasks.map(({ thought }) => thought.id));
  const rest = all.filter(({ thought }) => !own.has(thought.id) && !explained.has(thought.id));
  const share: Share = {
    hits: rest.filter((task) => isMoved(task.thought) && isAt(task, of.moment)).length,
    trials: rest.length,
  };
  return (share.hits + 0.5) / (share.trials + 1);
}

/** The person's usual answer: of the day only where the day is mostly changed, of the time likewise. */
function momentIn(tasks: readonly Occurrence[]): Moment | null {
  const moved = tasks.filter(({ thought }) => isMoved(thought)).slice(0, 12);
  if (moved.length < leastOccurrences) return null;
  const days = moved.filter(({ thought }) => thought.decided.date !== thought.wanted?.date);
  const times = moved.filter(({ thought }) => thought.decided.time !== thought.wanted?.time);
  const time =
    times.length * 2 >= moved.length ? usual(times.map(({ thought }) => thought.wanted?.time ?? null)) : null;
  const day = days.length * 2 >= moved.length ? usualDay(moved, time) : null;
  return day === null && time === null ? null : { day, time };
}

function usual<T>(values: readonly T[]): T | null {
  const counts = new Map<T, number>();
  for (const value of values) counts.set(value, (counts.get(value) ?? 0) + 1);
  return [...counts].toSorted((left, right) => right[1] - left[1])[0]?.[0] ?? null;
}

/**
 * A day of the week where that agrees better than so many days later, since writing days vary; none where the hour says it
 * better: today before it has struck, else tomorrow.
 */
function usualDay(moved: readonly Occurrence[], time: Moment['time']): Moment['day'] {
  const dates = moved.flatMap(({ day, thought }) => (thought.wanted?.date ? [{ day, date: thought.wanted.date }] : []));
  const later = usual(dates.map(({ day, date }) => daysBetween(day, date)));
  const soon = dates.filter(({ day, date }) => daysBetween(day, date) >= 0 && daysBetween(day, date) < 7);
  const weekday = usual(soon.map(({ date }) => weekdayOf(date)));
  const options: NonNullable<Moment['day']>[] = [
    ...(later !== null && later >= 0 && later <= 366 ? [{ in: later }] : []),
    ...(weekday === null ? [] : [{ weekday }]),
  ];
  const hits = (option: NonNullable<Moment['day']>) =>
    dates.filter(({ day, date }) => dateOf(option, day) === date).length;
  const best = options.toSorted((left, right) => hits(right) - hits(left))[0];
  if (best === undefined) return null;
  const next = time === null ? 0 : moved.filter((task) => task.thought.wanted?.date === nextAt(time, task)).length;
  // At the same hour of every day both say the same; at another only the hour is right ("after school", written in the evening).
  const isNoBetter = 'in' in best && best.in <= 1 && next === hits(best);
  return next > hits(best) || isNoBetter ? null : best;
}

/** The day on which an hour strikes next, seen from the moment of writing. */
function nextAt(time: LocalTime, { day, thought }: Occurrence): LocalDate {
  return localMoment(thought.sentAt, thought.zone).time < time ? day : addDays(day, 1);
}

/** The day that is meant, seen from the day of writing. */
function dateOf(day: NonNullable<Moment['day']>, written: LocalDate): LocalDate {
  if ('in' in day) return addDays(written, day.in);
  return addDays(written, (day.weekday - weekdayOf(written) + 7) % 7);
}

function isAt({ day: written, thought }: Occurrence, { day, time }: Moment): boolean {
  const { wanted } = thought;
  if (wanted === null) return false;
  return (day === null || wanted.date === dateOf(day, written)) && (time === null || wanted.time === time);
}

function heardIn(tasks: readonly Occurrence[], moment: Moment): Heard[] {
  const builtIn = usual(tasks.map(({ thought }) => thought.decided.time));
  return tasks.flatMap((occurrence): Heard[] => {
    const { thought } = occurrence;
    const value = `${thought.wanted?.date ?? ''} ${thought.wanted?.time ?? ''}`;
    const isSaid =
      (moment.day !== null && isCorrected(thought, 'date')) || (moment.time !== null && isCorrected(thought, 'time'));
    if (isAt(occurrence, moment)) return isSaid ? [{ occurrence, stance: 'for', value }] : [];
    if (isSaid) return [{ occurrence, stance: 'against', value: value.slice(11) }];
    // "after lunch at 2": an hour of the message's own says nothing about the words beside it.
    const isOwn = thought.decided.time !== null && thought.decided.time !== builtIn;
    return isOwn ? [] : [{ occurrence, stance: 'silent', value }];
  });
}

function heardIds({ agreeing, against, silent }: Reading): number[] {
  return [...agreeing, ...against, ...silent].map(({ thought }) => thought.id);
}

function inWholeLog(meaning: Meaning, { ground, attention, explained }: Search): Meaning {
  const tasks = ground
    .occurrencesOf(meaning.phrase)
    .filter(({ thought }) => thought.wanted?.kind === 'task' && !explained.has(thought.id));
  return { ...meaning, reading: readHeard(heardIn(tasks, meaning.moment), attention) };
}

function patternOf({ phrase, moment, reading, chance }: Meaning): DetectedPattern {
  const { agreeing, against, silent, confidence, attention, changedAt } = reading;
  return {
    type: 'extraction_failure',
    key: `phrase:${phrase}`,
    ...seenIn(agreeing),
    confidence,
    context: {
      phrase,
      value: moment,
      understood: moment.day === null ? understoodDay(agreeing) : null,
      agreeing: agreeing.length,
      against: against.length,
      left_as_they_were: silent.length,
      attention,
      weight: weightOf(agreeing),
      by_chance: chance,
      ...(changedAt !== null && { since: changedAt }),
    },
    proposal: { type: 'time_expression', key: `phrase:${phrase}`, value: { phrase, ...moment } },
  };
}

/** So many different days ahead at least must it have been, to be a day of the week and no number of days. */
const leastDistances = 2;

/** The day of the week that was understood without being told: said beside the hour, so that the whole answer can be seen. */
function understoodDay(agreeing: readonly Occurrence[]): Moment['day'] {
  const dates = agreeing.flatMap(({ day, thought }) =>
    thought.wanted?.date ? [{ date: thought.wanted.date, ahead: daysBetween(day, thought.wanted.date) }] : [],
  );
  const [weekday, ...others] = new Set(dates.map(({ date }) => weekdayOf(date)));
  const isVaried = new Set(dates.map(({ ahead }) => ahead)).size >= leastDistances;
  return weekday === undefined || others.length > 0 || !isVaried || dates.length < agreeing.length ? null : { weekday };
}

function weightOf(occurrences: readonly Occurrence[]): number {
  const most = ({ thought }: Occurrence) =>
    thought.corrections.reduce(
      (weight, one) => (one.field === 'date' || one.field === 'time' ? Math.max(weight, one.weight) : weight),
      0,
    );
  return rounded(occurrences.reduce((sum, occurrence) => sum + most(occurrence), 0));
}

/** Words without a date about which the person has said nothing either: they are kept in mind, and nothing is proposed. */
function unresolved(tasks: readonly Occurrence[], meanings: readonly Meaning[]): DetectedPattern[] {
  const found = new Map<string, Occurrence[]>();
  for (const task of tasks)
    for (const phrase of new Set(task.thought.unresolved)) found.set(phrase, [...(found.get(phrase) ?? []), task]);
  return [...found].flatMap(([phrase, all]): DetectedPattern[] => {
    const isKnown = meanings.some((meaning) => all.some((task) => holds(task, phraseOf(meaning.phrase))));
    const open = all.filter(({ thought }) => !isMoved(thought));
    if (isKnown || open.length < leastOccurrences) return [];
    const context = { phrase, left_open: open.length, of: all.length, weight: 0 };
    const confidence = wilsonLower(open.length, all.length);
    return [
      { type: 'extraction_failure', key: `unresolved:${phrase}`, ...seenIn(open), confidence, context, proposal: null },
    ];
  });
}
