import { Failure } from '@noctem/core/kernel';
import { redact } from '@noctem/core/traces';

export interface Stoppable {
  readonly stop: () => Promise<void>;
  /** How long the stop may take; then the process ends as it is. */
  readonly deadlineMs: number;
}

/** Stops in order on the first signal and ends with 0; on a second one at once, with 1. */
export function stopOnSignals({ stop, deadlineMs }: Stoppable): void {
  let isStopping = false;
  const onSignal = () => {
    if (isStopping) process.exit(1);
    isStopping = true;
    setTimeout(() => process.exit(1), deadlineMs).unref();
    stop().then(() => process.exit(0), endWith);
  };
  // Never `once`: where nobody listens any more a signal ends the process, and under npm one Ctrl-C arrives twice.
  process.on('SIGINT', onSignal).on('SIGTERM', onSignal);
}

/** Ends the process with one sentence on standard error: 2 where a setting cannot be used, 1 where it could not go on. */
export function endWith(error: unknown): never {
  const sentence =
    error instanceof Failure ? error.message : error instanceof Error ? (error.stack ?? error.message) : String(error);
  process.stderr.write(`${redact(sentence)}\n`);
  process.exit(error instanceof Failure && error.code === 'configuration' ? 2 : 1);
}
