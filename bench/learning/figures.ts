import type { Biography, InsightStory, WeekTally } from './biography.ts';
import { people } from './people/index.ts';

interface Table {
  readonly title: string;
  readonly rows: Record<string, string | number>[];
  readonly passed?: boolean;
}

/** One row a person, all seeds together. */
export function peopleTable(lives: readonly Biography[]): Table {
  const names = [...new Set(lives.map(({ human }) => human))];
  const rows = names.map((human) =>
    personRow(
      human,
      lives.filter((life) => life.human === human),
    ),
  );
  return { title: 'people: what was planted, what was found', rows: [...rows, personRow('all', lives)] };
}

function personRow(human: string, lives: readonly Biography[]): Record<string, string | number> {
  const habits = lives.flatMap((life) => life.habits);
  const insights = lives.flatMap((life) => life.insights).filter(({ toldBefore }) => toldBefore === 0);
  const right = insights.filter((story) => story.right).length;
  const told = habits.filter((habit) => habit.told !== null);
  const weeks = lives.reduce((sum, life) => sum + life.weeks.length, 0);
  return {
    person: human,
    lives: lives.length,
    habits: habits.length,
    told: told.length,
    recall: share(told.length, habits.length),
    insights: insights.length,
    right,
    precision: share(right, insights.length),
    'weeks until told': mean(told.map(({ told: week, from }) => (week ?? 0) - from + 1)),
    'weeks late': mean(
      told.flatMap(({ told: week, qualified }) => (qualified === null ? [] : [Math.max(0, (week ?? 0) - qualified)])),
    ),
    'insights/week': (lives.flatMap((life) => life.insights).length / weeks).toFixed(2),
    'told again': lives.flatMap((life) => life.insights).length - insights.length,
    'first/last week': lastToFirst(lives),
  };
}

/** Corrections and questions per 100 thoughts, week by week: of messages of habits, and of all. */
export function frictionTable(lives: readonly Biography[]): Table {
  const names = [...new Set(lives.map(({ human }) => human))];
  const rows = names.flatMap((human) =>
    frictionRows(
      human,
      lives.filter((life) => life.human === human),
    ),
  );
  return {
    title: 'corrections and questions per 100 thoughts, by week',
    rows: [...rows, ...frictionRows('all', lives)],
  };
}

function frictionRows(human: string, lives: readonly Biography[]): Record<string, string | number>[] {
  const weeks = weekSums(lives);
  const row = (of: string, rate: (week: WeekTally) => number) => ({
    person: human,
    of,
    ...Object.fromEntries(weeks.map((week, index) => [`w${index + 1}`, Math.round(rate(week))])),
  });
  return [row('habits', habitFriction), row('all thoughts', totalFriction)];
}

function habitFriction(week: WeekTally): number {
  return (100 * (week.habitCorrections + week.habitQuestions)) / Math.max(1, week.habitThoughts);
}

function totalFriction(week: WeekTally): number {
  return (100 * (week.corrections + week.questions)) / Math.max(1, week.thoughts);
}

function weekSums(lives: readonly Biography[]): WeekTally[] {
  const length = Math.max(0, ...lives.map(({ weeks }) => weeks.length));
  return Array.from({ length }, (_, index) => {
    const weeks = lives.flatMap((life) => life.weeks[index] ?? []);
    const sum = (field: keyof WeekTally) => weeks.reduce((total, week) => total + week[field], 0);
    return {
      thoughts: sum('thoughts'),
      corrections: sum('corrections'),
      questions: sum('questions'),
      habitThoughts: sum('habitThoughts'),
      habitCorrections: sum('habitCorrections'),
      habitQuestions: sum('habitQuestions'),
    };
  });
}

function lastToFirst(lives: readonly Biography[]): string {
  return percent(frictionRatio(lives));
}

/** Friction on messages of habits in the last week as a share of that in the first. */
function frictionRatio(lives: readonly Biography[]): number {
  const weeks = weekSums(lives);
  const [first, last] = [weeks[0], weeks.at(-1)];
  return first && last && first.habitThoughts > 0 ? habitFriction(last) / habitFriction(first) : Number.NaN;
}

/** Whether an insight came back though its evidence had not doubled since it was told before. */
function isEarly({ insight, week }: InsightStory, told: readonly InsightStory[]): boolean {
  const before = told.findLast((one) => one.insight.id === insight.id && one.week < week);
  return before !== undefined && insight.evidenceCount < before.insight.evidenceCount * 2;
}

