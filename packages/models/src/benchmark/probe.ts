import type { WorkKind } from '@noctem/core/skills';
import type { z } from 'zod';

/** A small exercise of which it can be told without a person how well it was done. */
export interface Probe {
  readonly work: WorkKind;
  readonly system: string;
  readonly prompt: string;
  readonly form: z.ZodType;
  readonly maxTokens: number;
  /** How well an answer of the form is, 0 to 1: the share of its criteria that hold. */
  readonly score: (value: unknown) => number;
}

interface Exercise<T> extends Omit<Probe, 'form' | 'score'> {
  readonly form: z.ZodType<T>;
  readonly criteria: readonly ((value: T) => boolean)[];
}

/** Makes a probe of an exercise: its score is the share of the criteria that hold. */
export function probeOf<T>({ criteria, ...exercise }: Exercise<T>): Probe {
  return {
    ...exercise,
    score: (value) => {
      const parsed = exercise.form.safeParse(value);
      if (!parsed.success) return 0;
      return criteria.filter((holds) => holds(parsed.data)).length / criteria.length;
    },
  };
}

/** Whether any of the words begins a word of the text. */
export function speaksOf(text: string, words: readonly string[]): boolean {
  const lower = text.toLowerCase();
  return words.some((word) => new RegExp(`\\b${word}`).test(lower));
}

/** One line, of a length that a person reads, without markup, lists or links. */
export function isPlain(text: string, longest: number): boolean {
  return text.trim().length > 0 && text.length <= longest && !/[\n*#`<>]|https?:/.test(text);
}

/** The whole numbers in a text. */
export function numbersIn(text: string): number[] {
  return (text.match(/\d+/g) ?? []).map(Number);
}
