import type { QueueDriver } from '@noctem/queue';
import type { Store } from '@noctem/store';
import type { Logger } from 'pino';

/** Looks whether queues are away, and notes it for `/status` and the report when that changes. Nobody is away to begin with. */
export function queueWatch(
  queues: readonly Pick<QueueDriver, 'health'>[],
  { store, log }: { readonly store: Pick<Store, 'houseNotes'>; readonly log: Pick<Logger, 'info'> },
): () => void {
  let noted: string | null = null;
  store.houseNotes.noteQueueProblem(null);
  return () => {
    const down = queues.map((queue) => queue.health()).find(({ state }) => state === 'down');
    const problem = down === undefined ? null : (down.problem ?? 'Redis is away');
    if ((problem === null) === (noted === null)) return;
    noted = problem;
    store.houseNotes.noteQueueProblem(problem);
    if (problem === null) log.info('the queue is well again');
  };
}
