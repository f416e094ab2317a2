import { createHash } from 'node:crypto';

/** Row ids are this database's own: on a Redis that several share, each has its own keys. */
export function redisPrefix(file: string): string {
  return `noctem-${createHash('sha256').update(file).digest('hex').slice(0, 12)}`;
}