/** The figures that the project aims at. */
export function overallTable(lives: readonly Biography[]): Table {
  const welcoming = lives.filter(({ human }) => mannerOf(human) === 'as is true');
  const habits = lives.flatMap((life) => life.habits);
  const insights = lives.flatMap((life) => life.insights).filter(({ toldBefore }) => toldBefore === 0);
  const without = lives.filter((life) => life.habits.length === 0);
  const changed = lives.flatMap((life) => life.habits).filter(({ from }) => from > 1);
  const dismissing = lives.filter(({ human }) => mannerOf(human) === 'dismisses all');
  const figures = [
    {
      figure: 'recall of planted habits',
      value: ratio(habits.filter(({ told }) => told !== null).length, habits.length),
      aim: 0.95,
      least: true,
    },
    {
      figure: 'precision of insights',
      value: ratio(insights.filter(({ right }) => right).length, insights.length),
      aim: 0.95,
      least: true,
    },
    {
      figure: 'friction of the last week / first',
      value: frictionRatio(welcoming.filter((life) => life.habits.length > 0)),
      aim: 0.35,
      least: false,
    },
    {
      figure: 'insights for people without habits',
      value: without.flatMap((life) => life.insights).length,
      aim: 0,
      least: false,
    },
    {
      figure: 'changed habits learned anew by week 11',
      value: ratio(changed.filter(({ told }) => (told ?? 99) <= 11).length, changed.length),
      aim: 1,
      least: true,
    },
    {
      figure: 'told again to people who dismiss, on less than doubled evidence',
      value: dismissing.flatMap(({ insights: told }) => told.filter((story) => isEarly(story, told))).length,
      aim: 0,
      least: false,
    },
  ].filter(({ value }) => !Number.isNaN(value));
  return {
    title: 'overall',
    rows: figures.map(({ figure, value, aim, least }) => ({
      figure,
      value: value.toFixed(2),
      aim: `${least ? 'at least' : 'at most'} ${aim}`,
    })),
    passed: figures.every(({ value, aim, least }) => (least ? value >= aim : value <= aim)),
  };
}

function mannerOf(human: string): string | undefined {
  return people.find(({ name }) => name === human)?.manner.insights;
}

/** Every insight that was told. */
export function insightTable(lives: readonly Biography[]): Table {
  const rows = lives.flatMap(({ human, seed, insights }) =>
    insights.map((story) => ({
      person: `${human} (${seed})`,
      week: story.week,
      verdict: story.right ? 'right' : 'WRONG',
      answer: story.answer,
      evidence: story.insight.evidenceCount,
      rule: JSON.stringify('remove' in story.insight.rule ? story.insight.rule : story.insight.rule.value),
      type: story.insight.type,
    })),
  );
  const missed = lives.flatMap(({ human, seed, habits }) =>
    habits
      .filter(({ told }) => told === null)
      .map((habit) => ({
        person: `${human} (${seed})`,
        week: habit.qualified ?? '-',
        verdict: 'MISSED',
        answer: '',
        evidence: '',
        rule: habit.name,
        type: habit.family,
      })),
  );
  return { title: 'insights, and what was missed (with the week in which it was clear)', rows: [...rows, ...missed] };
}

/** Corrections that changed nothing. */
export function stubbornTable(lives: readonly Biography[]): Table {
  const rows = lives.flatMap(({ human, stubborn }) => stubborn.map((what) => ({ person: human, what })));
  return { title: 'corrections that did not do what they say', rows };
}

/** Measured on the Python program that this succeeds. */
export const ancestorTable: Table = {
  title: 'the Python program that this succeeds',
  rows: [
    { figure: 'recall', value: '10 of 20' },
    { figure: 'precision', value: '13 of 21' },
    { figure: 'first three insights', value: '“in the”, “of the”, “to the”' },
    { figure: 'effect of applying one', value: 'none' },
  ],
};

function ratio(part: number, whole: number): number {
  return whole === 0 ? Number.NaN : part / whole;
}

function share(part: number, whole: number): string {
  return whole === 0 ? '-' : (part / whole).toFixed(2);
}

function percent(value: number): string {
  return Number.isNaN(value) ? '-' : `${Math.round(100 * value)}%`;
}

function mean(values: readonly number[]): string {
  return values.length === 0 ? '-' : (values.reduce((sum, value) => sum + value, 0) / values.length).toFixed(1);
}
