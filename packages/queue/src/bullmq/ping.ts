import { sentenceOf } from '../job-event.ts';

/** Asks Redis whether it is there. Null when it is, else what is wrong, in a sentence without secrets. */
export async function pingRedis(url: string, timeoutMs: number): Promise<string | null> {
  const { Redis } = await import('ioredis');
  const redis = new Redis(url, {
    lazyConnect: true,
    retryStrategy: () => null,
    connectTimeout: timeoutMs,
    commandTimeout: timeoutMs,
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
