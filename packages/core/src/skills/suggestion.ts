/** What an analysis proposes for an item. */
export interface Proposal {
  /** What to do first, in one line that can stand as a task of its own. */
  readonly text: string;
  /** How long that takes, in minutes; null where nobody can tell. */
  readonly minutes: number | null;
  /** What a computer could do for it; null for nothing. */
  readonly help: string | null;
  /** What stands in the way, of a project. */
  readonly blockers: readonly string[];
  /** Nothing has moved in the project for long. */
  readonly stale: boolean;
  /** What was considered beside `text`. */
  readonly alternatives: readonly string[];
  readonly confidence: number;
}

/** What comes of a model's answer: `nothing`, it says that no suggestion would help; `unsound`, it cannot be used. */
export type Judgement = Proposal | 'nothing' | 'unsound';

/** How a suggestion made without a model is trusted: it knows the verb and nothing else. */
export const confidenceOfRules = 0.4;

const day = 24 * 60 * 60 * 1000;

/** After so long without an answer a suggestion counts as ignored. */
export const ignoredAfterMs = 7 * day;

/** So many suggestions of rules ignored one after the other say that they are not wanted. */
const ignoredInARow = 3;

/** What became of a suggestion, as far as making others depends on it. */
export interface PastSuggestion {
  readonly model: string | null;
  readonly outcome: string | null;
  readonly shown: boolean;
}

/**
 * Whether suggestions without a model are to rest: the last three that the person saw were all ignored. `past` is of the
 * time since the person last asked for suggestions, the newest last.
 */
export function restsWithoutModel(past: readonly PastSuggestion[]): boolean {
  const seen = past.filter(({ model, outcome, shown }) => model === null && shown && outcome !== null);
  const last = seen.slice(-ignoredInARow);
  return last.length === ignoredInARow && last.every(({ outcome }) => outcome === 'ignored');
}
