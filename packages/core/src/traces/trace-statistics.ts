/** One piece of work as statistics see it: what did it, how it ended, how long it took. */
export interface FinishedWork {
  readonly component: string;
  readonly outcome: string;
  /** Microseconds. */
  readonly durationUs: number;
}

/** How one component did. */
export interface ComponentStatistics {
  readonly component: string;
  readonly count: number;
  /** Share of each outcome, 0 to 1, the most frequent first. */
  readonly outcomes: readonly { readonly outcome: string; readonly count: number; readonly share: number }[];
  /** Durations in microseconds: half, and nineteen of twenty, took no longer. */
  readonly p50Us: number;
  readonly p95Us: number;
}

/** Adds up pieces of work by component, the most frequent first. Memory goes with their number, eight bytes each. */
export function statisticsOf(work: Iterable<FinishedWork>): ComponentStatistics[] {
  const found = new Map<string, { outcomes: Map<string, number>; durations: number[] }>();
  for (const { component, outcome, durationUs } of work) {
    const of = found.get(component) ?? { outcomes: new Map<string, number>(), durations: [] };
    found.set(component, of);
    of.outcomes.set(outcome, (of.outcomes.get(outcome) ?? 0) + 1);
    of.durations.push(durationUs);
  }
  return [...found]
    .map(([component, { outcomes, durations }]) => componentStatistics(component, outcomes, durations))
    .toSorted((left, right) => right.count - left.count || (left.component < right.component ? -1 : 1));
}

function componentStatistics(
  component: string,
  outcomes: ReadonlyMap<string, number>,
  durations: readonly number[],
): ComponentStatistics {
  const inOrder = Float64Array.from(durations).sort();
  return {
    component,
    count: durations.length,
    outcomes: [...outcomes]
      .map(([outcome, count]) => ({ outcome, count, share: count / durations.length }))
      .toSorted((left, right) => right.count - left.count || (left.outcome < right.outcome ? -1 : 1)),
    p50Us: nearestRank(inOrder, 0.5),
    p95Us: nearestRank(inOrder, 0.95),
  };
}

/** The smallest value that `share` of all do not exceed. */
function nearestRank(inOrder: Float64Array, share: number): number {
  return inOrder[Math.max(0, Math.ceil(inOrder.length * share) - 1)] ?? 0;
}

/** One thought as the distribution of confidence sees it. */
export interface JudgedThought {
  readonly confidence: number;
  /** Whether the decision, or of a question the best guess, was what the person wanted; null where nobody has said. */
  readonly isRight: boolean | null;
}

/** Thoughts of one band of confidence, from `from` on and below `to`. */
export interface ConfidenceBand {
  readonly from: number;
  readonly to: number;
  readonly count: number;
  /** Those of which it is known whether they were right. */
  readonly judged: number;
  /** Of these, the share that was; null where there are none. A calibrated system has about the band's middle. */
  readonly right: number | null;
}

const bounds = [0, 0.3, 0.5, 0.6, 0.7, 0.8, 0.9, 1] as const;

/** How often decisions were right, by how sure they were. */
export function confidenceBands(thoughts: Iterable<JudgedThought>): ConfidenceBand[] {
  const bands = bounds
    .slice(0, -1)
    .map((from, at) => ({ from, to: bounds[at + 1] ?? 1, count: 0, judged: 0, hits: 0 }));
  for (const { confidence, isRight } of thoughts) {
    const band = bands.findLast(({ from }) => confidence >= from);
    if (band === undefined) continue;
    band.count += 1;
    if (isRight === null) continue;
    band.judged += 1;
    if (isRight) band.hits += 1;
  }
  return bands.map(({ hits, ...band }) => ({ ...band, right: band.judged === 0 ? null : hits / band.judged }));
}
