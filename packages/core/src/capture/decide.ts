import type { CaptureDecision, CaptureInput } from './decision.ts';
import { confidenceOf, leastToFile, severalConfidence } from './confidence.ts';
import { itemsOf, type Item } from './items.ts';
import { languageOf } from './language/index.ts';
import { reasonsOf } from './reasons.ts';
import { plainTitle } from './title.ts';
import { understand, type Understanding } from './understand.ts';

/** Replay compares decisions of one version only: raise it with every change that can change a decision. */
export const classifierVersion = '2026-11-22.4';

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
  const doubt = best === 'task' || (whole.doubt === 'intent' && bestGuess !== 'command') ? whole.doubt : null;
  const certain = confidenceOf(whole);
  const confidence = doubt === null ? certain : Math.min(doubtful, certain);
  const isAmbiguous = confidence < leastToFile;
  const kind = isAmbiguous ? 'ambiguous' : bestGuess;
  const ambiguity = isAmbiguous ? (doubt ?? 'intent') : null;
  return decision({ kind, confidence, ambiguity, bestGuess, items: [] }, whole, input);
}

function severalTasks(whole: Understanding, items: readonly Item[], input: CaptureInput): CaptureDecision {
  const confidence = severalConfidence(items.map((item) => item.understanding));
  const isAmbiguous = confidence < leastToFile;
  const drafts = items.map((item) => item.draft);
  const kind = isAmbiguous ? 'ambiguous' : 'task';
  const ambiguity = isAmbiguous ? 'scope' : null;
  return decision({ kind, confidence, ambiguity, bestGuess: 'task', items: drafts }, whole, input);
}

type Verdict = Pick<CaptureDecision, 'kind' | 'confidence' | 'ambiguity' | 'bestGuess' | 'items'>;

/** Day, time and recurrence as the decision has them. */
type Timing = Pick<CaptureDecision, 'date' | 'time' | 'rrule'>;

const untimed: Timing = { date: null, time: null, rrule: null };

/**
 * When it is for what it was taken for. A task within some days is due on the last of them. Where somebody tells something
 * that is no task for sure, "before may" names no day of its own, and in a note neither does "after 3pm".
 */
function timingOf(verdict: Verdict, whole: Understanding): Timing {
  const { draft, times } = whole;
  const { date, time, rrule } = draft;
  if (verdict.kind === 'note' && !keepsTimes(whole)) return untimed;
  const told = verdict.bestGuess !== 'task' || (verdict.kind === 'ambiguous' && saysWho(whole));
  if (told && times.bound === 'before') return untimed;
  if (verdict.kind === 'note' && times.expressions.every(({ type }) => type === 'time'))
    return { date: null, time, rrule };
  if (times.bound === 'within' && verdict.kind === 'task')
    return { date: times.endDate ?? date, time: times.endTime ?? time, rrule };
  return { date, time, rrule };
}

/**
 * What a note tells of in passing is no time of its own ("the bakery is shut mondays", "slept badly, awake from 4"),
 * unless somebody is said to do something then ("I'll be back friday"), something is said to happen then ("the fair is
 * on 5 May"), or it says nothing else at all ("every 2nd week").
 */
function keepsTimes(whole: Understanding): boolean {
  const { cues, draft, sheet } = whole;
  const tells =
    cues.some(({ name }) => name === 'determiner-first' || name === 'it-modal') &&
    !cues.some(({ name }) => name === 'past-day' || name === 'it-past');
  return saysWho(whole) || (tells && draft.rrule === null) || draft.title === sheet.plain.trim();
}

function saysWho({ cues }: Understanding): boolean {
  return cues.some(({ name }) => name === 'i-first' || name === 'subject-first');
}

function decision(verdict: Verdict, whole: Understanding, input: CaptureInput): CaptureDecision {
  const { draft, times } = whole;
  const isTask = verdict.bestGuess === 'task';
  return {
    kind: verdict.kind,
    confidence: verdict.confidence,
    ambiguity: verdict.ambiguity,
    bestGuess: verdict.bestGuess,
    title: isTask ? draft.title : plainTitle(whole.sheet),
    ...timingOf(verdict, whole),
    importance: draft.importance,
    project: draft.project,
    tags: draft.tags,
    items: verdict.items,
    unresolved: times.unresolved,
    reasons: reasonsOf(whole),
    classifier: classifierVersion,
    ruleSet: input.rules.version,
  };
}
