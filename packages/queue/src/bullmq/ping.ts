import { Redis } from 'ioredis';
import { sentenceOf } from '../job-event.ts';

/** See `pingRedis` in door.ts, the way in here that does not load the library beforehand. */
export async function ping(url: string, timeoutMs: number): Promise<string | null> {
  const redis = new Redis(url, {
    lazyConnect: true,
    retryStrategy: () => null,
    connectTimeout: timeoutMs,
    commandTimeout: timeoutMs,
    // See connections.ts: who asks is not to wait for a farewell.
    disconnectTimeout: 100,
  });
  let trouble: unknown = null;
  redis.on('error', (error) => {
    trouble = error;
  });
  try {
    await redis.connect();
    await redis.ping();
    return null;
  } catch (error) {
    return sentenceOf(trouble ?? error);
  } finally {
    redis.disconnect();
  }
}
