import type { RuleSet } from '@noctem/core/rules';
import type { ModelCall, Proposal, Skill } from '@noctem/core/skills';
import type { Models } from '@noctem/models';

/** What an analysis came to: a proposal or none, who made it, and why nobody better did. */
export interface Opinion {
  readonly proposal: Proposal | null;
  /** Whether a model had its say, even where that was of no use. */
  readonly by: 'model' | 'rules';
  /** The model whose words the proposal is made of; null where they are of rules. */
  readonly model: string | null;
  readonly calls: readonly ModelCall[];
  /** One sentence for the trace. */
  readonly why: string;
}

const timeLimitMs = 2 * 60_000;
const maxTokens = 400;

/** Asks a model, and where there is none or its answer is of no use, what rules know. */
export async function think<Facts, Answer>(
  skill: Skill<Facts, Answer>,
  facts: Facts,
  about: { readonly models: Models; readonly rules: RuleSet; readonly signal: AbortSignal },
): Promise<Opinion> {
  const { models, ...rest } = about;
  const asked = { work: skill.work, ...skill.prompt(facts), form: skill.form, maxTokens, timeLimitMs, ...rest };
  const result = await models.ask(asked);
  const { calls } = result;
  if (result.status !== 'answered') {
    // Where no model said a word, one that is there later is to be asked again.
    const by = calls.some(({ outcome }) => outcome === 'invalid') ? 'model' : 'rules';
    return { proposal: skill.withoutModel(facts), by, model: null, calls, why: result.reason };
  }
  const judgement = skill.read(result.value, facts);
  const model = calls.at(-1)?.model ?? null;
  if (judgement === 'unsound') {
    return { proposal: skill.withoutModel(facts), by: 'model', model: null, calls, why: 'its answer was of no use' };
  }
  const why = calls.at(-1)?.why ?? '';
  if (judgement === 'nothing') return { proposal: null, by: 'model', model, calls, why };
  return { proposal: judgement, by: 'model', model, calls, why };
}
