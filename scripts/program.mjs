import { ensureInstalled } from './installation.mjs';
import { root } from './root.mjs';
import { deliverSignalsOnce } from './signals.mjs';
import { botProgram, importProgram, workerProgram } from './source-program.mjs';

/** Installs what is missing, then runs the bot in this process: no child stands between a signal and the program. */
export async function startProgram() {
  deliverSignalsOnce();
  await ensureInstalled(root);
  await importProgram({ root, ...botProgram });
}

/** The same for a worker. */
export async function startWorker() {
  deliverSignalsOnce();
  await ensureInstalled(root);
  await importProgram({ root, ...workerProgram });
}
