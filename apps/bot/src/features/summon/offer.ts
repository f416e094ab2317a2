import type { SummonPatch, SummonTarget } from '@noctem/core/butler';
import type { ItemType, Subject } from '@noctem/core/items';
import { z } from 'zod';
import { type Button, button } from '../../conversation/reply.ts';

/** What a button of a summons does to what. */
export interface Offer {
  readonly target: SummonTarget;
  readonly act: 'forget' | { readonly kind: ItemType | null; readonly patch: SummonPatch };
}

const longestData = 64;
const kinds = { t: 'task', n: 'note', p: 'project' } as const;
const letters = { task: 't', note: 'n', project: 'p', thought: 'h' } as const;
const types = { t: 'task', n: 'note', p: 'project', h: 'thought' } as const;

/** A button that does what was read; null where Telegram's 64 bytes do not hold it. */
export function offerButton(
  label: string,
  subject: Subject,
  what: 'forget' | { kind: ItemType | null; patch: SummonPatch },
): Button | null {
  const data = ['smn', targetWord(subject), what === 'forget' ? 'x' : encoded(what)].join(':');
  return new TextEncoder().encode(data).length > longestData ? null : button(label, data);
}

/** What a tapped button says; null where it is none of ours. */
export function readOffer(words: readonly string[]): Offer | null {
  const target = readTarget(words[1] ?? '');
  if (!target) return null;
  if (words[2] === 'x') return { target, act: 'forget' };
  const act = decoded(words.slice(2).join(':'));
  return act && { target, act };
}

/** `t7` is task 7; null for what names nothing. */
export function readTarget(word: string): SummonTarget | null {
  const subject = /^([tnph])(\d{1,15})$/.exec(word);
  return subject && { type: types[subject[1] as keyof typeof types], id: Number(subject[2]) };
}

/** How a button names a subject: task 7 is `t7`. */
export function targetWord({ type, id }: Subject): string {
  return `${letters[type]}${id}`;
}

/** Short names of the fields, since a button holds little. */
const patchForm = z.strictObject({
  k: z.enum(['t', 'n', 'p']).optional(),
  d: z.iso.date().nullable().optional(),
  h: z
    .string()
    .regex(/^([01]\d|2[0-3]):[0-5]\d$/)
    .nullable()
    .optional(),
  r: z.string().nullable().optional(),
  i: z.enum(['high', 'medium', 'low']).optional(),
  w: z.string().optional(),
  j: z.string().optional(),
});

function encoded({ kind, patch }: { kind: ItemType | null; patch: SummonPatch }): string {
  const { date, time, rrule, importance, title, project } = patch;
  const level = importance === 'more' || importance === 'less' || importance === null ? undefined : importance;
  const short = {
    k: kind === null ? undefined : letters[kind],
    d: date,
    h: time,
    r: rrule,
    i: level,
    w: title,
    j: project ?? undefined,
  };
  return JSON.stringify(short);
}

function decoded(data: string): Exclude<Offer['act'], 'forget'> | null {
  const short = patchForm.safeParse(parsed(data)).data;
  if (!short) return null;
  const { k, d, h, r, i, w, j } = short;
  const patch: SummonPatch = {
    ...(d !== undefined && { date: d }),
    ...(h !== undefined && { time: h }),
    ...(r !== undefined && { rrule: r }),
    ...(i !== undefined && { importance: i }),
    ...(w !== undefined && { title: w }),
    ...(j !== undefined && { project: j }),
  };
  return { kind: k === undefined ? null : kinds[k], patch };
}

function parsed(data: string): unknown {
  try {
    return JSON.parse(data);
  } catch {
    return null;
  }
}
