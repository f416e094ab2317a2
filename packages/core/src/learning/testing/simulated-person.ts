import {
  type CaptureDecision,
  type CaptureInput,
  decideCapture,
  defaultConventions,
  rulesInDecision,
} from '@noctem/core/capture';
import { addDays, instantOf, type LocalDate, localMoment, weekdayOf } from '@noctem/core/kernel';
import { findPhrase, phraseOf, type Rule, type RuleSet, ruleSetOf, type RuleValue, wordsOf } from '@noctem/core/rules';
import type { EvidenceCorrection, EvidenceField, FiledAs, ThoughtEvidence } from '../evidence.ts';
import { chances } from './chances.ts';

/** What a phrase means to a simulated person, hidden from whoever reads the log. */
export type PlantedHabit =
  | { readonly means: 'importance'; readonly phrase: string; readonly level: 'high' | 'medium' | 'low' }
  | { readonly means: 'kind'; readonly phrase: string; readonly kind: 'task' | 'note' | 'project' }
  | { readonly means: 'project'; readonly phrase: string; readonly project: string }
  | {
      readonly means: 'time';
      readonly phrase: string;
      readonly day: RuleValue<'time_expression'>['day'];
      readonly time: string;
    };

export interface Vocabulary {
  readonly verbs: readonly string[];
  readonly things: readonly string[];
  readonly people: readonly string[];
  readonly notes: readonly string[];
  readonly times: readonly string[];
}

export interface SimulatedPerson {
  readonly vocabulary: Vocabulary;
  readonly habits: readonly PlantedHabit[];
  /** Habits that hold from a week on, in place of the others about the same phrase. */
  readonly later?: { readonly week: number; readonly habits: readonly PlantedHabit[] };
  readonly weeks: number;
  readonly thoughtsAWeek: number;
  /** How many of the thoughts of a week each habit concerns. */
  readonly habitAWeek: number;
  /** Share of what is wrong that the person puts right. */
  readonly attention: number;
  /** Share of thoughts that the person changes for reasons of the moment. */
  readonly whims: number;
  /** Share of questions that are answered. */
  readonly answers: number;
}

const start = instantOf({ date: '2026-03-02', time: '08:00' }, 'UTC');
const hour = 3_600_000;
const weekMs = 7 * 24 * hour;
const zone = 'Europe/Lisbon';
const projects = ['Garden', 'House', 'Club', 'Thesis', 'Band'];
const besides = { locale: 'en-GB', conventions: defaultConventions, projects, zone };

/** A life that is lived week by week, since what was learned in one week decides what is filed in the next. */
export interface Life {
  /** The thoughts of a week, oldest first, as they were decided under these rules, and what the person made of them. */
  readonly week: (week: number, rules: readonly Rule[]) => ThoughtEvidence[];
  /** What the decision of a thought rested on but the rules. */
  readonly inputOf: (thought: ThoughtEvidence) => Omit<CaptureInput, 'rules'>;
}

export function lifeOf(person: SimulatedPerson, seed: number): Life {
  const next = chances(seed);
  const pick = <T>(from: readonly T[]): T => from[Math.floor(next() * from.length)] as T;
  let id = 0;
  return {
    week: (week, rules) => {
      const habits = habitsIn(person, week);
      const texts = [
        ...habits.flatMap((habit) =>
          Array.from({ length: person.habitAWeek }, () => habitText(habit, person.vocabulary, pick)),
        ),
        ...Array.from({ length: person.thoughtsAWeek }, () => everydayText(person.vocabulary, pick)),
      ];
      const moments = texts.map(
        () => start + week * weekMs + Math.floor(next() * 7) * 24 * hour + Math.floor(next() * 14 * hour),
      );
      const inTime = moments.toSorted((left, right) => left - right);
      return shuffled(texts, next).map((text, at) => {
        id += 1;
        const written = { id, text, sentAt: inTime[at] ?? start };
        return lived(written, { person, habits, next, pick, rules: ruleSetOf(rules) });
      });
    },
    inputOf: ({ text, sentAt }) => ({ ...besides, text, sentAt }),
  };
}

/** The log of a person who never accepts anything, oldest first. */
export function liveAs(person: SimulatedPerson, seed: number): ThoughtEvidence[] {
  const life = lifeOf(person, seed);
  return Array.from({ length: person.weeks }, (_, week) => life.week(week, [])).flat();
}

function habitsIn({ habits, later }: SimulatedPerson, week: number): readonly PlantedHabit[] {
  if (later === undefined || week < later.week) return habits;
  const replaced = new Set(later.habits.map(({ phrase }) => phrase));
  return [...habits.filter(({ phrase }) => !replaced.has(phrase)), ...later.habits];
}

type Pick = <T>(from: readonly T[]) => T;

function everydayText(vocabulary: Vocabulary, pick: Pick): string {
  const form = pick(['task', 'task', 'task', 'timed', 'timed', 'people', 'people', 'note', 'open']);
  const { verbs, things, people, notes, times } = vocabulary;
  if (form === 'note') return pick(notes).replace('*', pick(things)).replace('@', pick(people));
  if (form === 'people')
    return `${pick(['call', 'text', 'email', 'ask', 'meet'])} ${pick(people)} about the ${pick(things)}`;
  if (form === 'open') return `${pick(['work on', 'look into', 'sort out', 'think about'])} the ${pick(things)}`;
  const task = `${pick(verbs)} the ${pick(things)}`;
  return form === 'timed' ? `${task} ${pick(times)}` : task;
}

