import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { accessSync, constants, mkdtempSync, rmSync } from 'node:fs';
import { connect, createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { delimiter, join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';

/** What the suites that need Redis can use; null where there is none, and they are reported as not run. */
export type AvailableRedis =
  | { readonly kind: 'binary'; readonly path: string }
  | { readonly kind: 'url'; readonly url: string };

/** A server of the test's own on loopback, which keeps nothing on disk: killed, it has forgotten everything. */
export interface RedisServer {
  readonly url: string;
  kill(): Promise<void>;
  restart(): Promise<void>;
  /** It keeps its connections and answers nothing, until `thaw`. */
  freeze(): void;
  thaw(): void;
  /** Ends the server and removes its folder. */
  stop(): Promise<void>;
}

/** REDIS_URL where no server is named by NOCTEM_TEST_REDIS; else a server of the test's own. */
export function findRedis(environment: NodeJS.ProcessEnv = process.env): AvailableRedis | null {
  const { NOCTEM_TEST_REDIS: named, REDIS_URL: url } = environment;
  if (!named && url) return { kind: 'url', url };
  const path = findRedisServer(environment);
  return path === null ? null : { kind: 'binary', path };
}

/** A server that can be started and killed: NOCTEM_TEST_REDIS, else redis-server or valkey-server on the PATH. */
export function findRedisServer(environment: NodeJS.ProcessEnv = process.env): string | null {
  const { NOCTEM_TEST_REDIS: named, PATH = '' } = environment;
  if (named) return named;
  const candidates = PATH.split(delimiter).flatMap((folder) =>
    ['redis-server', 'valkey-server'].map((name) => join(folder, name)),
  );
  return candidates.find(isExecutable) ?? null;
}

/** Starts a server from `path` on a free loopback port and resolves when it answers. */
export async function startRedisServer(path: string): Promise<RedisServer> {
  const folder = mkdtempSync(join(tmpdir(), 'noctem-redis-'));
  const port = await freePort();
  let server = await launch(path, { port, folder });
  const kill = async () => {
    if (server.exitCode !== null || server.signalCode !== null) return;
    const gone = once(server, 'exit');
    server.kill('SIGKILL');
    await gone;
  };
  return {
    url: `redis://127.0.0.1:${port}`,
    kill,
    restart: async () => {
      await kill();
      server = await launch(path, { port, folder });
    },
    freeze: () => void server.kill('SIGSTOP'),
    thaw: () => void server.kill('SIGCONT'),
    stop: async () => {
      await kill();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

/** Removes every key that begins with `prefix`, from a server that is not the test's own. */
export async function removeKeys(url: string, prefix: string): Promise<void> {
  const { hostname, port, username, password, pathname } = new URL(url);
  const script = `for _, key in ipairs(redis.call('keys', ARGV[1])) do redis.call('del', key) end`;
  const login = password === '' ? [] : [['AUTH', ...(username === '' ? [] : [username]), decodeURIComponent(password)]];
  const commands = [...login, ['SELECT', pathname.slice(1) || '0'], ['EVAL', script, '0', `${prefix}*`], ['QUIT']];
  const socket = connect({ host: hostname, port: Number(port || 6379) });
  socket.end(commands.map(encoded).join(''));
  socket.resume();
  await once(socket, 'close');
}

function encoded(command: readonly string[]): string {
  const parts = command.map((part) => `$${Buffer.byteLength(part)}\r\n${part}\r\n`);
  return `*${command.length}\r\n${parts.join('')}`;
}

/** A loopback port on which nothing listens at the moment. */
export async function freePort(): Promise<number> {
  const probe = createServer().listen(0, '127.0.0.1');
  await once(probe, 'listening');
  const address = probe.address();
  probe.close();
  await once(probe, 'close');
  if (address === null || typeof address === 'string') throw new Error('no loopback port to be had');
  return address.port;
}

function isExecutable(path: string): boolean {
  try {
    accessSync(path, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}

async function launch(path: string, at: { readonly port: number; readonly folder: string }): Promise<ChildProcess> {
  const where = ['--port', String(at.port), '--bind', '127.0.0.1', '--dir', at.folder];
  const server = spawn(path, [...where, '--save', '', '--appendonly', 'no'], { stdio: 'ignore' });
  const killOnExit = () => server.kill('SIGKILL');
  process.once('exit', killOnExit);
  server.once('exit', () => process.off('exit', killOnExit));
  for (let tries = 0; tries < 200; tries += 1) {
    if (server.exitCode !== null) break;
    if (await answers(at.port)) return server;
    await sleep(25);
  }
  server.kill('SIGKILL');
  throw new Error(`${path} does not answer on port ${at.port}`);
}

function answers(port: number): Promise<boolean> {
  return new Promise((resolve) => {
    const socket = connect({ port, host: '127.0.0.1' });
    const end = (answered: boolean) => {
      socket.destroy();
      resolve(answered);
    };
    socket.once('connect', () => socket.write('PING\r\n'));
    socket.once('data', (data) => end(data.toString().startsWith('+PONG')));
    socket.once('error', () => end(false));
  });
}
