import type { ModelCall } from '@noctem/core/skills';
import type { Models } from '@noctem/models';
import type { Suggestion } from '@noctem/store';
import type { ActParts } from '../conversation/act.ts';
import type { Act } from '../conversation/turn.ts';
import { recordCalls } from '../models/record-calls.ts';
import { detailsOf } from './details.ts';
import type { Opinion } from './think.ts';

/** What skills work with. */
export interface SkillParts {
  readonly act: ActParts;
  readonly models: Models;
}

interface Conclusion {
  readonly target: Pick<Suggestion, 'targetType' | 'targetId'>;
  readonly basis: string;
  readonly opinion: Opinion;
  readonly job: string;
}

/**
 * Writes what an analysis came to: that it was made, its suggestion where it has one, and its trace. Belongs into one
 * transaction with the look whether it still is wanted. Returns the id of the suggestion; null where there is none.
 */
export function conclude(act: Act, conclusion: Conclusion): number | null {
  const { store, person, now, trace } = act;
  const { target, basis, opinion, job } = conclusion;
  const { proposal, calls, model, why, by } = opinion;
  const component = `analyse-${target.targetType}`;
  trace.record({ stage: 'classify', component, outcome: 'due', metadata: { basis, job } });
  trace.record({ stage: 'route', component, outcome: model ?? 'rules', metadata: { why } });
  recordCalls(trace, calls);
  const suggestion = proposal === null ? null : suggest(act, conclusion);
  store.analyses.put({ ...target, userId: person.id, basis, by, at: now });
  const metadata = proposal && { suggestion, ...proposal };
  const outcome = suggestion === null ? 'nothing' : 'suggested';
  trace.record({ stage: 'execute', component, outcome, confidence: proposal?.confidence ?? null, metadata });
  store.traces.write(person.id, trace.finish(component, outcome));
  return suggestion;
}

/** Writes the trace of an analysis that came to nothing: not wanted any more, or stopped; the calls that were made are in it. */
export function abandon(
  { store, person, trace }: Act,
  { work, outcome, reason, calls = [] }: Abandoned,
): { readonly status: 'skipped' | 'failed'; readonly reason: string } {
  recordCalls(trace, calls);
  trace.record({ stage: 'execute', component: work, outcome, metadata: { reason } });
  store.traces.write(person.id, trace.finish(work, outcome));
  return { status: outcome === 'stopped' ? 'failed' : outcome, reason };
}

interface Abandoned {
  /** The skill, as it is named in traces. */
  readonly work: string;
  /** `stopped` is no failure: for a stop of the program, or for somebody who waits; the work is done again. */
  readonly outcome: 'skipped' | 'stopped';
  /** One sentence for the trace and the job. */
  readonly reason: string;
  readonly calls?: readonly ModelCall[];
}

/** The new suggestion takes the place of one that is open still. What was suggested before is not suggested again. */
function suggest({ store, person, now, trace }: Act, { target, basis, opinion }: Conclusion): number | null {
  const { proposal, model } = opinion;
  const before = store.suggestions.allOf(target);
  if (proposal === null || before.some(({ text }) => text === proposal.text)) return null;
  for (const { id, outcome } of before)
    if (outcome === null) store.suggestions.update(id, { outcome: 'ignored', outcomeAt: now });
  return store.suggestions.add({
    ...target,
    userId: person.id,
    type: target.targetType,
    text: proposal.text,
    details: detailsOf(proposal),
    alternatives: proposal.alternatives,
    model,
    confidence: proposal.confidence,
    basis,
    createdAt: now,
    traceId: trace.traceId,
  });
}
