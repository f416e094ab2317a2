import {
  type CaptureDecision,
  type CaptureInput,
  classifierVersion,
  decideSafely,
  type Kind,
  type RecordedFacts,
  recordedFacts,
} from '@noctem/core/capture';
import { emptyRuleSet, ruleIdsOf, type RuleSet } from '@noctem/core/rules';
import type { FiledAs } from './evidence.ts';

/** One decision as the log has it, with all that it rested on. */
export interface LoggedDecision {
  readonly thoughtId: number;
  /** 0 is the first reading, 1 that of the first edit. */
  readonly revision: number;
  readonly kind: Kind;
  readonly confidence: number;
  readonly classifier: string;
  readonly ruleSet: string;
  readonly facts: RecordedFacts;
  /** Null where the log has lost what it rested on, or something else than reading decided it. */
  readonly input: Omit<CaptureInput, 'rules'> | null;
  /** The rules that `ruleSet` names; null where some were erased. */
  readonly rules: RuleSet | null;
  /** What the person finally made of it; null where nobody knows. Of an edited thought only its first reading has it. */
  readonly wanted: FiledAs | null;
}

/** What became of one decision in a replay. */
export type Replayed =
  | { readonly result: 'not-comparable' }
  | {
      readonly result: 'compared';
      /** Whether the rules of its time decide it again as the log has it. */
      readonly isReproduced: boolean;
      /** Fields that the other rules would decide otherwise; empty where it would stay. */
      readonly changed: readonly FiledField[];
      /** What the person says of the change: null where it stays, and where nobody knows. */
      readonly agrees: boolean | null;
    };

export type FiledField = keyof FiledAs | 'title' | 'ambiguity' | 'items' | 'tags';

/** Figures of a whole replay. */
export interface ReplayFigures {
  readonly decisions: number;
  readonly compared: number;
  readonly notComparable: number;
  readonly reproduced: number;
  readonly notReproduced: readonly ReplayPlace[];
  readonly changed: number;
  /** Of the changed: as the person finally had it; otherwise; nobody has said. */
  readonly agree: number;
  readonly disagree: number;
  readonly unknown: number;
  readonly changes: readonly ReplayPlace[];
}

export interface ReplayPlace {
  readonly thoughtId: number;
  readonly revision: number;
}

/** So many places are named; the counts are of all. */
const mostPlaces = 50;

/**
 * Decides a logged decision anew: under the rules of its time, which must reproduce it, and under `rules`. Decisions of
 * another classifier, or whose input is gone, cannot be compared.
 */
export function replay(logged: LoggedDecision, rules: RuleSet): Replayed {
  const { input } = logged;
  if (input === null || logged.rules === null || logged.classifier !== classifierVersion)
    return { result: 'not-comparable' };
  if (logged.rules.version !== logged.ruleSet) return { result: 'not-comparable' };
  const again = decideSafely({ ...input, rules: logged.rules });
  const isReproduced = contentOf(again, recordedFacts(again)) === contentOf(logged, logged.facts);
  const other = rules.version === logged.ruleSet ? again : decideSafely({ ...input, rules });
  const changed = changedFields(again, other);
  const agrees = changed.length === 0 || logged.wanted === null ? null : isAsWanted(other, logged.wanted, changed);
  return { result: 'compared', isReproduced, changed, agrees };
}

/** Replays decisions one by one, as many as there are, and adds up what became of them. */
export function replayAll(decisions: Iterable<LoggedDecision>, rules: RuleSet): ReplayFigures {
  const places = { notReproduced: [] as ReplayPlace[], changes: [] as ReplayPlace[] };
  const counts = {
    decisions: 0,
    compared: 0,
    notComparable: 0,
    reproduced: 0,
    changed: 0,
    agree: 0,
    disagree: 0,
    unknown: 0,
  };
  for (const logged of decisions) {
    const place = { thoughtId: logged.thoughtId, revision: logged.revision };
    const one = replay(logged, rules);
    counts.decisions += 1;
    if (one.result === 'not-comparable') {
      counts.notComparable += 1;
      continue;
    }
    counts.compared += 1;
    if (one.isReproduced) counts.reproduced += 1;
    else if (places.notReproduced.length < mostPlaces) places.notReproduced.push(place);
    if (one.changed.length === 0) continue;
    counts.changed += 1;
    if (places.changes.length < mostPlaces) places.changes.push(place);
    counts[one.agrees === null ? 'unknown' : one.agrees ? 'agree' : 'disagree'] += 1;
  }
  return { ...counts, ...places };
}

/** The rules that a version names, out of all that are known; null where one is missing. */
export function rulesNamed(version: string, known: RuleSet): RuleSet | null {
  if (version === emptyRuleSet.version) return emptyRuleSet;
  return ruleIdsOf(version).length === known.rules.length ? known : null;
}

function contentOf(columns: { kind: Kind; confidence: number }, facts: RecordedFacts): string {
  const { kind, confidence } = columns;
  // A record that is older than this field says nothing of it, which means the same.
  const decision = sorted({ becomes: null, ...facts.decision });
  return JSON.stringify([kind, confidence, decision, facts.reasons, facts.unresolved ?? []]);
}

function sorted(values: object): object {
  return Object.fromEntries(Object.entries(values).toSorted(([left], [right]) => (left < right ? -1 : 1)));
}

const plainFields = ['date', 'time', 'rrule', 'importance', 'project', 'title', 'ambiguity'] as const;

function changedFields(before: CaptureDecision, after: CaptureDecision): FiledField[] {
  const changed: FiledField[] = plainFields.filter((field) => before[field] !== after[field]);
  for (const field of ['items', 'tags'] as const)
    if (JSON.stringify(before[field]) !== JSON.stringify(after[field])) changed.push(field);
  if (kindOf(before) !== kindOf(after)) changed.push('kind');
  return changed;
}

function kindOf({ kind, becomes }: CaptureDecision): string {
  return becomes ?? kind;
}

const wantedFields = ['date', 'time', 'rrule', 'importance', 'project'] as const;

/**
 * Whether a changed decision is what the person finally had. To ask is right where the best guess was wrong. Where only
 * the wording changed, the times that left or stayed in the title are judged by their own fields.
 */
function isAsWanted(decision: CaptureDecision, wanted: FiledAs, changed: readonly FiledField[]): boolean {
  if (decision.kind === 'ambiguous') return changed.includes('kind') && decision.bestGuess !== wanted.kind;
  if (kindOf(decision) !== wanted.kind) return false;
  const judged = wantedFields.filter((field) => changed.includes(field));
  return judged.every((field) => (decision[field] ?? null) === (wanted[field] ?? null));
}
