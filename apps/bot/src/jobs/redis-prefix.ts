import { createHash } from 'node:crypto';
import type { Store } from '@noctem/store';

/**
 * Row ids are this database's own: on a Redis that several share, each has its own keys. In containers all databases lie at the
 * same path, and a copy of one has its name: both together tell them apart.
 */
export function redisPrefix({ file, installation }: Pick<Store, 'file' | 'installation'>): string {
  return `noctem-${createHash('sha256').update(`${installation()} ${file}`).digest('hex').slice(0, 12)}`;
}
