import type { ToldInsight } from './filed.ts';
import type { HabitFamily } from './habit.ts';

/** What one week cost a person. Questions are counted once, however often they were asked again. */
export interface WeekTally {
  thoughts: number;
  corrections: number;
  questions: number;
  /** The same for messages of habits only. */
  habitThoughts: number;
  habitCorrections: number;
  habitQuestions: number;
}

/** An insight on its way: in which week the person was told, whether it is right, and what they answered. */
export interface InsightStory {
  readonly insight: ToldInsight;
  readonly week: number;
  readonly right: boolean;
  /** The habits that it states. */
  readonly habits: readonly string[];
  readonly answer: 'applied' | 'dismissed';
  /** How often it was told before. */
  readonly toldBefore: number;
}

/** What became of a planted habit; weeks from 1, null where it never came to that. */
export interface HabitStory {
  readonly name: string;
  readonly family: HabitFamily;
  /** The first week in which it holds. */
  readonly from: number;
  /** At the end of which week the person had shown it clearly enough. */
  readonly qualified: number | null;
  /** In which week's report it was told. */
  readonly told: number | null;
}

/** All that is reported of one simulated life. */
export interface Biography {
  readonly human: string;
  readonly seed: number;
  readonly weeks: readonly WeekTally[];
  readonly habits: readonly HabitStory[];
  readonly insights: readonly InsightStory[];
  /** Corrections that did not do what they say, for the people who mend the program. */
  readonly stubborn: readonly string[];
  readonly seconds: number;
}

export function emptyTally(): WeekTally {
  return { thoughts: 0, corrections: 0, questions: 0, habitThoughts: 0, habitCorrections: 0, habitQuestions: 0 };
}
