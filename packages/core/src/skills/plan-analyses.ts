/** Who had a say in an analysis; `nobody`: it was not worth a thought. */
export type Analyst = 'model' | 'rules' | 'nobody';

/** What is known of an item's last analysis. */
export interface PastAnalysis {
  readonly basis: string;
  readonly by: Analyst;
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
  /** Looked at and left: unchanged, or nothing to propose as things stand. With whom to note as its analyst. */
  readonly leave: readonly { readonly id: number; readonly basis: string; readonly by: Analyst }[];
  /** How many would be worth it and have to wait for room. */
  readonly waiting: number;
}

/**
 * Which of the candidates are worth a job, at most `room` of them: what is unchanged since its last analysis is not,
 * unless a model is there now that was not then; what neither a model nor a rule has anything to say about is not.
 */
export function planAnalyses(
  candidates: readonly Candidate[],
  about: { readonly hasModel: boolean; readonly room: number },
): AnalysisPlan {
  const isWanted = ({ basis, past, isWorth, hasRule }: Candidate) =>
    isDue(basis, { past, hasModel: about.hasModel }) && isWorth && (about.hasModel || hasRule);
  const wanted = candidates.filter(isWanted);
  const analyse = wanted.slice(0, Math.max(0, about.room));
  const leave = candidates
    .filter((candidate) => !isWanted(candidate))
    .map(({ id, basis, past, isWorth }) => ({
      id,
      basis,
      by: past?.basis === basis ? past.by : isWorth ? ('rules' as const) : ('nobody' as const),
    }));
  return { analyse, leave, waiting: wanted.length - analyse.length };
}

/** Whether an analysis on this basis is to be made, seen from the last one. */
export function isDue(
  basis: string,
  last: { readonly past: PastAnalysis | null; readonly hasModel: boolean },
): boolean {
  const { past, hasModel } = last;
  return past === null || past.basis !== basis || (past.by === 'rules' && hasModel);
}
