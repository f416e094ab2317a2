import { redact } from '@noctem/core/traces';
import { destination, type DestinationStream, type Logger, pino } from 'pino';

/** The program's log: JSON lines on standard error, or `to`, without tokens and without the given secrets. */
export function createLogger(
  level: string,
  { secrets, to }: { readonly secrets: readonly string[]; readonly to?: DestinationStream },
): Logger {
  const safe = (text: string) => redact(text, secrets);
  return pino(
    {
      level,
      base: null,
      hooks: {
        streamWrite: safe,
      },
    },
    to ?? destination({ fd: 2, sync: true }),
  );
}
