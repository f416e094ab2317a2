import { accessSync, constants, existsSync, mkdirSync, readFileSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseEnv } from 'node:util';
import { Failure, isZone, type ZoneId } from '@noctem/core/kernel';
import { z } from 'zod';

export interface Configuration {
  /** Null: run against the playground. */
  readonly token: string | null;
  readonly apiRoot: string | null;
  /** Folder of the database, the backups and the files that people sent. */
  readonly data: string;
  readonly migrations: string;
  /** Telegram ids that are paired without a code. */
  readonly owners: readonly number[];
  readonly zone: ZoneId;
  readonly redisUrl: string | null;
  readonly ollamaHosts: readonly string[];
  readonly web: { readonly host: string; readonly port: number };
  readonly clock: 'system' | 'updates';
  readonly logLevel: string;
}

export type Environment = Readonly<Record<string, string | undefined>>;

const levels = ['fatal', 'error', 'warn', 'info', 'debug', 'trace', 'silent'] as const;

const form = z.object({
  TELEGRAM_BOT_TOKEN: optional(
    z.string().regex(/^\d+:[\w-]{20,}$/),
    'the token that BotFather gave you, such as 123456789:AAE…',
  ),
  TELEGRAM_API_ROOT: optional(
    z.string().refine(isHttpUrl),
    'the address of a Bot API server, such as http://127.0.0.1:8081',
  ),
  NOCTEM_DATA: optional(z.string(), 'a folder'),
  NOCTEM_OWNER: optional(
    z.string().regex(/^\s*\d{1,15}(\s*,\s*\d{1,15})*\s*$/),
    'numeric Telegram user ids, parted by commas',
  ),
  NOCTEM_TZ: optional(z.string().refine(isZone), 'an IANA time zone, such as Europe/Lisbon'),
  REDIS_URL: optional(z.string().refine(isRedisUrl), 'an address such as redis://127.0.0.1:6379'),
  OLLAMA_HOST: optional(
    z.string().refine((hosts) => hosts.split(',').every((host) => ollamaAddress(host) !== null)),
    'addresses such as http://127.0.0.1:11434, parted by commas',
  ),
  NOCTEM_WEB: optional(
    z.string().refine((web) => addressOf(web) !== null),
    'a host and a port, such as 127.0.0.1:8484',
  ),
  NOCTEM_CLOCK: optional(z.enum(['system', 'updates']), '`system` or `updates`'),
  LOG_LEVEL: optional(z.enum(levels), `one of ${levels.join(', ')}`),
});

/**
 * Reads the settings of the program from `environment` and, below it, from the file `.env` in the program's folder.
 * An empty value counts as none.
 *
 * @throws Failure `configuration` with one sentence that names the setting and what it should look like.
 */
export function readConfiguration(environment: Environment): Configuration {
  const root = programRoot();
  const given = Object.fromEntries(
    Object.entries({ ...dotEnv(root), ...defined(environment) }).filter(([, value]) => value?.trim()),
  );
  const parsed = form.safeParse(given);
  if (!parsed.success) throw unusable(parsed.error);
  const settings = parsed.data;
  if (settings.NOCTEM_CLOCK === 'updates' && settings.REDIS_URL) {
    throw new Failure(
      'configuration',
      'NOCTEM_CLOCK=updates simulates time in one process and cannot be used with REDIS_URL; unset one of them.',
    );
  }
  return {
    token: settings.TELEGRAM_BOT_TOKEN ?? null,
    apiRoot: settings.TELEGRAM_API_ROOT?.replace(/\/+$/, '') ?? null,
    // A path in `.env` is meant from there: the command line may be called in any folder.
    data: resolve(environment['NOCTEM_DATA'] ? '' : root, settings.NOCTEM_DATA ?? 'data'),
    migrations: join(root, 'drizzle'),
    owners: (settings.NOCTEM_OWNER ?? '')
      .split(',')
      .filter((id) => id.trim() !== '')
      .map(Number),
    zone: settings.NOCTEM_TZ ?? systemZone(),
    redisUrl: settings.REDIS_URL ?? null,
    ollamaHosts: (settings.OLLAMA_HOST ?? '127.0.0.1').split(',').flatMap((host) => ollamaAddress(host) ?? []),
    web: addressOf(settings.NOCTEM_WEB ?? '') ?? { host: '127.0.0.1', port: 8484 },
    clock: settings.NOCTEM_CLOCK ?? 'system',
    logLevel: settings.LOG_LEVEL ?? 'info',
  };
}

