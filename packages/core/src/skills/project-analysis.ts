import { inOrder, type Task } from '@noctem/core/items';
import type { LocalDate } from '@noctem/core/kernel';
import { z } from 'zod';
import { basisOf } from './basis.ts';
import { fenced, fenceRule } from './fenced.ts';
import { firstStep } from './first-step.ts';
import { saysMore, soundText } from './sound-text.ts';
import type { Skill } from './skill.ts';
import { confidenceOfRules, type Judgement, type Proposal } from './suggestion.ts';
import { soundAlternatives, soundConfidence, soundMinutes } from './task-analysis.ts';

/** What an analysis of a project looks at. */
export interface ProjectFacts {
  readonly name: string;
  readonly nextAction: string | null;
  readonly today: LocalDate;
  readonly openTasks: readonly Task[];
  /** The first steps that were suggested for its tasks, by their ids. */
  readonly steps: ReadonlyMap<number, { readonly text: string; readonly minutes: number | null }>;
  readonly done: number;
  /** Whole days since anything of it was made, changed or done. */
  readonly quietDays: number;
}

/** After so many days without a change a project counts as stale. */
export const staleAfterDays = 14;

/** Of a long list the model sees so many tasks, the most urgent first. */
const shownTasks = 15;

/** Whether anybody should think about a project: it has something to choose from, or stands still. */
export function isProjectWorthAnalysing(facts: ProjectFacts): boolean {
  return facts.openTasks.length > 1 || isStale(facts) || facts.openTasks.length + facts.done === 0;
}

/** Names what an analysis of this project would look at; overdue and stale count once each, not by the day. */
export function projectBasis(facts: ProjectFacts): string {
  const tasks = inOrder(facts.openTasks).map(({ id, title, date, importance }) =>
    [id, title, date ?? '', date !== null && date < facts.today, importance ?? ''].join(' '),
  );
  return basisOf(['project-1', facts.name, facts.done, isStale(facts), ...tasks]);
}

/** The form of a model's answer: flat, few texts. */
const projectAnswerForm = z.object({
  worth_suggesting: z.enum(['yes', 'no']),
  next_action: z.string(),
  minutes: z.number(),
  blocker: z.string(),
  stale: z.enum(['yes', 'no']),
  alternative_1: z.string(),
  alternative_2: z.string(),
  confidence: z.number(),
});
type ProjectAnswer = z.infer<typeof projectAnswerForm>;

/** What a model is told about a project. */
export function projectPrompt(facts: ProjectFacts): { system: string; prompt: string } {
  const system = [
    'You help a person to move a project on. Answer with one JSON object and nothing else.',
    fenceRule,
    'next_action: the one action of at most 20 words to do next, one of the open tasks or a smaller step towards one; no links; in the language of the tasks.',
    'minutes: how long it takes. blocker: what stands in the way, in one short sentence, or an empty text. stale: whether the project stands still.',
    'alternative_1 and alternative_2: other next actions that you considered. confidence: 0 to 1.',
    'worth_suggesting: "no" where it is plain what comes next.',
  ].join('\n');
  const tasks = inOrder(facts.openTasks)
    .slice(0, shownTasks)
    .map((task) => lineOf(task, facts));
  const prompt = [
    `Project: ${fenced(facts.name, 120)}`,
    `Today: ${facts.today}. Tasks done: ${facts.done}. Days without a change: ${facts.quietDays}.`,
    ...(facts.nextAction === null ? [] : [`Next action so far: ${fenced(facts.nextAction, 160)}`]),
    facts.openTasks.length === 0 ? 'No open tasks.' : 'Open tasks:',
    ...tasks,
  ];
  return { system, prompt: prompt.join('\n') };
}

function lineOf(task: Task, { steps, today }: ProjectFacts): string {
  const step = steps.get(task.id);
  const due = task.date === null ? '' : task.date < today ? ` overdue since ${task.date}` : ` due ${task.date}`;
  return `- ${fenced(task.title, 120)}${due}${step === undefined ? '' : `, first step ${fenced(step.text, 120)}`}`;
}

/** A model's answer as a proposal, as far as it can be used. */
export function readProjectAnswer(answer: ProjectAnswer, facts: ProjectFacts): Judgement {
  if (answer.worth_suggesting === 'no') return 'nothing';
  const source = [facts.name, facts.nextAction ?? '', ...facts.openTasks.map(({ title }) => title)].join(' ');
  const text = soundText(answer.next_action, source);
  if (text === null || text === facts.nextAction || !saysMore(text, facts.name)) return 'unsound';
  const blocker = soundText(answer.blocker, source);
  return {
    text,
    minutes: soundMinutes(answer.minutes),
    help: null,
    blockers: blocker === null ? [] : [blocker],
    stale: isStale(facts),
    alternatives: soundAlternatives([answer.alternative_1, answer.alternative_2], { text, source }),
    confidence: soundConfidence(answer.confidence),
  };
}

/**
 * What can be proposed without a model: of several tasks the one that is due first, and of those without a day the
 * oldest; of none the step that the name tells. Null where that is plain to see.
 */
export function projectWithoutModel(facts: ProjectFacts): Proposal | null {
  const [next, ...others] = inOrder(facts.openTasks);
  if (!next) return firstStep(facts.name);
  if ((others.length === 0 && !isStale(facts)) || next.title === facts.nextAction) return null;
  return {
    text: next.title,
    minutes: facts.steps.get(next.id)?.minutes ?? null,
    help: null,
    blockers: next.date !== null && next.date < facts.today ? [`It was due on ${next.date}.`] : [],
    stale: isStale(facts),
    alternatives: others.slice(0, 2).map(({ title }) => title),
    confidence: confidenceOfRules,
  };
}

/** "What comes next here, and what stands in the way?" */
export const projectSkill: Skill<ProjectFacts, ProjectAnswer> = {
  work: 'analyse-project',
  form: projectAnswerForm,
  prompt: projectPrompt,
  read: readProjectAnswer,
  withoutModel: projectWithoutModel,
};

function isStale({ quietDays }: ProjectFacts): boolean {
  return quietDays >= staleAfterDays;
}
