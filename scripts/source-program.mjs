import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { cachedBundle } from './cached-bundle.mjs';

/** The threads that the bot and the workers start, by the names of their bundles: see apps/bot/src/jobs/heavy-thread.ts. */
export const threads = { heavy: 'apps/bot/src/jobs/heavy-entry.ts' };

/** The bot, for `importProgram`. */
export const botProgram = { name: 'bot', entry: 'apps/bot/src/main.ts', threads, chunks: false };

/** The worker, for `importProgram`. */
export const workerProgram = { name: 'worker', entry: 'apps/worker/src/main.ts', threads, chunks: false };

/**
 * Runs a program of the checkout from its present sources, in this process: from a bundle of them, which starts in a
 * third of the time and takes less memory, and through tsx where none can be written, as in a checkout that belongs to
 * somebody else, or where the sources do not bundle.
 *
 * @param {import('./cached-bundle.mjs').Program} program
 */
export async function importProgram({ root, ...program }) {
  const file = await cachedBundle({ root, ...program }).catch(() => null);
  if (file !== null) return import(pathToFileURL(file).href);
  const { register } = await import('tsx/esm/api');
  register();
  return import(pathToFileURL(path.join(root, program.entry)).href);
}
