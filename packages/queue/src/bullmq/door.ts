import type { JobCatalogue } from '@noctem/core/jobs';
import type { QueueDriver } from '../queue-driver.ts';
import type { BullmqOptions } from './options.ts';

/** Makes the queue on BullMQ. Loads the library only here: it costs a start without Redis 100 ms and its memory. */
export async function loadBullmqQueue<C extends JobCatalogue>(options: BullmqOptions<C>): Promise<QueueDriver<C>> {
  const { createBullmqQueue } = await import('./driver.ts');
  return createBullmqQueue(options);
}

/** Asks Redis whether it is there. Null when it is, else what is wrong, in a sentence without secrets. */
export async function pingRedis(url: string, timeoutMs: number): Promise<string | null> {
  // Not the library itself: in a bundle, what is loaded late of a CommonJS package has no names.
  const { ping } = await import('./ping.ts');
  return ping(url, timeoutMs);
}
