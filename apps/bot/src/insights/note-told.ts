import type { Insight } from '@noctem/store';
import type { Act } from '../conversation/turn.ts';

/** A person who was shown an insight because they asked knows of it; the report still brings it once. */
export function noteTold({ store, now }: Act, told: readonly Insight[]): void {
  for (const { id, status } of told)
    if (status === 'pending') store.insights.update(id, { status: 'reported', reportedAt: now, updatedAt: now });
}
