import { type Biography, emptyTally, type HabitStory, type InsightStory, type WeekTally } from './biography.ts';
import type { Filed } from './filed.ts';
import type { Habit, Human } from './habit.ts';
import { dayOf, type Utterance } from './plan.ts';

export interface DiaryOptions {
  readonly human: Human;
  readonly seed: number;
  readonly weeks: number;
}

/** Keeps count of a life while it goes on. */
export class Diary {
  readonly #options: DiaryOptions;
  readonly #weeks: WeekTally[];
  readonly #insights: InsightStory[] = [];
  readonly #stubborn: string[] = [];
  /** Distinct evidence of each habit, one for a text and day, with the week in which it was given. */
  readonly #shown = new Map<string, Map<string, { week: number; holds: boolean }>>();

  constructor(options: DiaryOptions) {
    this.#options = options;
    this.#weeks = Array.from({ length: options.weeks }, emptyTally);
  }

  get insights(): readonly InsightStory[] {
    return this.#insights;
  }

  writes(said: Utterance, filed: Filed | null): void {
    const week = this.#week(said);
    if (!filed) return;
    week.thoughts += 1;
    week.questions += filed.wasAsked ? 1 : 0;
    if (!said.habit) return;
    week.habitThoughts += 1;
    week.habitQuestions += filed.wasAsked ? 1 : 0;
    if (said.habit.family === 'unasked' && filed.wasAsked) this.#shows(said, said.habit);
    if (said.wish !== said.habit.wish) this.#shows(said, said.habit);
  }

  corrects(said: Utterance): void {
    const week = this.#week(said);
    week.corrections += 1;
    if (!said.habit) return;
    week.habitCorrections += 1;
    this.#shows(said, said.habit);
  }

  answers(said: Utterance): void {
    if (said.habit) this.#shows(said, said.habit);
  }

  /** A correction changed nothing. */
  despairs(said: Utterance, words: string): void {
    this.#stubborn.push(`“${said.text}” ← “${words}” (${JSON.stringify(said.wish)})`);
  }

  hears(story: InsightStory): void {
    this.#insights.push(story);
  }

  biography(seconds: number): Biography {
    const { human, seed } = this.#options;
    const insights = this.#insights;
    const habits = human.habits
      .filter((habit) => Object.keys(habit.wish).length > 0 || habit.family === 'unasked')
      .map((habit) => this.#story(habit));
    return { human: human.name, seed, weeks: this.#weeks, habits, insights, stubborn: this.#stubborn, seconds };
  }

  #week({ week }: Utterance): WeekTally {
    const tally = this.#weeks[week - 1];
    if (!tally) throw new Error(`there is no week ${week}`);
    return tally;
  }

  #shows(said: Utterance, habit: Habit): void {
    const shown = this.#shown.get(habit.name) ?? new Map<string, { week: number; holds: boolean }>();
    this.#shown.set(habit.name, shown);
    const key = `${dayOf(said.at, this.#options.human.zone)} ${said.text.toLowerCase()}`;
    if (!shown.has(key)) shown.set(key, { week: said.week, holds: said.wish === habit.wish });
  }

  #story(habit: Habit): HabitStory {
    const told = this.#insights.find(({ habits }) => habits.includes(habit.name))?.week ?? null;
    return {
      name: habit.name,
      family: habit.family,
      from: habit.weeks?.from ?? 1,
      qualified: this.#qualified(habit),
      told,
    };
  }

  /** The first week at whose end five show it and the lower bound of those that hold is high enough. */
  #qualified(habit: Habit): number | null {
    const shown = [...(this.#shown.get(habit.name)?.values() ?? [])];
    for (let week = 1; week <= this.#options.weeks; week += 1) {
      const upTo = shown.filter((one) => one.week <= week);
      const held = upTo.filter(({ holds }) => holds).length;
      if (held >= 5 && lowerBound(held, upTo.length) >= 0.7) return week;
    }
    return null;
  }
}

/** One-sided 90% Wilson lower bound of a share. */
function lowerBound(agreeing: number, all: number): number {
  const z = 1.2816;
  const share = agreeing / all;
  const middle = share + (z * z) / (2 * all);
  const spread = z * Math.sqrt((share * (1 - share)) / all + (z * z) / (4 * all * all));
  return (middle - spread) / (1 + (z * z) / all);
}
