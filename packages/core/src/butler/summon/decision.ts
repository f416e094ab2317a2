import type { TimeContext } from '@noctem/core/capture';
import type { RuleSet } from '@noctem/core/rules';
import type { Importance, ItemType } from '@noctem/core/items';
import type { LocalDate, LocalTime } from '@noctem/core/kernel';

/** What the words of a summons are read with: the time they were said at, and the projects that they may name. */
export interface SummonContext extends TimeContext {
  /** Names of the person's open projects. */
  readonly projects: readonly string[];
  /** The learned rules in force; only those about words of time are read. */
  readonly rules?: RuleSet;
}

/** What a summons names beside "it": an id, or a place in the list that was shown last, from 1. */
export type SummonTarget =
  | { readonly type: ItemType | 'thought'; readonly id: number }
  | { readonly type: 'position'; readonly id: number };

/** How far something moves from when it is due now; negative is earlier. */
export interface Shift {
  readonly amount: number;
  readonly unit: 'minutes' | 'days' | 'months';
}

/** What the item shall say; a field that is missing stays, one that is null is taken away. */
export interface SummonPatch {
  readonly title?: string;
  readonly date?: LocalDate | null;
  readonly time?: LocalTime | null;
  readonly rrule?: string | null;
  /** `more` and `less` are a step from where it is. */
  readonly importance?: Importance | 'more' | 'less' | null;
  readonly project?: string | null;
  readonly tags?: readonly string[];
  readonly shift?: Shift;
}

export type SummonQuery = 'status' | 'tasks' | 'projects' | 'pending' | 'why';

/** Why words were not carried out. */
export type Misread =
  /** There is nothing in them that is known. */
  | 'nothing'
  /** Some words are known, others are not. */
  | 'words'
  /** They say two things that cannot both be. */
  | 'contradiction'
  /** They say what it is not, and not what it is. */
  | 'only-not'
  /** They ask or guess, and order nothing. */
  | 'unsure'
  /** They name a time that has no day by nature. */
  | 'vague';

/** What could be read in words that are not carried out: offered as buttons, never done. */
export interface Understood {
  readonly why: Misread;
  readonly kinds: readonly ItemType[];
  /** The readings of their times and marks, without a title. */
  readonly patch: SummonPatch;
  /** The words that were read as a time, as they were written. */
  readonly timeWords: string | null;
  /** The words that nothing is known of, as they were written. */
  readonly unread: string;
}

/** What a summons asks for. */
export type SummonAct =
  | { readonly type: 'change'; readonly kind: ItemType | null; readonly patch: SummonPatch }
  /** `parts` are the person's own; without any they are to be found in the thought. */
  | { readonly type: 'split'; readonly parts: readonly string[] }
  | { readonly type: 'undo' }
  | { readonly type: 'forget' }
  | { readonly type: 'done' }
  | { readonly type: 'query'; readonly query: SummonQuery }
  | { readonly type: 'unknown'; readonly understood: Understood };

export interface Summons {
  /** Null: the item that is replied to, or spoken of last. */
  readonly target: SummonTarget | null;
  readonly act: SummonAct;
}
