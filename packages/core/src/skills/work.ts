/** Work that a model can do; each is routed by itself. */
export const workKinds = ['analyse-task', 'analyse-project', 'summon', 'explain'] as const;
export type WorkKind = (typeof workKinds)[number];

/** One call of a model, for the trace. A repair is a call of its own: `invalid` first, then `repaired` or `invalid` again. */
export interface ModelCall {
  readonly work: WorkKind;
  readonly model: string;
  readonly host: string;
  /** Why this model, in one sentence. */
  readonly why: string;
  /** The learned rule that named this model; null where none did. */
  readonly rule: number | null;
  /** The models that could have done it too. */
  readonly alternatives: readonly string[];
  readonly outcome: 'valid' | 'repaired' | 'invalid' | 'timeout' | 'cancelled' | 'failed';
  readonly tokens: number | null;
  readonly tokensPerSec: number | null;
  readonly firstTokenMs: number | null;
  readonly ms: number;
  /** Characters of everything that the model was given. */
  readonly promptChars: number;
  readonly error: string | null;
}
