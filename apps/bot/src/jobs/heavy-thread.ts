import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { Worker } from 'node:worker_threads';
import type { JobOutcome, JobRun } from '@noctem/queue';
import type { HeavyWork } from './heavy.ts';
import type { FromThread, ThreadSettings, ToThread } from './heavy-message.ts';

export interface HeavyThreadOptions extends ThreadSettings {
  /** Does the work where no thread can be started: a bundle that was cleared away under a running program. */
  readonly otherwise: HeavyWork;
  /** After so long without work the thread ends and gives its memory back. Default 30 s. */
  readonly idleMs?: number;
  /** Starts the thread; null where none can be. The program's own unless told. */
  readonly start?: (settings: ThreadSettings) => Worker | null;
}

/** What a handler gets to end by itself once it is aborted; the runner of the queue waits a little longer. */
const settleMs = 200;
/** A thread that needs more than a small board has fails its own run. */
const memoryMb = 512;

/** Stands at the top of each file of a bundle (scripts/bundle.mjs): the folder that it lies in. */
declare const folderOfBundle: string | undefined;

/** Heavy work in a thread with a connection of its own, started when it is needed: one piece at a time, the others wait. */
export function createHeavyThread(options: HeavyThreadOptions): HeavyWork {
  return new HeavyThread(options);
}

class HeavyThread implements HeavyWork {
  readonly #options: HeavyThreadOptions;
  #thread: Worker | null = null;
  #last: Promise<unknown> = Promise.resolve();
  #idle: NodeJS.Timeout | undefined;

  constructor(options: HeavyThreadOptions) {
    this.#options = options;
  }

  readonly run: HeavyWork['run'] = (name, payload, run) => {
    const turn = this.#last.then(async () => {
      run.signal.throwIfAborted();
      const thread = this.#open();
      if (thread === null) return await this.#options.otherwise.run(name, payload, run);
      const { signal, ...facts } = run;
      return await this.#ask(thread, { message: { type: 'run', name, payload, run: facts }, signal });
    });
    this.#last = turn.catch(() => undefined);
    return turn;
  };

  async close(): Promise<void> {
    clearTimeout(this.#idle);
    await this.#thread?.terminate();
  }

  #open(): Worker | null {
    clearTimeout(this.#idle);
    if (this.#thread !== null) return this.#thread;
    const thread = this.#start();
    // An error ends the thread, and its run says so; one of an idle thread concerns nobody.
    thread
      ?.on('error', () => undefined)
      .once('exit', () => {
        if (this.#thread === thread) this.#thread = null;
      });
    this.#thread = thread;
    return thread;
  }

  #start(): Worker | null {
    const { file, migrations, data, zone, start = startThread } = this.#options;
    return start({ file, migrations, data, zone });
  }

  async #ask(thread: Worker, asked: { message: ToThread; signal: JobRun['signal'] }): Promise<JobOutcome> {
    thread.ref();
    try {
      return await exchange(thread, asked);
    } finally {
      // Neither an idle thread nor the wait for its end keeps a process alive.
      thread.unref();
      this.#idle = setTimeout(() => this.#dismiss(thread), this.#options.idleMs ?? 30_000).unref();
    }
  }

  #dismiss(thread: Worker): void {
    if (this.#thread === thread) this.#thread = null;
    thread.postMessage({ type: 'close' } satisfies ToThread);
  }
}

/** The answer to one message; rejects where the thread threw, died, or had to be ended since it does not hear an abort. */
function exchange(
  thread: Worker,
  { message, signal }: { message: ToThread; signal: JobRun['signal'] },
): Promise<JobOutcome> {
  return new Promise((resolve, reject) => {
    let killer: NodeJS.Timeout | undefined;
    const abort = () => {
      thread.postMessage({ type: 'abort' } satisfies ToThread);
      killer = setTimeout(() => void thread.terminate(), settleMs);
    };
    const hear = (answer: FromThread) => {
      done();
      if (answer.type === 'ended') resolve(answer.outcome);
      else reject(new Error(answer.error));
    };
    const die = (error: Error) => {
      done();
      reject(new Error(`its thread died: ${error.message}`, { cause: error }));
    };
    const exit = () => die(new Error('it ended before its work did'));
    const done = () => {
      clearTimeout(killer);
      signal.removeEventListener('abort', abort);
      thread.off('message', hear).off('error', die).off('exit', exit);
    };
    thread.on('message', hear).once('error', die).once('exit', exit);
    signal.addEventListener('abort', abort, { once: true });
    thread.postMessage(message);
  });
}

function startThread(settings: ThreadSettings): Worker | null {
  const resourceLimits = { maxOldGenerationSizeMb: memoryMb };
  if (typeof folderOfBundle === 'string') {
    const bundled = new URL('heavy.mjs', folderOfBundle);
    return existsSync(fileURLToPath(bundled)) ? new Worker(bundled, { workerData: settings, resourceLimits }) : null;
  }
  return new Worker(new URL('heavy-boot.mjs', import.meta.url), { workerData: settings, resourceLimits });
}
