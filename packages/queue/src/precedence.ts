import { definitionIn, type JobCatalogue, type Outbox } from '@noctem/core/jobs';
import type { EpochMs } from '@noctem/core/kernel';
import type { Clock } from './clock.ts';

/** Says which kinds of work may begin while others are due or under way that go before them. */
export interface Precedence {
  /** Those of `names` that may begin now. Asked before work is claimed: a long queue of it is then left alone as a whole. */
  mayBegin(names: readonly string[]): readonly string[];
}

/** Work that others always go before would never be done. */
const longestMs = 24 * 60 * 60_000;

export function createPrecedence<C extends JobCatalogue>(of: {
  readonly catalogue: C;
  readonly outbox: Pick<Outbox, 'isBusyWith'>;
  readonly clock: Clock;
}): Precedence {
  const { catalogue, outbox, clock } = of;
  const waitingSince = new Map<string, EpochMs>();
  const mayBegin = (name: string): boolean => {
    const before = goingBefore(catalogue, name);
    const now = clock.now();
    if (before.length === 0 || !outbox.isBusyWith({ names: before, now })) {
      waitingSince.delete(name);
      return true;
    }
    const since = waitingSince.get(name) ?? now;
    waitingSince.set(name, since);
    return now >= since + longestMs;
  };
  return { mayBegin: (names) => names.filter(mayBegin) };
}

function goingBefore(catalogue: JobCatalogue, name: string): readonly string[] {
  if (!Object.hasOwn(catalogue, name)) return [];
  const { yieldsTo = [], interruptedBy = [] } = definitionIn(catalogue, name);
  return [...yieldsTo, ...interruptedBy];
}
