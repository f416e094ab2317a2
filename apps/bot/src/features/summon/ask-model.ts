import type { ModelPort } from '@noctem/core/butler';
import { newJob } from '@noctem/core/jobs';
import type { EpochMs } from '@noctem/core/kernel';
import type { Models } from '@noctem/models';
import type { Store, User } from '@noctem/store';
import { modelHealthOf } from '../../models/model-health.ts';

/** Takes what rules cannot read where a model is at hand: as a job, written in the transaction of the turn. */
export function askModel(about: { store: Store; models: Pick<Models, 'isAvailable'>; now: () => EpochMs }): ModelPort {
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

/** The same beside the bot, whose process does the job and answers in the person's chat: with what it last saw of its models. */
export function askModelOfBot(about: { store: Store; user: User; now: () => EpochMs }): ModelPort {
  const { store, user, now } = about;
  const isAvailable = () => user.telegramId !== null && modelHealthOf(store).names.length > 0;
  return askModel({ store, models: { isAvailable }, now });
}
