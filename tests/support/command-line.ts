import { spawn } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { onTestFinished } from 'vitest';

/** What a call of `noctem` came to. */
export interface Called {
  readonly code: number | null;
  readonly out: string;
  readonly err: string;
}

/** `noctem` in a data folder of its own, which is gone after the test. */
export interface CommandLine {
  readonly data: string;
  /** Calls it with these arguments; `input` is its standard input. */
  readonly call: (
    args: readonly string[],
    options?: { input?: string; env?: Record<string, string> },
  ) => Promise<Called>;
  /** Calls it with `--json` and reads what it prints, which must be one document and nothing else. */
  readonly json: <T = Record<string, unknown>[]>(...args: readonly string[]) => Promise<T>;
}

const program = join(import.meta.dirname, '..', '..', 'apps', 'cli', 'bin', 'noctem.mjs');

export function openCommandLine(): CommandLine {
  const data = mkdtempSync(join(tmpdir(), 'noctem-cli-'));
  onTestFinished(() => rmSync(data, { recursive: true, force: true }));
  const call: CommandLine['call'] = (args, { input = '', env = {} } = {}) =>
    run(args, { input, env: environment(data, env) });
  return {
    data,
    call,
    json: async (...args) => {
      const { code, out, err } = await call([...args, '--json']);
      if (code !== 0) throw new Error(`noctem ${args.join(' ')} ended with ${code}: ${err}`);
      return JSON.parse(out) as never;
    },
  };
}

/** Nothing of the machine's own settings reaches the program, nor of a `.env` beside it. */
function environment(data: string, more: Record<string, string>): Record<string, string> {
  const none = {
    TELEGRAM_BOT_TOKEN: '',
    TELEGRAM_API_ROOT: '',
    NOCTEM_OWNER: '',
    REDIS_URL: '',
    NOCTEM_WEB: '',
    NOCTEM_CLOCK: '',
    LOG_LEVEL: '',
  };
  const { PATH = '', HOME = '' } = process.env;
  return {
    PATH,
    HOME,
    ...none,
    OLLAMA_HOST: 'http://127.0.0.1:9',
    NOCTEM_DATA: data,
    NOCTEM_TZ: 'Europe/Lisbon',
    ...more,
  };
}

function run(args: readonly string[], { input, env }: { input: string; env: Record<string, string> }): Promise<Called> {
  return new Promise((resolve, reject) => {
    const child = spawn(process.execPath, [program, ...args], { env });
    const read = { out: '', err: '' };
    child.stdout.on('data', (part: Buffer) => (read.out += part.toString()));
    child.stderr.on('data', (part: Buffer) => (read.err += part.toString()));
    child.on('error', reject);
    child.on('close', (code) => resolve({ code, ...read }));
    child.stdin.end(input);
  });
}
