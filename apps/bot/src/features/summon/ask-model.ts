import type { ModelPort } from '@noctem/core/butler';
import { newJob } from '@noctem/core/jobs';
import type { EpochMs } from '@noctem/core/kernel';
import type { Models } from '@noctem/models';
import type { Store } from '@noctem/store';

/** Takes what rules cannot read where a model is at hand: as a job, written in the transaction of the turn. */
export function askModel(about: { store: Store; models: Models; now: () => EpochMs }): ModelPort {
  const { store, models, now } = about;
  return {
    ask: ({ userId, thoughtId, about: subject }) => {
      if (!models.isAvailable('summon')) return 'unavailable';
      const payload = { thoughtId, aboutType: subject?.type ?? null, aboutId: subject?.id ?? null };
      store.outbox.enqueue(newJob({ name: 'summon', payload, userId, runAt: now() }), now());
      return 'accepted';
    },
  };
}
