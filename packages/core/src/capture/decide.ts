import type { Ambiguity, CaptureDecision, CaptureInput, Reason, TaskDraft } from './decision.ts';
import { confidenceOf, leastToFile, severalConfidence } from './confidence.ts';
import { itemsOf, type Item } from './items.ts';
import { languageOf } from './language/index.ts';
import { reasonsOf } from './reasons.ts';
import { understand, type Understanding } from './understand.ts';

/** Replay compares decisions of one version only: raise it with every change that can change a decision. */
export const classifierVersion = '2026-11-22.1';

/** A doubt that a person would ask about stays below what is filed without asking. */
const doubtful = 0.49;

/**
 * What a message is and what it would be filed as. Pure: equal input gives equal output, whatever the host. Never throws
 * for any text; what cannot be understood comes back as `ambiguous` with its text as title.
 */
export function decideCapture(input: CaptureInput): CaptureDecision {
  const language = languageOf(input.locale);
  const whole = understand(input.text, input, language);
  const items = itemsOf(whole, input, language);
  return items.length > 1 ? severalTasks(whole, items, input) : oneMatter(whole, input);
}

function oneMatter(whole: Understanding, input: CaptureInput): CaptureDecision {
  const { best } = whole.judgement;
  const bestGuess = best === 'talk' ? 'command' : best;
  const doubt = best === 'task' || whole.doubt === 'intent' ? whole.doubt : null;
  const certain = confidenceOf(whole);
  const confidence = doubt === null ? certain : Math.min(doubtful, certain);
  const isAmbiguous = confidence < leastToFile;
  return {
    ...(bestGuess === 'task' ? whole.draft : withoutTime(whole.draft)),
    kind: isAmbiguous ? 'ambiguous' : bestGuess,
    confidence,
    ambiguity: isAmbiguous ? (doubt ?? 'intent') : null,
    bestGuess,
    items: [],
    ...rest(whole, input),
  };
}

function withoutTime(draft: TaskDraft): TaskDraft {
  return { ...draft, date: null, time: null, rrule: null };
}

function severalTasks(whole: Understanding, items: readonly Item[], input: CaptureInput): CaptureDecision {
  const confidence = severalConfidence(items.map((item) => item.understanding));
  const isAmbiguous = confidence < leastToFile;
  const ambiguity: Ambiguity | null = isAmbiguous ? 'scope' : null;
  const drafts = items.map((item) => item.draft);
  return {
    ...whole.draft,
    kind: isAmbiguous ? 'ambiguous' : 'task',
    confidence,
    ambiguity,
    bestGuess: 'task',
    items: drafts,
    ...rest(whole, input),
  };
}

function rest(whole: Understanding, input: CaptureInput) {
  const reasons: readonly Reason[] = reasonsOf(whole);
  return { unresolved: whole.times.unresolved, reasons, classifier: classifierVersion, ruleSet: input.rules.version };
}
