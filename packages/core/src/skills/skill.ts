import type { z } from 'zod';
import type { Judgement, Proposal } from './suggestion.ts';
import type { WorkKind } from './work.ts';

/** One kind of analysis: what a model is asked about `Facts`, how its answer is read, and what can be said without one. */
export interface Skill<Facts, Answer> {
  readonly work: WorkKind;
  readonly form: z.ZodType<Answer>;
  prompt(facts: Facts): { readonly system: string; readonly prompt: string };
  read(answer: Answer, facts: Facts): Judgement;
  withoutModel(facts: Facts): Proposal | null;
}
