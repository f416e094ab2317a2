import { readConfiguration } from '@noctem/bot/configuration';
import { createLogger } from '@noctem/bot/jobs';
import { endWith, stopOnSignals } from '@noctem/bot/process';
import { startWorker } from './worker.ts';

const stopDeadlineMs = 8_000;

/** Reads the configuration, starts, and stops on a signal. */
async function main(): Promise<void> {
  const configuration = readConfiguration(process.env);
  const log = createLogger(configuration.logLevel, { secrets: configuration.token ? [configuration.token] : [] });
  const worker = await startWorker({ configuration, log });
  stopOnSignals({ stop: () => worker.stop(), deadlineMs: stopDeadlineMs });
  process.stdout.write('The worker is awake.\n');
}

main().catch(endWith);
