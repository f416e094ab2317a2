import { redact } from '@noctem/core/traces';
import { destination, type Logger, pino } from 'pino';

/** The program's log: JSON lines on standard error, without tokens and without the given secrets. */
export function createLogger(level: string, secrets: readonly string[]): Logger {
  const safe = (text: string) => redact(text, secrets);
  return pino(
    {
      level,
      base: null,
      hooks: {
        streamWrite: safe,
      },
    },
    destination({ fd: 2, sync: true }),
  );
}