function habitText(habit: PlantedHabit, vocabulary: Vocabulary, pick: Pick): string {
  const { verbs, things, people, times } = vocabulary;
  const { phrase, means } = habit;
  if (phrase.endsWith('…')) return phrase.replace('…', `the ${pick(things)}`);
  if (means === 'time')
    return pick([`${pick(verbs)} the ${pick(things)} ${phrase}`, `${phrase} ${pick(verbs)} the ${pick(things)}`]);
  if (means === 'kind')
    return pick([`${phrase} ${pick(things)}`, `${phrase} for the ${pick(things)}`, `${phrase} from ${pick(people)}`]);
  return pick([
    `${pick(verbs)} ${phrase}`,
    `${phrase} with ${pick(people)}`,
    `call ${pick(people)} about ${phrase}`,
    `${pick(verbs)} the ${phrase} ${pick(times)}`,
    `${phrase} ${pick(things)}`,
  ]);
}

interface Living {
  readonly person: SimulatedPerson;
  readonly habits: readonly PlantedHabit[];
  readonly next: () => number;
  readonly pick: Pick;
  readonly rules: RuleSet;
}

function lived(written: { id: number; text: string; sentAt: number }, living: Living): ThoughtEvidence {
  const { person, next, pick, rules } = living;
  const decision = decideCapture({ ...besides, ...written, rules });
  const decided = filedAs(decision);
  const isAsked = decision.kind === 'ambiguous';
  const truth = truthOf(written, isAsked ? { ...decided, kind: pick(['task', 'note', 'project']) } : decided, living);
  const isAnswered = isAsked && (next() < person.answers || truth.kind !== decided.kind);
  const wanted = next() < person.whims ? whim(truth, pick) : truth;
  const isCorrected = isAsked ? isAnswered : next() < person.attention;
  const route = pick(['summon', 'amend', 'edit', 'button'] as const);
  const corrections = isCorrected
    ? correctionsOf(decided, wanted, { route, at: written.sentAt + 60_000, isAsked })
    : [];
  return {
    ...written,
    zone,
    locale: 'en-GB',
    confidence: decision.confidence,
    ambiguity: decision.ambiguity,
    decided,
    wanted: isCorrected ? wanted : isAsked ? null : decided,
    corrections,
    question: isAsked
      ? {
          reason: decision.ambiguity ?? 'intent',
          status: isAnswered ? 'answered' : 'guessed',
          askedAt: written.sentAt,
          answeredAt: isAnswered ? written.sentAt + 60_000 : null,
          answer: isAnswered ? wanted.kind : null,
          changed: isAnswered ? wanted.kind !== decided.kind || wanted.date !== decided.date : null,
        }
      : null,
    unresolved: decision.unresolved.map(({ phrase }) => phrase),
    timePhrases: decision.reasons.flatMap(({ cue, span }) =>
      cue.startsWith('time:') && span !== null ? [written.text.slice(span.start, span.end)] : [],
    ),
    rules: rulesInDecision(decision),
    inTrouble: false,
  };
}

function filedAs(decision: CaptureDecision): FiledAs {
  const { date, time, rrule, importance, project, bestGuess, becomes } = decision;
  return { kind: becomes ?? bestGuess, date, time, rrule, importance, project };
}

function truthOf(written: { text: string; sentAt: number }, decided: FiledAs, { habits, pick }: Living): FiledAs {
  let truth =
    decided.kind === 'task' || decided.kind === 'note' ? decided : { ...decided, kind: pick(['task', 'note']) };
  for (const habit of habits) {
    if (findPhrase(phraseOf(habit.phrase), wordsOf(written.text)) === null) continue;
    if (habit.means === 'importance' && truth.kind === 'task') truth = { ...truth, importance: habit.level };
    if (habit.means === 'project') truth = { ...truth, project: habit.project };
    if (habit.means === 'kind') truth = { ...truth, kind: habit.kind };
    if (habit.means === 'time' && truth.kind === 'task')
      truth = { ...truth, date: dayOf(habit, written.sentAt) ?? truth.date, time: habit.time };
  }
  return truth;
}

function dayOf({ day }: PlantedHabit & { means: 'time' }, sentAt: number): LocalDate | null {
  const today = localMoment(sentAt, zone).date;
  if (day === null) return null;
  if ('in' in day) return addDays(today, day.in);
  return addDays(today, (day.weekday - weekdayOf(today) + 7) % 7);
}

function whim(truth: FiledAs, pick: Pick): FiledAs {
  const other = pick(['kind', 'importance', 'date', 'project'] as const);
  if (other === 'kind') return { ...truth, kind: truth.kind === 'task' ? 'note' : 'task' };
  if (other === 'importance') return { ...truth, importance: pick(['high', 'low', 'medium']) };
  if (other === 'project') return { ...truth, project: pick(projects) };
  return { ...truth, date: '2026-12-24' };
}

const fields = ['kind', 'date', 'time', 'importance', 'project'] as const satisfies readonly EvidenceField[];

function correctionsOf(
  decided: FiledAs,
  wanted: FiledAs,
  how: { route: string; at: number; isAsked: boolean },
): EvidenceCorrection[] {
  return fields
    .filter((field) => decided[field] !== wanted[field] || (field === 'kind' && how.isAsked))
    .map((field) => ({
      field,
      from: decided[field],
      to: wanted[field],
      route: how.isAsked ? 'clarification' : how.route,
      weight: how.isAsked ? 0.4 : 0.8,
      at: how.at,
    }));
}

function shuffled<T>(list: readonly T[], next: () => number): T[] {
  return list
    .map((entry) => ({ entry, order: next() }))
    .sort((left, right) => left.order - right.order)
    .map(({ entry }) => entry);
}
