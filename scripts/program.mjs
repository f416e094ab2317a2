import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { ensureInstalled } from './installation.mjs';
import { root } from './root.mjs';
import { deliverSignalsOnce } from './signals.mjs';

/**
 * Installs what is missing, then runs the bot from its sources in this process: no child stands between a signal
 * and the program.
 */
export async function startProgram() {
  deliverSignalsOnce();
  await ensureInstalled(root);
  const { register } = await import('tsx/esm/api');
  register();
  await import(pathToFileURL(path.join(root, 'apps/bot/src/main.ts')).href);
}
