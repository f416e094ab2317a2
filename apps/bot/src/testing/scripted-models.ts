import type { ModelCall } from '@noctem/core/skills';
import type { ModelRequest, Models } from '@noctem/models';

/** What the model says to a question: a value, `rubbish`, `timeout`, `refused` by its host, or `away`, nobody is there. */
export type Script = (question: { readonly work: string; readonly prompt: string; readonly turn: number }) => unknown;

/** Models that answer by a script, and remember what they were asked. */
export interface ScriptedModels extends Models {
  readonly asked: { readonly work: string; readonly system: string; readonly prompt: string }[];
}

export function scriptedModels(script: Script, isAvailable: () => boolean = () => true): ScriptedModels {
  const asked: ScriptedModels['asked'] = [];
  return {
    asked,
    isAvailable,
    ask: async <T>({ work, system, prompt, form, onText }: ModelRequest<T>) => {
      asked.push({ work, system, prompt });
      const said = await script({ work, prompt, turn: asked.length });
      if (said === 'away') return { status: 'unavailable', reason: 'no model is at hand', calls: [] };
      if (said === 'timeout') return { status: 'failed', reason: 'it took too long', calls: [call(work, 'timeout')] };
      if (said === 'refused') return { status: 'failed', reason: 'connection refused', calls: [call(work, 'failed')] };
      const value = form.safeParse(said);
      onText?.(JSON.stringify(said));
      if (!value.success) return { status: 'failed', reason: 'no valid answer', calls: [call(work, 'invalid')] };
      return { status: 'answered', value: value.data, calls: [call(work, 'valid')] };
    },
  };
}

function call(work: ModelCall['work'], outcome: ModelCall['outcome']): ModelCall {
  const figures = { tokens: 40, tokensPerSec: 20, firstTokenMs: 100, ms: 2_000, promptChars: 800 };
  const why = 'the only one';
  return {
    work,
    model: 'owl:7b',
    host: 'http://one',
    why,
    rule: null,
    alternatives: [],
    outcome,
    error: null,
    ...figures,
  };
}
