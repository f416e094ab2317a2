import { Redis, type RedisOptions } from 'ioredis';
import { sentenceOf } from '../job-event.ts';

const retryStrategy = (times: number): number => Math.min(times * 200, 2_000);

/**
 * For handing work over: a command that cannot be sent or answered soon fails, and the row waits in the outbox. Without
 * these limits an `add` waits for ever where Redis is away at the start.
 */
export function producerConnection(url: string, onTrouble: (error: string) => void): Redis {
  return connection(url, onTrouble, {
    enableOfflineQueue: false,
    maxRetriesPerRequest: 1,
    connectTimeout: 1_000,
    commandTimeout: 1_500,
  });
}

/** For taking work: waits for Redis as long as it takes. */
export function workerConnection(url: string, onTrouble: (error: string) => void): Redis {
  return connection(url, onTrouble, { maxRetriesPerRequest: null, connectTimeout: 1_000 });
}

type Limits = Pick<RedisOptions, 'enableOfflineQueue' | 'maxRetriesPerRequest' | 'connectTimeout' | 'commandTimeout'>;

function connection(url: string, onTrouble: (error: string) => void, options: Limits): Redis {
  // The library waits so long for the farewell of a server, also of one that was never there, and by default for two seconds.
  const redis = new Redis(url, { ...options, retryStrategy, disconnectTimeout: 100 });
  redis.on('error', (error) => onTrouble(sentenceOf(error)));
  return redis;
}
