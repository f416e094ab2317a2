import { statfsSync, existsSync } from 'node:fs';
import { databaseFile, readConfiguration, type Configuration } from '@noctem/bot/configuration';
import { modelAdvice } from '@noctem/bot/models';
import { localMoment, oneLine } from '@noctem/core/kernel';
import { writesText } from '@noctem/core/skills';
import { redact } from '@noctem/core/traces';
import { hostOf, lookAt } from '@noctem/models';
import { appliedMigration, newestMigration, openStore, problemInThread } from '@noctem/store';
import type { GlobalOptions } from '../context.ts';
import { columns, print } from '../output.ts';

/** One thing that was looked at; `advice` says what to do where it is not well. */
interface Finding {
  readonly check: string;
  readonly status: 'ok' | 'warning' | 'failed';
  readonly found: string;
  readonly advice: string | null;
}

const networkTimeoutMs = 3_000;
const scarceBytes = 500 * 1024 * 1024;

/** `noctem doctor`: looks at everything that Noctem rests on. Returns whether nothing has failed. */
export async function doctor(options: GlobalOptions): Promise<boolean> {
  const configuration = readConfiguration(process.env);
  const sound = await database(configuration);
  const findings = [
    sound,
    // A damaged database answers nothing more.
    ...(sound.status === 'ok' ? [migrations(configuration), backups(configuration)] : []),
    disk(configuration),
    await telegram(configuration),
    await redis(configuration),
    await ollama(configuration),
    clock(configuration),
  ];
  print(options, findings, () =>
    columns(
      findings.map((one) => [mark(one), one.check, one.advice === null ? one.found : `${one.found} — ${one.advice}`]),
    ),
  );
  return findings.every((finding) => finding.status !== 'failed');
}

async function database({ data }: Configuration): Promise<Finding> {
  const file = databaseFile(data);
  if (!existsSync(file)) return ok('database', `none yet; it will be ${file}`);
  const problem = await problemInThread(file);
  return problem === null
    ? ok('database', file)
    : failed('database', `${file}: ${oneLine(problem, 160)}`, `restore a backup: noctem restore ${data}/backups/…`);
}

function migrations({ data, migrations: folder }: Configuration): Finding {
  const file = databaseFile(data);
  if (!existsSync(file)) return ok('migrations', 'nothing to migrate');
  const applied = appliedMigration(file);
  const newest = newestMigration(folder);
  if (applied === newest) return ok('migrations', 'up to date');
  if (applied > newest) return failed('migrations', 'the database is newer than this program', 'update the program');
  return warning('migrations', 'the database is older than this program', 'the next start brings it up to date');
}

function backups({ data, migrations: folder }: Configuration): Finding {
  const file = databaseFile(data);
  if (!existsSync(file) || appliedMigration(file) !== newestMigration(folder)) return ok('backups', 'none yet');
  const store = openStore({ file, migrations: folder });
  const day = store.backups.newestDay();
  store.close();
  return day === null
    ? warning('backups', 'no daily backup yet', 'the running bot makes one every night at 4')
    : ok('backups', `newest of ${day}`);
}

function disk({ data }: Configuration): Finding {
  const space = statfsSync(existsSync(data) ? data : '/');
  const free = space.bavail * space.bsize;
  const found = `${Math.round(free / 1024 / 1024)} MB free`;
  return free < scarceBytes ? warning('disk', found, 'make room before the database cannot grow') : ok('disk', found);
}

async function telegram({ token, apiRoot }: Configuration): Promise<Finding> {
  if (token === null) return ok('telegram', 'no token: npm start opens the playground');
  try {
    const response = await fetch(`${apiRoot ?? 'https://api.telegram.org'}/bot${token}/getMe`, {
      signal: AbortSignal.timeout(networkTimeoutMs),
    });
    if (response.ok) return ok('telegram', 'reached, token accepted');
    return failed('telegram', `answers ${response.status}`, 'check TELEGRAM_BOT_TOKEN against what BotFather says');
  } catch (error) {
    return failed('telegram', `not reached (${sentence(error)})`, 'check the network and TELEGRAM_API_ROOT');
  }
}

async function redis({ redisUrl }: Configuration): Promise<Finding> {
  if (redisUrl === null) return ok('redis', 'not used: slow work runs inside the bot');
  const { pingRedis } = await import('@noctem/queue');
  const problem = await pingRedis(redisUrl, networkTimeoutMs);
  return problem === null
    ? ok('redis', 'reached')
    : warning('redis', `not reached (${problem})`, 'start it, or unset REDIS_URL; until then slow work waits');
}

async function ollama({ ollamaHosts }: Configuration): Promise<Finding> {
  const answers = await Promise.all(ollamaHosts.map(async (host) => ({ host, models: await modelsAt(host) })));
  const up = answers.filter(({ models }) => models !== null);
  const count = up.reduce((sum, { models }) => sum + (models ?? 0), 0);
  const away = answers.filter(({ models }) => models === null).map(({ host }) => hostOf(host).name);
  const reached = `reached at ${up.map(({ host }) => hostOf(host).name).join(', ')}, ${count} ${count === 1 ? 'model' : 'models'}`;
  const found = away.length === 0 ? reached : `${reached}; no Ollama at ${away.join(', ')}`;
  if (count > 0 && away.length > 0) return warning('ollama', found, 'start it there, or take it out of OLLAMA_HOST');
  if (count > 0) return ok('ollama', found);
  if (up.length > 0) return warning('ollama', found, 'pull one: ollama pull qwen2.5:3b');
  return warning(
    'ollama',
    `not reached at ${ollamaHosts.map((host) => hostOf(host).name).join(', ')}`,
    `optional: ${modelAdvice}`,
  );
}

/** How many models a host has that write text; null where no Ollama answers. */
async function modelsAt(address: string): Promise<number | null> {
  const options = { timeoutMs: networkTimeoutMs, signal: new AbortController().signal, known: () => null };
  const look = await lookAt(hostOf(address), options);
  return look.status === 'up' ? look.models.filter(writesText).length : null;
}

function clock({ zone, clock: kind }: Configuration): Finding {
  const { date, time } = localMoment(Date.now(), zone);
  const found = `${date} ${time} in ${zone}${kind === 'updates' ? ', simulated by updates' : ''}`;
  // A board without a battery wakes up in 1970: dates read from it would all be wrong.
  return date < '2026-01-01' ? failed('clock', found, 'set the clock of this machine') : ok('clock', found);
}

function ok(check: string, found: string): Finding {
  return { check, status: 'ok', found, advice: null };
}

function warning(check: string, found: string, advice: string): Finding {
  return { check, status: 'warning', found, advice };
}

function failed(check: string, found: string, advice: string): Finding {
  return { check, status: 'failed', found, advice };
}

function mark({ status }: Finding): string {
  return { ok: '✓', warning: '!', failed: '✗' }[status];
}

function sentence(error: unknown): string {
  const cause = error instanceof Error && error.cause instanceof Error ? error.cause : error;
  return redact(cause instanceof Error ? cause.message : String(cause));
}
