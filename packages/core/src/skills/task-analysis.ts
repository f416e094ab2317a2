import type { Task } from '@noctem/core/items';
import { oneLine } from '@noctem/core/kernel';
import { z } from 'zod';
import { basisOf } from './basis.ts';
import { fenced, fenceRule } from './fenced.ts';
import { firstStep } from './first-step.ts';
import { saysMore, soundText } from './sound-text.ts';
import type { Judgement, Proposal } from './suggestion.ts';
import type { Skill } from './skill.ts';

/** What an analysis of a task looks at. */
export interface TaskFacts {
  readonly title: string;
  /** Name of its project. */
  readonly project: string | null;
  readonly tags: readonly string[];
}

const errand =
  /^(?:buy|get|call|ring|phone|text|email|mail|message|pay|water|feed|wash|post|send|take|bring|pick|drop|return|walk|book|check|read|watch|cook|ask|tell|visit|meet)\b/iu;
const longestErrand = 4;

/**
 * Whether a task is one to think about at all: it is open, comes once, is more than an errand and no first step itself.
 * Who buys milk knows how to begin.
 */
export function isWorthAnalysing(task: Pick<Task, 'status' | 'rrule' | 'title' | 'thoughtId'>): boolean {
  const words = task.title.trim().split(/\s+/u);
  // What no thought is behind came out of a suggestion.
  if (task.status !== 'open' || task.rrule !== null || task.thoughtId === null || words.length < 2) return false;
  return !(errand.test(task.title.trim()) && words.length <= longestErrand);
}

/** Names what an analysis of this task would look at. */
export function taskBasis({ title, project, tags }: TaskFacts): string {
  return basisOf(['task-1', title, project, ...tags]);
}

/** The form of a model's answer: flat, few texts. */
const taskAnswerForm = z.object({
  worth_suggesting: z.enum(['yes', 'no']),
  first_step: z.string(),
  minutes: z.number(),
  computer_can: z.enum(['nothing', 'look up', 'write', 'calculate', 'plan', 'remind']),
  computer_help: z.string(),
  alternative_1: z.string(),
  alternative_2: z.string(),
  confidence: z.number(),
});
type TaskAnswer = z.infer<typeof taskAnswerForm>;

/** What a model is told about a task. */
export function taskPrompt(facts: TaskFacts): { system: string; prompt: string } {
  const system = [
    'You help a person to begin with a task from their list. Answer with one JSON object and nothing else.',
    fenceRule,
    'first_step: one concrete action of at most 20 words that the person can do today to begin; not the task again; no links; in the language of the task.',
    'minutes: how long that first step takes. computer_can and computer_help: what a computer could do for it, in one short sentence.',
    'alternative_1 and alternative_2: other first steps that you considered. confidence: 0 to 1.',
    'worth_suggesting: "no" where the task is so simple that a first step would help nobody.',
  ].join('\n');
  const about = [
    `Task: ${fenced(facts.title)}`,
    ...(facts.project === null ? [] : [`Project: ${fenced(facts.project, 80)}`]),
    ...(facts.tags.length === 0 ? [] : [`Tags: ${fenced(facts.tags.join(', '), 80)}`]),
  ];
  return { system, prompt: about.join('\n') };
}

/** A model's answer as a proposal, as far as it can be used. */
export function readTaskAnswer(answer: TaskAnswer, facts: TaskFacts): Judgement {
  if (answer.worth_suggesting === 'no') return 'nothing';
  const text = soundText(answer.first_step, facts.title);
  if (text === null || !saysMore(text, facts.title)) return 'unsound';
  const help = answer.computer_can === 'nothing' ? null : soundText(answer.computer_help, facts.title);
  return {
    text,
    minutes: soundMinutes(answer.minutes),
    help,
    blockers: [],
    stale: false,
    alternatives: soundAlternatives([answer.alternative_1, answer.alternative_2], { text, source: facts.title }),
    confidence: soundConfidence(answer.confidence),
  };
}

/** What can be proposed without a model; null for most tasks. */
export function taskWithoutModel(facts: TaskFacts): Proposal | null {
  return firstStep(facts.title);
}

/** "What could be done first for this, and what of it by a computer?" */
export const taskSkill: Skill<TaskFacts, TaskAnswer> = {
  work: 'analyse-task',
  form: taskAnswerForm,
  prompt: taskPrompt,
  read: readTaskAnswer,
  withoutModel: taskWithoutModel,
};

const longestMinutes = 8 * 60;

/** An estimate a person can use, rounded to five minutes; null where it is none. */
export function soundMinutes(minutes: number): number | null {
  if (!Number.isFinite(minutes) || minutes < 1 || minutes > longestMinutes) return null;
  return minutes < 5 ? Math.round(minutes) : Math.round(minutes / 5) * 5;
}

/** Models are sure of themselves: between 0.1 and 0.9, half where they say nothing of use. */
export function soundConfidence(confidence: number): number {
  const share = confidence > 1 && confidence <= 100 ? confidence / 100 : confidence;
  return Number.isFinite(share) && share >= 0 && share <= 1 ? Math.min(0.9, Math.max(0.1, share)) : 0.5;
}

/** The other lines of an answer that are fit to be kept, without repetitions. */
export function soundAlternatives(
  written: readonly string[],
  beside: { readonly text: string; readonly source: string },
): string[] {
  const lines = written.map((line) => soundText(line, beside.source)).filter((line) => line !== null);
  return [...new Set(lines)].filter((line) => line !== beside.text).map((line) => oneLine(line, 160));
}
