import { instantOf, type EpochMs, localMoment, type ZoneId } from '@noctem/core/kernel';
import { type SeededRandom, seededRandom } from '../../tests/support/seeded-random.ts';
import { chosen, sentenceOf, type Vocabulary } from './grammar.ts';
import { type Habit, holdsIn, type Human, type Wish } from './habit.ts';

/** One message that a person will write, and what they mean by it. */
export interface Utterance {
  readonly at: EpochMs;
  /** From 1. */
  readonly week: number;
  readonly text: string;
  readonly wish: Wish;
  readonly habit: Habit | null;
}

export interface PlanOptions {
  readonly human: Human;
  readonly seed: number;
  readonly weeks: number;
  /** Everyday thoughts over all weeks; messages of habits come on top. */
  readonly thoughts: number;
}

/** A Monday; the clocks of Europe go back within twelve weeks of it. */
export const firstDay = '2026-09-07';
const dayMs = 86_400_000;

/** Everything that a person will write, in order. A Sunday evening closes each week, so that the report has come. */
export function planOf({ human, seed, weeks, thoughts }: PlanOptions): Utterance[] {
  const random = seededRandom(seed);
  const everyday = spread(thoughts / weeks, { random, weeks }).flatMap(({ week }) => {
    const { text, wish } = everydayThought(human.vocabulary, random);
    return [{ week, text, wish, habit: null, day: random.below(7) }];
  });
  const ofHabits = human.habits.flatMap((habit) => saidOf(habit, { random, weeks }));
  const evenings = Array.from({ length: weeks }, (_, index) => ({
    at: instantAt({ week: index + 1, day: 6, minute: 20 * 60 + 30 }, human.zone),
    week: index + 1,
    text: '/today',
    wish: { kind: 'aside' } as const,
    habit: null,
  }));
  const timed = [...everyday, ...ofHabits].map(({ day, ...said }) => ({
    ...said,
    at: instantAt({ week: said.week, day, minute: minuteOfDay(random) }, human.zone),
  }));
  return [...timed, ...evenings].toSorted((left, right) => left.at - right.at);
}

/** An everyday thought with what it was meant as. */
export function everydayThought(vocabulary: Vocabulary, random: SeededRandom): { text: string; wish: Wish } {
  const { words } = vocabulary;
  const choice = random.next();
  const say = (sentences: readonly string[]) => sentenceOf({ sentences, words }, random);
  if (choice < 0.62) return { text: say(vocabulary.tasks), wish: { kind: 'task' } };
  if (choice < 0.9) return { text: say(vocabulary.notes), wish: { kind: 'note' } };
  if (choice < 0.95) return { text: say(vocabulary.lists), wish: { kind: 'task' } };
  return { text: say(vocabulary.asides), wish: { kind: 'aside' } };
}

/** Whether a message that holds the words of a habit is meant by it this time. */
function saidOf(habit: Habit, { random, weeks }: { random: SeededRandom; weeks: number }) {
  return spread(habit.perWeek, { random, weeks })
    .filter(({ week }) => holdsIn(habit, week))
    .map(({ week }) => {
      const holds = random.next() < (habit.holds ?? 1);
      const day = habit.workdays ? random.below(5) : random.below(7);
      const wish: Wish = holds ? habit.wish : { kind: 'task' };
      return { week, text: sentenceOf(habit.says, random), wish, habit, day };
    });
}

/** About `perWeek` occasions in each week, their number varying as it does in life. */
function spread(perWeek: number, { random, weeks }: { random: SeededRandom; weeks: number }): { week: number }[] {
  return Array.from({ length: weeks }, (_, index) => {
    const count = Math.max(0, Math.round(perWeek * (0.75 + random.next() / 2)));
    return Array.from({ length: count }, () => ({ week: index + 1 }));
  }).flat();
}

const busyHours = [7, 8, 8, 9, 10, 11, 12, 13, 14, 15, 16, 17, 17, 18, 19, 20, 21, 22];

function minuteOfDay(random: SeededRandom): number {
  return chosen(busyHours, random) * 60 + random.below(60);
}

function instantAt(when: { week: number; day: number; minute: number }, zone: ZoneId): EpochMs {
  const days = (when.week - 1) * 7 + when.day;
  const date = new Date(Date.parse(firstDay) + days * dayMs).toISOString().slice(0, 10);
  const two = (value: number) => String(value).padStart(2, '0');
  const time = `${two(Math.floor(when.minute / 60))}:${two(when.minute % 60)}`;
  return instantOf({ date, time }, zone);
}

/** The local day of an instant, for wishes such as "saturday". */
export function dayOf(at: EpochMs, zone: ZoneId): string {
  return localMoment(at, zone).date;
}
