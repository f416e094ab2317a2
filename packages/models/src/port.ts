import type { RuleSet } from '@noctem/core/rules';
import type { ModelCall, WorkKind } from '@noctem/core/skills';
import type { z } from 'zod';

/** What a model is asked. The answer is to be of `form`: flat, of enums, numbers and few texts. */
export interface ModelRequest<T> {
  readonly work: WorkKind;
  readonly system: string;
  readonly prompt: string;
  readonly form: z.ZodType<T>;
  /** Tokens of the answer at most. */
  readonly maxTokens: number;
  readonly timeLimitMs: number;
  readonly signal: AbortSignal;
  /** The person's rules in force: one of type `model` says which model is to do this work, if it is there. */
  readonly rules?: RuleSet;
  /** Called with the whole text so far while it comes. */
  readonly onText?: (text: string) => void;
}

/** What became of a request. `unavailable`: no model is at hand, nobody was called; `failed`: what came was of no use. */
export type ModelResult<T> =
  | { readonly status: 'answered'; readonly value: T; readonly calls: readonly ModelCall[] }
  | { readonly status: 'unavailable'; readonly reason: string; readonly calls: readonly ModelCall[] }
  | { readonly status: 'failed'; readonly reason: string; readonly calls: readonly ModelCall[] };

/** Whoever can have models answer. Never rejects: without models the answer is `unavailable`. */
export interface Models {
  ask<T>(request: ModelRequest<T>): Promise<ModelResult<T>>;
  /** Whether a model for this work was there when the hosts were last looked at. */
  readonly isAvailable: (work: WorkKind) => boolean;
}

/** No model at all. */
export const noModels: Models = {
  ask: () => Promise.resolve({ status: 'unavailable', reason: 'no model is at hand', calls: [] }),
  isAvailable: () => false,
};
