import { oneLine } from '@noctem/core/kernel';
import type { z } from 'zod';

/** What a model said, held against the form: `problem` is for the model to read, so that it can mend its answer. */
export type ReadAnswer<T> =
  | { readonly status: 'valid'; readonly value: T }
  | { readonly status: 'invalid'; readonly problem: string };

/** Places in a text that are tried as the beginning of the JSON; a text with more of them is no answer. */
const mostBeginnings = 50;
const mostIssues = 5;

/**
 * Finds the JSON object in the words of a model, and checks it against `form`. Thoughts in tags, fences and talk around it do
 * not matter; of several objects the first that fits is taken. A form that comes back instead of being filled in is invalid.
 */
export function readAnswer<T>(text: string, form: z.ZodType<T>): ReadAnswer<T> {
  const said = withoutThoughts(text).trim();
  if (said === '') return { status: 'invalid', problem: 'the answer is empty' };
  const objects = objectsIn(said);
  let problem = said.includes('{') ? 'the JSON is not complete' : 'there is no JSON in the answer';
  for (const [index, object] of objects.entries()) {
    if (isSchema(object)) {
      if (index === 0) problem = 'the answer repeats the schema instead of filling it in';
      continue;
    }
    const parsed = form.safeParse(object);
    if (parsed.success) return { status: 'valid', value: parsed.data };
    if (index === 0) problem = issuesOf(parsed.error);
  }
  return { status: 'invalid', problem };
}

const thoughts = /<(think|thinking|reasoning)>[\s\S]*?<\/\1>/gi;
/** Some templates open the tag themselves, so that only its end is in the answer. */
const endOfThoughts = /^[\s\S]*<\/(?:think|thinking|reasoning)>/i;
const beginningOfThoughts = /<(?:think|thinking|reasoning)>[\s\S]*$/i;

function withoutThoughts(text: string): string {
  // Tags within a JSON text are part of it.
  if (text.trimStart().startsWith('{')) return text;
  return text.replace(thoughts, '').replace(endOfThoughts, '').replace(beginningOfThoughts, '');
}

/** The JSON objects that stand in a text, from the first brace on. */
function objectsIn(text: string): Record<string, unknown>[] {
  const found: Record<string, unknown>[] = [];
  let from = text.indexOf('{');
  for (let tries = 0; from !== -1 && tries < mostBeginnings; tries += 1) {
    const end = endOfObject(text, from);
    const object = end === null ? null : parsedObject(text.slice(from, end));
    if (object) found.push(object);
    from = text.indexOf('{', object && end !== null ? end : from + 1);
  }
  return found;
}

/** Where the object that begins at `from` ends: behind the brace that closes it; null where none does. */
function endOfObject(text: string, from: number): number | null {
  let depth = 0;
  let quoted = false;
  for (let at = from; at < text.length; at += 1) {
    const character = text[at];
    if (quoted) {
      if (character === '\\') at += 1;
      else if (character === '"') quoted = false;
    } else if (character === '"') quoted = true;
    else if (character === '{') depth += 1;
    else if (character === '}') {
      depth -= 1;
      if (depth === 0) return at + 1;
    }
  }
  return null;
}

function parsedObject(text: string): Record<string, unknown> | null {
  try {
    const value: unknown = JSON.parse(text);
    return isRecord(value) ? value : null;
  } catch {
    return null;
  }
}

function isSchema(object: Record<string, unknown>): boolean {
  return '$schema' in object || (object['type'] === 'object' && isRecord(object['properties']));
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function issuesOf({ issues }: z.ZodError): string {
  const told = issues.slice(0, mostIssues).map(({ path, message }) => `${path.join('.') || 'the answer'}: ${message}`);
  return oneLine(told.join('; '), 400);
}
