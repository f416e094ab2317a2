import { Failure } from '@noctem/core/kernel';
import { redact } from '@noctem/core/traces';
import { readConfiguration } from './configuration/index.ts';
import { createLogger } from './logging.ts';
import { startProgram } from './program.ts';

const stopDeadlineMs = 12_000;

/** Reads the configuration, starts, and stops on a signal. Exit code 2: a setting cannot be used; 1: it could not go on. */
async function main(): Promise<void> {
  const configuration = readConfiguration(process.env);
  const log = createLogger(configuration.logLevel, { secrets: configuration.token ? [configuration.token] : [] });
  const program = await startProgram({ configuration, log, tell: (line) => process.stdout.write(`${line}\n`) });
  for (const signal of ['SIGINT', 'SIGTERM'] as const) {
    process.once(signal, () => {
      setTimeout(() => process.exit(1), stopDeadlineMs).unref();
      program.stop().then(() => process.exit(0), fail);
    });
  }
  await program.running;
}

function fail(error: unknown): void {
  const sentence =
    error instanceof Failure ? error.message : error instanceof Error ? (error.stack ?? error.message) : String(error);
  process.stderr.write(`${redact(sentence)}\n`);
  process.exit(error instanceof Failure && error.code === 'configuration' ? 2 : 1);
}

main().catch(fail);
