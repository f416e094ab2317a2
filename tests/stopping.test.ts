import { spawn } from 'node:child_process';
import { mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { afterEach, expect, it } from 'vitest';

const data = mkdtempSync(join(tmpdir(), 'noctem-stopping-'));
const demoFolders = () => readdirSync(data).filter((name) => name.startsWith('noctem-demo-'));

afterEach(() => rmSync(data, { recursive: true, force: true }));

it(
  'stops in order, demos and all, on a Ctrl-C that arrives twice, as under npm it does',
  { timeout: 60_000 },
  async () => {
    const child = spawn(process.execPath, ['scripts/start.mjs'], {
      env: {
        ...process.env,
        NOCTEM_DATA: data,
        TMPDIR: data,
        NOCTEM_WEB: '127.0.0.1:0',
        TELEGRAM_BOT_TOKEN: '',
        REDIS_URL: '',
      },
      stdio: ['ignore', 'pipe', 'inherit'],
    });
    const ended = new Promise<number | string | null>((resolve) =>
      child.on('exit', (code, signal) => resolve(signal ?? code)),
    );
    const page = await new Promise<string>((resolve) => {
      child.stdout.on('data', (said: Buffer) => {
        const address = /http:\S+/.exec(String(said))?.[0];
        if (address !== undefined) resolve(address);
      });
    });
    await fetch(`${page}api/demos/four-weeks/start`, { method: 'POST' });
    expect(demoFolders()).toHaveLength(1);
    child.kill('SIGINT');
    await sleep(50);
    child.kill('SIGINT');
    expect(await ended).toBe(0);
    expect(demoFolders()).toEqual([]);
  },
);
