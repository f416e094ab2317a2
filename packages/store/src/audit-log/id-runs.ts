/** Ids of one type in one log, and the ids that they have here: `first` to `last` are `target` and what follows. */
export interface IdRun {
  readonly first: number;
  last: number;
  target: number;
  readonly userId: number | null;
  /** Here already, and never to be read in again. */
  readonly isComplete: boolean;
  /** What was here before was taken for the same. */
  readonly isMatched: boolean;
  /** `target` still counts from the block that is to be reserved. */
  isRelative: boolean;
}

type NewRun = Pick<IdRun, 'target' | 'userId' | 'isComplete' | 'isMatched' | 'isRelative'>;

/** Ids of several logs as runs, in memory: a log of a million events holds few. */
export class IdRuns {
  readonly #runs = new Map<string, IdRun[]>();

  /** The run that holds an id; undefined where none does. */
  find(source: string, type: string, id: number): IdRun | undefined {
    const runs = this.#runs.get(`${source}/${type}`) ?? [];
    const at = lastFrom(runs, id);
    const run = runs[at];
    return run !== undefined && id <= run.last ? run : undefined;
  }

  /** Adds one id; it joins the run before it where that goes on so. */
  add(place: { source: string; type: string; id: number }, added: NewRun): void {
    const key = `${place.source}/${place.type}`;
    const runs = this.#runs.get(key) ?? [];
    this.#runs.set(key, runs);
    const at = lastFrom(runs, place.id);
    const before = runs[at];
    if (before !== undefined && continues(before, place.id, added)) before.last = place.id;
    else runs.splice(at + 1, 0, { first: place.id, last: place.id, ...added });
  }

  /** Adds a run that was read in before. */
  restore(place: { source: string; type: string }, run: IdRun): void {
    const key = `${place.source}/${place.type}`;
    const runs = this.#runs.get(key) ?? [];
    this.#runs.set(key, runs);
    runs.splice(lastFrom(runs, run.first) + 1, 0, run);
  }

  *all(): Generator<{ readonly source: string; readonly type: string; readonly run: IdRun }> {
    for (const [key, runs] of this.#runs) {
      const cut = key.lastIndexOf('/');
      for (const run of runs) yield { source: key.slice(0, cut), type: key.slice(cut + 1), run };
    }
  }
}

function continues(run: IdRun, id: number, added: NewRun): boolean {
  return (
    id === run.last + 1 &&
    added.target === run.target + (id - run.first) &&
    added.userId === run.userId &&
    added.isComplete === run.isComplete &&
    added.isMatched === run.isMatched &&
    added.isRelative === run.isRelative
  );
}

/** Index of the last run that begins at `id` or before it; -1 where none does. */
function lastFrom(runs: readonly IdRun[], id: number): number {
  let low = 0;
  let high = runs.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if ((runs[middle]?.first ?? Infinity) <= id) low = middle + 1;
    else high = middle;
  }
  return low - 1;
}
