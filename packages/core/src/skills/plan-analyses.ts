/** What is known of an item's last analysis. `by` says whether a model had its say or only rules had. */
export interface PastAnalysis {
  readonly basis: string;
  readonly by: 'model' | 'rules';
}

/** An item that may be analysed, as things stand. */
export interface Candidate {
  readonly id: number;
  readonly basis: string;
  readonly past: PastAnalysis | null;
  /** Thinking about it could be of use. */
  readonly isWorth: boolean;
  /** Rules alone would have something to propose. */
  readonly hasRule: boolean;
}

export interface AnalysisPlan {
  /** To be analysed, each by a job of its own. */
  readonly analyse: readonly Candidate[];
  /** Looked at and left: nothing to propose as things stand. */
  readonly leave: readonly Candidate[];
}

/**
 * Which of the candidates are worth a job, at most `room` of them: what is unchanged since its last analysis is not,
 * unless a model is there now that was not then; what neither a model nor a rule has anything to say about is not.
 */
export function planAnalyses(
  candidates: readonly Candidate[],
  about: { readonly hasModel: boolean; readonly room: number },
): AnalysisPlan {
  const due = candidates.filter(({ basis, past }) => isDue(basis, { past, hasModel: about.hasModel }));
  const wanted = due.filter(({ isWorth, hasRule }) => isWorth && (about.hasModel || hasRule));
  const left = due.filter((candidate) => !wanted.includes(candidate));
  return { analyse: wanted.slice(0, Math.max(0, about.room)), leave: left };
}

/** Whether an analysis on this basis is to be made, seen from the last one. */
export function isDue(
  basis: string,
  last: { readonly past: PastAnalysis | null; readonly hasModel: boolean },
): boolean {
  const { past, hasModel } = last;
  return past === null || past.basis !== basis || (past.by === 'rules' && hasModel);
}
