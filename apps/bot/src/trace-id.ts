import { randomBytes } from 'node:crypto';

/** A new trace id. It sorts by time, so that new rows land at the end of their index. */
export function newTraceId(): string {
  return Date.now().toString(36) + randomBytes(4).toString('hex');
}
