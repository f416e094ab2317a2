import { readConfiguration } from '@noctem/bot/configuration';
import { createLogger } from '@noctem/bot/jobs';
import { Failure } from '@noctem/core/kernel';
import { redact } from '@noctem/core/traces';
import { startWorker } from './worker.ts';

const stopDeadlineMs = 8_000;

/** Reads the configuration, starts, and stops on a signal. Exit code 2: a setting cannot be used; 1: it could not go on. */
async function main(): Promise<void> {
  const configuration = readConfiguration(process.env);
  const log = createLogger(configuration.logLevel, { secrets: configuration.token ? [configuration.token] : [] });
  const worker = await startWorker({ configuration, log });
  for (const signal of ['SIGINT', 'SIGTERM'] as const) {
    process.once(signal, () => {
      setTimeout(() => process.exit(1), stopDeadlineMs).unref();
      worker.stop().then(() => process.exit(0), fail);
    });
  }
  process.stdout.write('The worker is awake.\n');
}

function fail(error: unknown): void {
  const sentence =
    error instanceof Failure ? error.message : error instanceof Error ? (error.stack ?? error.message) : String(error);
  process.stderr.write(`${redact(sentence)}\n`);
  process.exit(error instanceof Failure && error.code === 'configuration' ? 2 : 1);
}

main().catch(fail);
