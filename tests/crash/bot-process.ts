import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { setTimeout as sleep } from 'node:timers/promises';

export interface BotOptions {
  /** Folder of the checkout. */
  readonly root: string;
  /** What Node runs, below the checkout; what `npm start` runs when absent. */
  readonly program?: string;
  /** Settings beside those of every bot here: no Redis, silent log. */
  readonly environment: Readonly<Record<string, string>>;
}

/** One life of the bot: the command that a person starts, as a process of its own. */
export interface BotProcess {
  readonly pid: number;
  /** Resolves when it says that it is awake; also when it ended before that. */
  readonly awake: Promise<void>;
  /** What it wrote, for the message of a failure. */
  output(): string;
  hasEnded(): boolean;
  /** SIGKILL: nothing in it gets to run any more. Resolves when it is gone and its last output is here. */
  kill(): Promise<void>;
  /** SIGTERM; resolves with its exit code, `null` when it had to be killed after 15 s. */
  stop(): Promise<number | null>;
}

const stopPatienceMs = 15_000;

export function startBot({ root, program = 'scripts/start.mjs', environment }: BotOptions): BotProcess {
  const child = spawn(process.execPath, [program], {
    cwd: root,
    env: { ...inherited(), LOG_LEVEL: 'fatal', REDIS_URL: '', OLLAMA_HOST: 'http://127.0.0.1:9', ...environment },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let output = '';
  const ended = once(child, 'close');
  const awake = new Promise<void>((resolve) => {
    const hear = (data: Buffer): void => {
      output = (output + data.toString()).slice(-4_000);
      if (output.includes('is awake')) resolve();
    };
    child.stdout.on('data', hear);
    child.stderr.on('data', hear);
    child.once('exit', () => resolve());
  });
  return {
    pid: child.pid ?? 0,
    awake,
    output: () => `${output}(exit code ${child.exitCode}, signal ${child.signalCode})`,
    hasEnded: () => hasEnded(child),
    kill: async () => {
      child.kill('SIGKILL');
      await ended;
    },
    stop: async () => {
      child.kill('SIGTERM');
      await Promise.race([ended, sleep(stopPatienceMs, null, { ref: false })]);
      const code = child.exitCode;
      child.kill('SIGKILL');
      return code;
    },
  };
}

function hasEnded(child: ChildProcess): boolean {
  return child.exitCode !== null || child.signalCode !== null;
}

/** Without the settings of whoever runs this. */
function inherited(): NodeJS.ProcessEnv {
  const foreign = /^(NOCTEM_|TELEGRAM_|VITEST|NODE_OPTIONS)/;
  return Object.fromEntries(Object.entries(process.env).filter(([name]) => !foreign.test(name)));
}
