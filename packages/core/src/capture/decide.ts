import { byPrecedence } from '@noctem/core/rules';
import { classOf, learnedThreshold, ruleAgainstAsking, ruleOfFixes } from './asking.ts';
import type { Ambiguity, CaptureDecision, CaptureInput, Reason } from './decision.ts';
import { confidenceOf, leastToFile, ruledConfidence, severalConfidence } from './confidence.ts';
import { itemsOf, type Item } from './items.ts';
import { languageOf } from './language/index.ts';
import { reasonsOf } from './reasons.ts';
import { moved, ruleReason, ruleReasons } from './rule-reasons.ts';
import type { Say } from './ruling.ts';
import { plainTitle } from './title.ts';
import { understand, type Understanding } from './understand.ts';

/** Replay compares decisions of one version only: raise it with every change that can change a decision. */
export const classifierVersion = '2026-11-22.12';

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
  return items.length > 1 && !isOneByRule(whole, items) ? severalTasks(whole, items, input) : oneMatter(whole, input);
}

/** A learned kind other than a task, or a learned doubt, counts for the whole message where its words open it. */
function isOneByRule({ ruling }: Understanding, items: readonly Item[]): boolean {
  const voice = ruling.kind?.value === 'task' ? ruling.asks : (ruling.kind ?? ruling.asks);
  return voice?.span !== undefined && voice.span !== null && voice.span.start < (items[0]?.part.end ?? 0);
}

function oneMatter(whole: Understanding, input: CaptureInput): CaptureDecision {
  const { best } = whole.judgement;
  const bestGuess = best === 'talk' ? 'command' : best;
  const asks = learnedDoubt(whole, bestGuess);
  const doubt = asks?.value ?? builtInDoubt(whole, bestGuess);
  const certain = whole.ruling.kind === null ? confidenceOf(whole) : ruledConfidence(whole);
  const confidence = doubt === null ? certain : Math.min(doubtful, certain);
  const filing = filingOf({ confidence, doubt, asks, bestGuess, isSeveral: false }, whole, input);
  const becomes = filing.kind === 'task' && isProject(whole) ? ('project' as const) : null;
  const reasons = [...reasonsOf(whole), ...ruleReasons(whole), ...filing.reasons];
  return decision({ ...filing, becomes, items: [], reasons: heard(reasons, filing.bestGuess) }, whole, input);
}

/** By a rule, or because the message calls itself one: "project: winter garden". What has a day is a task. */
function isProject({ ruling, cues, draft }: Understanding): boolean {
  if (ruling.kind !== null) return ruling.kind.value === 'project';
  return draft.date === null && draft.rrule === null && cues.some(({ name }) => name === 'project-label');
}

function builtInDoubt({ ruling, doubt, judgement }: Understanding, bestGuess: BestGuess): Ambiguity | null {
  // What a learned kind settles is what the other doubts are about.
  if (ruling.kind !== null) return ruling.kind.value === 'task' && doubt === 'timing' ? 'timing' : null;
  return judgement.best === 'task' || (doubt === 'intent' && bestGuess !== 'command') ? doubt : null;
}

/** A learned doubt; none about when, where the message says when, and none about what asks or orders something itself. */
function learnedDoubt({ ruling: { asks }, draft }: Understanding, bestGuess: BestGuess): Say<Ambiguity> | null {
  if (asks === null || (bestGuess !== 'task' && bestGuess !== 'note')) return null;
  return asks.value === 'timing' && (draft.date !== null || draft.rrule !== null) ? null : asks;
}

interface Doubted {
  readonly confidence: number;
  readonly doubt: Ambiguity | null;
  readonly asks: Say<Ambiguity> | null;
  readonly bestGuess: BestGuess;
  readonly isSeveral: boolean;
}

type Filing = Pick<CaptureDecision, 'kind' | 'confidence' | 'ambiguity' | 'bestGuess'> & {
  readonly reasons: readonly Reason[];
};

