import { readConfiguration } from './configuration/index.ts';
import { createLogger } from './logging.ts';
import { endWith, stopOnSignals } from './process.ts';
import { startProgram } from './program.ts';

const stopDeadlineMs = 12_000;

/** Reads the configuration, starts, and stops on a signal. */
async function main(): Promise<void> {
  const configuration = readConfiguration(process.env);
  const log = createLogger(configuration.logLevel, { secrets: configuration.token ? [configuration.token] : [] });
  const program = await startProgram({ configuration, log, tell: (line) => process.stdout.write(`${line}\n`) });
  stopOnSignals({ stop: () => program.stop(), deadlineMs: stopDeadlineMs });
  await program.running;
}

main().catch(endWith);
