import { parentPort, workerData } from 'node:worker_threads';
import { sentenceOf } from '@noctem/queue';
import { openStore } from '@noctem/store';
import { newTraceId } from '../trace-id.ts';
import { callHeavy } from './heavy.ts';
import type { FromThread, ThreadSettings, ToThread } from './heavy-message.ts';

/** What runs in the thread for heavy work: a connection of its own and the handlers. */
// heavy-thread.ts, the only one who starts this, gives it
const { file, migrations, data, zone } = workerData as ThreadSettings;
const store = openStore({ file, migrations, forgivable: true });
let running = new AbortController();

parentPort?.on('message', (message: ToThread) => {
  switch (message.type) {
    case 'run':
      void answer(message);
      return;
    case 'abort':
      running.abort(new Error('aborted'));
      return;
    case 'close':
      store.close();
      parentPort?.close();
  }
});

async function answer({ name, payload, run }: Extract<ToThread, { type: 'run' }>): Promise<void> {
  running = new AbortController();
  const parts = { store, data, zone, now: () => Date.now(), newTraceId, signal: running.signal, run };
  try {
    // It passed the schema of that name in the runner
    tell({ type: 'ended', outcome: await callHeavy(name, payload as never, parts) });
  } catch (error) {
    tell({ type: 'threw', error: sentenceOf(error) });
  }
}

function tell(message: FromThread): void {
  parentPort?.postMessage(message);
}
