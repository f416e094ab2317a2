import type { Importance } from '@noctem/core/items';
import type { EpochMs, LocalDate, LocalTime, ZoneId } from '@noctem/core/kernel';
import type { RuleSet } from '@noctem/core/rules';
import type { Conventions } from './conventions.ts';
import type { Span, UnresolvedTime } from './time/reading.ts';

export type Kind = 'task' | 'note' | 'ambiguous' | 'question' | 'command';
/** scope: task or project? timing: when? intent: task, note or nothing? */
export type Ambiguity = 'scope' | 'timing' | 'intent';

/** Everything a decision depends on. Recorded in the trace, so that replay can recompute it. */
export interface CaptureInput {
  readonly text: string;
  readonly sentAt: EpochMs;
  readonly zone: ZoneId;
  readonly locale: string;
  readonly conventions: Conventions;
  /** Names of the person's open projects. */
  readonly projects: readonly string[];
  readonly rules: RuleSet;
}

/** What a task would be made of. */
export interface TaskDraft {
  readonly title: string;
  readonly date: LocalDate | null;
  readonly time: LocalTime | null;
  readonly rrule: string | null;
  readonly importance: Importance | null;
  readonly project: string | null;
  readonly tags: readonly string[];
}

/** Why the decision is what it is: one cue that spoke, and how strongly. */
export interface Reason {
  /** Stable name of the cue, for example `verb-first`, `past-tense`, `time:weekday`, `rule:12`. */
  readonly cue: string;
  /** What it speaks for. */
  readonly for: Kind | 'date' | 'time' | 'rrule' | 'importance' | 'project' | 'tags' | 'title' | Ambiguity;
  /** Evidence in natural-log odds; 0 for facts that decide nothing by themselves. */
  readonly weight: number;
  /** Where in the text it was seen; null for cues about the whole message. */
  readonly span: Span | null;
}

export interface CaptureDecision extends TaskDraft {
  readonly kind: Kind;
  /** Calibrated probability that every field is right. */
  readonly confidence: number;
  /** Set exactly when `kind` is `ambiguous`. */
  readonly ambiguity: Ambiguity | null;
  /** What it would be filed as if the person never answered: the best guess beside `ambiguous`, else `kind`. */
  readonly bestGuess: Exclude<Kind, 'ambiguous'>;
  /** A learned rule makes it a project; else null, which all decisions without rules are. */
  readonly becomes: 'project' | null;
  /** Two or more tasks when the message holds several; else empty. */
  readonly items: readonly TaskDraft[];
  readonly unresolved: readonly UnresolvedTime[];
  readonly reasons: readonly Reason[];
  /** Version of this classifier; replay compares only decisions of the same version. */
  readonly classifier: string;
  readonly ruleSet: string;
}
