import type { Finding } from './finding.ts';

/** A finding that is kept from an earlier scan. */
export interface KnownFinding {
  readonly id: number;
  readonly key: string;
  readonly isResolved: boolean;
}

/** What is to be written so that what is kept agrees with what was found. */
export interface Reconciliation {
  readonly open: readonly Finding[];
  /** Found before: its words are brought up to date, and it is open again where it was resolved. */
  readonly renew: readonly { readonly id: number; readonly finding: Finding; readonly reopens: boolean }[];
  /** Ids of open ones whose cause is gone. */
  readonly resolve: readonly number[];
}

/** Compares by key. Doing the same scan twice leaves nothing to open and nothing to resolve. */
export function reconcileFindings(known: readonly KnownFinding[], found: readonly Finding[]): Reconciliation {
  const byKey = new Map(known.map((one) => [one.key, one]));
  const keys = new Set(found.map(({ key }) => key));
  return {
    open: found.filter(({ key }) => !byKey.has(key)),
    renew: found.flatMap((finding) => {
      const one = byKey.get(finding.key);
      return one ? [{ id: one.id, finding, reopens: one.isResolved }] : [];
    }),
    resolve: known.filter(({ key, isResolved }) => !isResolved && !keys.has(key)).map(({ id }) => id),
  };
}
