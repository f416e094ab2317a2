/** Leaves alone for a while what failed: `firstMs`, then twice as long after each further failure, at most `maxMs`. */
export interface Rest {
  readonly begin: (key: string) => void;
  /** It works again; the next rest is short. */
  readonly end: (key: string) => void;
  /** Whether it may be tried. */
  readonly isOver: (key: string) => boolean;
  /** Whether it failed when it was last tried. */
  readonly hasFailed: (key: string) => boolean;
}

export function createRest(elapsed: () => number, span: { readonly firstMs: number; readonly maxMs: number }): Rest {
  const rests = new Map<string, { readonly failures: number; readonly until: number }>();
  return {
    begin: (key) => {
      const failures = (rests.get(key)?.failures ?? 0) + 1;
      const ms = Math.min(span.firstMs * 2 ** (failures - 1), span.maxMs);
      rests.set(key, { failures, until: elapsed() + ms });
    },
    end: (key) => {
      rests.delete(key);
    },
    isOver: (key) => (rests.get(key)?.until ?? 0) <= elapsed(),
    hasFailed: (key) => rests.has(key),
  };
}