/** The folder that holds the program: the nearest one above this file with the migrations in it. */
export function programRoot(): string {
  let folder = dirname(fileURLToPath(import.meta.url));
  while (!existsSync(join(folder, 'drizzle', 'meta', '_journal.json'))) {
    const parent = dirname(folder);
    if (parent === folder)
      throw new Failure('configuration', 'The folder `drizzle` with the migrations is missing beside the program.');
    folder = parent;
  }
  return folder;
}

/**
 * Makes the data folder where it is missing.
 *
 * @throws Failure `configuration` where it cannot be made or written.
 */
export function makeDataFolder(data: string): void {
  try {
    mkdirSync(data, { recursive: true });
    accessSync(data, constants.W_OK);
  } catch (error) {
    const shape = 'it should be a folder in which Noctem may write';
    throw new Failure('configuration', `NOCTEM_DATA cannot be used: ${shape}, and ${data} is none.`, { cause: error });
  }
}

/** Path of the database in a data folder. */
export function databaseFile(data: string): string {
  return join(data, 'noctem.db');
}

function optional<T extends z.ZodType>(schema: T, shape: string) {
  return schema.optional().meta({ shape });
}

function unusable(error: z.ZodError): Failure {
  const name = String(error.issues[0]?.path[0] ?? 'A setting');
  const described = Object.entries(form.shape)
    .find(([setting]) => setting === name)?.[1]
    .meta()?.['shape'];
  const shape = typeof described === 'string' ? described : 'something else';
  return new Failure('configuration', `${name} cannot be used: it should be ${shape}.`);
}

function dotEnv(root: string): Environment {
  const file = join(root, '.env');
  return existsSync(file) ? parseEnv(readFileSync(file, 'utf8')) : {};
}

/** What is set to nothing in the environment still hides the line in `.env`. */
function defined(environment: Environment): Environment {
  return Object.fromEntries(
    Object.entries(environment).filter(([name, value]) => Object.hasOwn(form.shape, name) && value !== undefined),
  );
}

/** Ollama's own setting may leave out scheme and port, and names the address to listen on: 0.0.0.0 is this machine. */
/** The whole address of an Ollama server that may be named in short; null where it is none. */
function ollamaAddress(host: string): string | null {
  const text = host.trim();
  const hasScheme = /^[a-z][a-z0-9+.-]*:\/\//i.test(text);
  const whole = hasScheme ? text : `http://${text}`;
  if (text === '' || !URL.canParse(whole)) return null;
  const url = new URL(whole);
  if (url.protocol !== 'http:' && url.protocol !== 'https:') return null;
  // Behind a path stands a proxy, which has the port that its scheme says.
  if (url.protocol === 'http:' && url.port === '' && !/:80(?:\/|$)/.test(whole) && url.pathname === '/')
    url.port = ollamaPort;
  if (url.hostname === '0.0.0.0') url.hostname = '127.0.0.1';
  return url.href.replace(/\/$/, '');
}

const ollamaPort = '11434';

function isHttpUrl(text: string): boolean {
  return URL.canParse(text) && /^https?:$/.test(new URL(text).protocol);
}

function isRedisUrl(text: string): boolean {
  return /^rediss?:\/\/./.test(text) && URL.canParse(text);
}

function addressOf(web: string): { host: string; port: number } | null {
  const match = /^(\[[0-9a-f:]+\]|[a-z0-9.-]+):(\d{1,5})$/i.exec(web.trim());
  const port = Number(match?.[2]);
  return match && port <= 65_535 ? { host: (match[1] ?? '').replace(/^\[|\]$/g, ''), port } : null;
}

function systemZone(): ZoneId {
  const { timeZone } = Intl.DateTimeFormat().resolvedOptions();
  return timeZone && isZone(timeZone) ? timeZone : 'Etc/UTC';
}
