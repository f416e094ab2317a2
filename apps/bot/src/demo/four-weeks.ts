import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Demo, Stage } from '@noctem/playground';
import type { Logger } from 'pino';
import type { Configuration } from '../configuration/index.ts';
import type { Program, ProgramParts } from '../program.ts';
import { play } from './player.ts';
import { ending, fourWeeks, visit } from './script.ts';

export interface FourWeeksParts {
  readonly configuration: Configuration;
  readonly log: Logger;
  readonly startProgram: (parts: ProgramParts) => Promise<Program>;
}

/** Long enough to follow, short enough to wait for. */
const lengthMs = 32_000;

/**
 * The demo of the page: a second program of its own, on a data folder of its own and a clock that its messages move, in
 * which a scripted person chats for four weeks until the report brings its insights. From then on it is the visitor's.
 */
export function createFourWeeks(parts: FourWeeksParts): Demo {
  return {
    name: 'four-weeks',
    title: 'Live four weeks',
    about: 'Watch somebody chat for four weeks in half a minute, until the butler proposes what it has learned.',
    start: async (stage) => await startDemo(parts, stage),
  };
}

async function startDemo(parts: FourWeeksParts, stage: Stage): Promise<{ stop(): Promise<void> }> {
  const data = mkdtempSync(join(tmpdir(), 'noctem-demo-'));
  const remove = () => rmSync(data, { recursive: true, force: true });
  const configuration = { ...parts.configuration, ...configurationOf(stage), data };
  try {
    const { log } = parts;
    const program = await parts.startProgram({ configuration, log, tell: () => undefined });
    program.running.catch((error: unknown) => log.error({ err: error }, 'the demo ended'));
    const ends = new AbortController();
    const { zone } = configuration;
    const { signal } = ends;
    const playing = play({ stage, lines: fourWeeks, visit, ending, zone, now: Date.now(), lengthMs, signal });
    playing.catch((error: unknown) => log.error({ err: error }, 'the demo stopped'));
    return {
      stop: async () => {
        ends.abort();
        await playing.catch(() => undefined);
        await program.stop();
        remove();
      },
    };
  } catch (error) {
    remove();
    throw error;
  }
}

/** Nothing of the visitor's own, and nothing that depends on what else runs on the machine. */
function configurationOf(stage: Stage): Partial<Configuration> {
  return {
    token: stage.token,
    apiRoot: stage.apiRoot,
    owners: [stage.person.id],
    clock: 'updates',
    redisUrl: null,
    ollamaHosts: [],
  };
}
