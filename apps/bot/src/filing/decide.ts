import { type CaptureDecision, type CaptureInput, decideSafely, recordedFacts } from '@noctem/core/capture';
import type { EpochMs } from '@noctem/core/kernel';
import type { RuleSet } from '@noctem/core/rules';
import type { Act, Scene } from '../conversation/turn.ts';

/** A decision with what it rested on beside the text and the sending. */
export interface Decided {
  readonly decision: CaptureDecision;
  readonly context: Pick<CaptureInput, 'zone' | 'locale' | 'conventions' | 'projects'>;
  /** The learned rules that it was made under. */
  readonly rules: RuleSet;
}

/** Understands a text as this person means it, sent at `sentAt`. Never throws: what breaks the parser is ambiguous. */
export function understand(turn: Scene, text: string, sentAt: EpochMs): Decided {
  const { rules, ...context } = settingOf(turn);
  return { decision: decideSafely({ ...context, text, sentAt, rules }), context, rules };
}

/** Everything that readings of this person's words rest on, beside the words and when they were sent. */
export function settingOf({ person, store }: Scene): Omit<CaptureInput, 'text' | 'sentAt'> {
  const { id, zone, locale, conventions } = person;
  return {
    zone,
    locale,
    conventions,
    projects: store.items.openProjectNames(id),
    rules: store.ruleSets.inForce(id),
  };
}

/**
 * Records the stage that names everything the decision rested on, so that it can be replayed. The text is the thought's,
 * and the context is kept by `keepContext` inside the transaction. `forced`: something else than reading decided it.
 */
export function recordDecision(
  turn: Act,
  decided: Decided,
  about: { sentAt: EpochMs; revision: number; forced?: true },
): void {
  const { classifier, ruleSet, confidence, kind } = decided.decision;
  turn.trace.record({
    stage: 'classify',
    component: 'capture',
    outcome: kind,
    confidence,
    classifier,
    ruleSet,
    metadata: {
      context: turn.store.decisionContexts.nameOf(decided.context),
      ...about,
      ...recordedFacts(decided.decision),
    },
  });
}

/** Keeps what a recorded decision rested on. */
export function keepContext(turn: Act, decided: Decided): void {
  turn.store.decisionContexts.keep(turn.person.id, decided.context);
}
