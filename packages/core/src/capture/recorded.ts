import type { CaptureDecision, CaptureInput, Reason } from './decision.ts';
import { classifierVersion, decideCapture } from './decide.ts';

/** A decision as its trace keeps it: short, and enough to tell whether the same text would be decided so again. */
export interface RecordedFacts {
  readonly decision: RecordedDraft;
  /** `[cue, for, weight, start, end]` for each reason. */
  readonly reasons: readonly RecordedReason[];
  /** `[phrase, start, end]`, where words about time were left open. */
  readonly unresolved?: readonly (readonly [string, number, number])[];
}

/** The fields that a decision files. Records that are older than `becomes` do not have it, which means null. */
type RecordedDraft = Omit<
  CaptureDecision,
  'reasons' | 'classifier' | 'ruleSet' | 'confidence' | 'kind' | 'unresolved' | 'becomes'
> & { readonly becomes?: CaptureDecision['becomes'] };

export type RecordedReason = readonly [string, Reason['for'], number, number | null, number | null];

/** What a trace keeps of a decision in its metadata. Kind, confidence and versions have columns of their own. */
export function recordedFacts(made: CaptureDecision): RecordedFacts {
  const {
    reasons,
    classifier: _classifier,
    ruleSet: _set,
    confidence: _sure,
    kind: _kind,
    unresolved,
    ...decision
  } = made;
  return {
    decision,
    reasons: reasons.map(({ cue, for: speaksFor, weight, span }) => [
      cue,
      speaksFor,
      Math.round(weight * 100) / 100,
      span?.start ?? null,
      span?.end ?? null,
    ]),
    ...(unresolved.length > 0 && { unresolved: unresolved.map(({ phrase, span }) => [phrase, span.start, span.end]) }),
  };
}

/** Decides, and takes a text that breaks the parser for one to ask about: it is kept like every other. */
export function decideSafely(input: CaptureInput): CaptureDecision {
  try {
    return decideCapture(input);
  } catch {
    return unreadable(input);
  }
}

function unreadable(input: CaptureInput): CaptureDecision {
  return {
    kind: 'ambiguous',
    ambiguity: 'intent',
    bestGuess: 'note',
    confidence: 0,
    title: input.text.trim(),
    date: null,
    time: null,
    rrule: null,
    importance: null,
    project: null,
    tags: [],
    becomes: null,
    items: [],
    unresolved: [],
    reasons: [{ cue: 'parser-failed', for: 'ambiguous', weight: 0, span: null }],
    classifier: classifierVersion,
    ruleSet: input.rules.version,
  };
}
