import type { ItemType, Subject } from '@noctem/core/items';
import { projectKey } from '@noctem/core/items';
import { oneLine } from '@noctem/core/kernel';
import { fenced, fenceRule } from '@noctem/core/skills';
import { z } from 'zod';
import type { SummonContext, SummonPatch } from './decision.ts';
import { readSummons } from './read-summons.ts';

/** The form in which a model says what words ask for: an action and its fields, which rules then read. */
export const translationForm = z.object({
  meaning: z.string(),
  action: z.enum([
    'change',
    'forget',
    'done',
    'split',
    'undo',
    'why',
    'status',
    'tasks',
    'projects',
    'pending',
    'none',
  ]),
  item: z.number(),
  kind: z.enum(['same', 'task', 'note', 'project']),
  when: z.string(),
  title: z.string(),
  project: z.string(),
  importance: z.enum(['same', 'high', 'medium', 'low', 'none']),
});
type Answer = z.infer<typeof translationForm>;

/** An item that the words may speak of, as a model is shown it; the first is the one spoken of last. */
export interface Nameable {
  readonly subject: Subject;
  readonly title: string;
  /** When it is due, in words. */
  readonly due: string;
}

/** What a person wrote, and what it may be about. */
export interface Untranslated {
  readonly text: string;
  readonly items: readonly Nameable[];
  readonly context: SummonContext;
}

/** What a model took the words for, as far as rules can read it: to be offered, never done by itself. */
export type Translation =
  | {
      readonly type: 'change';
      readonly subject: Subject;
      readonly kind: ItemType | null;
      readonly patch: SummonPatch;
    }
  | { readonly type: 'forget' | 'done' | 'split' | 'undo' | 'why'; readonly subject: Subject }
  | { readonly type: 'query'; readonly query: 'status' | 'tasks' | 'projects' | 'pending' };

/** What a model is told about words that rules could not read. */
export function translationPrompt({ text, items, context }: Untranslated): { system: string; prompt: string } {
  const system = [
    'A person asks their task list to change something. Say what they ask for as one JSON object and nothing else.',
    fenceRule,
    'meaning: what they want, in one short sentence to them, beginning with "You want". No links.',
    'action: "change" with the fields below; "forget" (throw away), "done", "split" (into several tasks), "undo", "why" (ask why it was filed so); "status", "tasks", "projects", "pending" (show a list); "none" where it is no such request.',
    'item: the number of the item they speak of, 1 where they name none.',
    'kind: what the item shall be, else "same". when: the new day and time in plain English words such as "friday 3pm" or "no date", else an empty text. title: the new words, else an empty text. project: the name of the project to put it in, else an empty text. importance: the new one, else "same".',
    'Invent nothing: only what the person says.',
  ].join('\n');
  const prompt = [
    `Request: ${fenced(text, 500)}`,
    'Items:',
    ...items.map(({ subject, title, due }, index) => {
      const facts = [subject.type, due].filter((fact) => fact !== '').join(', ');
      return `${index + 1}. ${fenced(title, 100)} (${facts})`;
    }),
    ...(context.projects.length === 0 ? [] : [`Projects: ${fenced(context.projects.slice(0, 30).join(', '), 500)}`]),
  ];
  return { system, prompt: prompt.join('\n') };
}

/**
 * A model's answer as something to offer; null where it holds nothing that rules can read. Times are read by rules from
 * its words; titles and projects are taken only where the person has said them.
 */
export function readTranslation(answer: Answer, asked: Untranslated): Translation | null {
  const { action } = answer;
  if (action === 'none') return null;
  if (action === 'status' || action === 'tasks' || action === 'projects' || action === 'pending')
    return { type: 'query', query: action };
  const subject = asked.items[Math.round(answer.item) - 1]?.subject ?? asked.items[0]?.subject;
  if (!subject) return null;
  if (action !== 'change') return { type: action, subject };
  const kind = answer.kind === 'same' || answer.kind === subject.type ? null : answer.kind;
  const patch = { ...dueIn(answer.when, asked), ...wordsIn(answer, asked), ...weightIn(answer) };
  return kind === null && Object.keys(patch).length === 0 ? null : { type: 'change', subject, kind, patch };
}

/** The day and time of the model's words, read as the person's own would be. */
function dueIn(when: string, { context }: Untranslated): SummonPatch {
  const words = oneLine(when, 60);
  if (words === '') return {};
  const { act } = readSummons(/^(?:no|none|without)\b/iu.test(words) ? 'no date' : `make it ${words}`, context);
  if (act.type !== 'change') return {};
  const { date, time, rrule, shift } = act.patch;
  return {
    ...(date !== undefined && { date }),
    ...(time !== undefined && { time }),
    ...(rrule !== undefined && { rrule }),
    ...(shift !== undefined && { shift }),
  };
}

function wordsIn({ title, project }: Answer, asked: Untranslated): SummonPatch {
  const name = asked.context.projects.find((one) => projectKey(one) === projectKey(project)) ?? oneLine(project, 60);
  const words = oneLine(title, 200);
  return {
    ...(words !== '' && isSaid(words, asked) && { title: words }),
    ...(name !== '' && isSaid(name, asked) && { project: name }),
  };
}

/** Whether all of the words stand in what the person wrote, or in the names of their things. */
function isSaid(words: string, { text, items, context }: Untranslated): boolean {
  const said = new Set(tokens([text, ...items.map(({ title }) => title), ...context.projects].join(' ')));
  return tokens(words).every((token) => said.has(token));
}

function tokens(text: string): string[] {
  return (
    text
      .normalize('NFKC')
      .toLowerCase()
      .match(/[\p{L}\p{N}]+/gu) ?? []
  );
}

function weightIn({ importance }: Answer): SummonPatch {
  if (importance === 'same') return {};
  return { importance: importance === 'none' ? null : importance };
}