/** Whether it is filed or asked about: by the threshold of its class, and by what was learned about asking. */
function filingOf(doubted: Doubted, whole: Understanding, input: CaptureInput): Filing {
  const { confidence, doubt, asks, bestGuess, isSeveral } = doubted;
  const isDeadline = whole.cues.some(({ name }) => name === 'time:deadline');
  const group = classOf({ bestGuess, isSeveral, rrule: whole.draft.rrule, date: whole.draft.date, isDeadline });
  const learned = learnedThreshold(input.rules, { class: group, threshold: 'file' });
  const isAsked = asks !== null || confidence < (learned?.at ?? leastToFile);
  const byThreshold =
    learned !== null && asks === null && isAsked !== confidence < leastToFile
      ? [ruleReason(learned.id, { for: isAsked ? 'ambiguous' : bestGuess, span: null })]
      : [];
  if (!isAsked) return { kind: bestGuess, confidence, ambiguity: null, bestGuess, reasons: byThreshold };
  const ambiguity = doubt ?? (isSeveral ? 'scope' : 'intent');
  const byAsking = asks === null ? [] : [ruleReason(asks.id, { for: asks.value, span: asks.span })];
  const against = ruleAgainstAsking(input.rules, whole, ambiguity);
  if (against === null || (asks !== null && byPrecedence(asks, against) < 0))
    return { kind: 'ambiguous', confidence, ambiguity, bestGuess, reasons: [...byThreshold, ...byAsking] };
  const kind = bestGuess === 'task' ? 'task' : 'note';
  const span = against.words === 0 ? null : against.span;
  const reasons = [ruleReason(against.id, { for: kind, span })];
  return { kind, confidence: Math.max(leastToFile, confidence), ambiguity: null, bestGuess: kind, reasons };
}

function severalTasks(whole: Understanding, items: readonly Item[], input: CaptureInput): CaptureDecision {
  const confidence = severalConfidence(items.map((item) => item.understanding));
  const drafts = items.map((item) => item.draft);
  const doubted = { confidence, doubt: null, asks: null, bestGuess: 'task', isSeveral: true } as const;
  const filing = filingOf(doubted, whole, input);
  const ofParts = input.rules.rules.length === 0 ? [] : items.flatMap(reasonsOfPart);
  const built = reasonsOf(whole).filter(({ cue }) => !cue.startsWith('rule:'));
  const reasons = [...built, ...ofParts, ...filing.reasons];
  return decision({ ...filing, becomes: null, items: drafts, reasons }, whole, input);
}

/** What rules said of one part, at its place in the message. */
function reasonsOfPart({ understanding, part }: Item): Reason[] {
  const ofTimes = reasonsOf(understanding).filter(({ cue }) => cue.startsWith('rule:'));
  return [...ofTimes.map((reason) => moved(reason, part.start)), ...ruleReasons(understanding, part.start)];
}

/** A rule about a task's fields has no say in what asks or orders something. */
function heard(reasons: readonly Reason[], bestGuess: BestGuess): readonly Reason[] {
  if (bestGuess === 'task' || bestGuess === 'note') return reasons;
  return reasons.filter((reason) => !reason.cue.startsWith('rule:') || reason.weight > 0);
}

type BestGuess = CaptureDecision['bestGuess'];
type Verdict = Pick<
  CaptureDecision,
  'kind' | 'confidence' | 'ambiguity' | 'bestGuess' | 'becomes' | 'items' | 'reasons'
>;

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

/** The decision, with the rule that had a say in how it is shown. */
function decision(verdict: Verdict, whole: Understanding, input: CaptureInput): CaptureDecision {
  const made = withoutFixes(verdict, whole, input);
  const rule = input.rules.rules.length === 0 ? null : ruleOfFixes(made, input.rules);
  if (rule === null) return made;
  return { ...made, reasons: [...made.reasons, ruleReason(rule.id, { for: made.kind, span: null })] };
}

function withoutFixes(verdict: Verdict, whole: Understanding, input: CaptureInput): CaptureDecision {
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
    becomes: verdict.becomes,
    items: verdict.items,
    unresolved: times.unresolved,
    reasons: verdict.reasons,
    classifier: classifierVersion,
    ruleSet: input.rules.version,
  };
}
