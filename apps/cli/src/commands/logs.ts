import { createWriteStream, renameSync, rmSync } from 'node:fs';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { databaseFile, makeDataFolder, readConfiguration } from '@noctem/bot/configuration';
import { Failure } from '@noctem/core/kernel';
import type { ComponentStatistics, ConfidenceBand } from '@noctem/core/traces';
import { type ModelStatistics, openStore, type Store } from '@noctem/store';
import { type GlobalOptions, instantOption, userNamed, withContext } from '../context.ts';
import { columns, count, print } from '../output.ts';
import { goBehind } from './go-behind.ts';
import { linesOf } from './log-file.ts';

export interface ExportOptions extends GlobalOptions {
  readonly since: string | undefined;
  readonly until: string | undefined;
  readonly out: string | undefined;
}

/** `noctem logs export`: the audit log as JSON lines, to standard output or a file, which is there whole or not at all. */
export async function exportLogs(options: ExportOptions): Promise<void> {
  const span = { since: instantOption('--since', options.since), until: instantOption('--until', options.until) };
  await withStore(async (store) => {
    const userId = options.user === undefined ? undefined : userNamed(store, options.user).id;
    const lines = Readable.from(store.exportLog({ ...span, userId }));
    const { out } = options;
    if (out === undefined) return pipeline(lines, process.stdout, { end: false });
    await writeWhole(lines, out);
    if (options.json) print(options, { file: out }, () => []);
  });
}

async function writeWhole(lines: Readable, out: string): Promise<void> {
  const unfinished = `${out}.part`;
  try {
    await pipeline(lines, createWriteStream(unfinished));
    renameSync(unfinished, out);
  } catch (error) {
    rmSync(unfinished, { force: true });
    throw new Failure(
      'not_written',
      `${out} cannot be written: ${error instanceof Error ? error.message : String(error)}.`,
      {
        cause: error,
      },
    );
  }
}

/** `noctem logs import FILE`: reads a log in, beside a running bot if there is one. */
export async function importLogs(file: string, options: GlobalOptions): Promise<void> {
  goBehind();
  const lines = linesOf(file);
  await withStore(async (store) => {
    const { events, added, known, leftOut } = await store.importLog(lines);
    print(options, { events, added, known, left_out: leftOut }, () => [
      `Read ${events} events: ${added} added, ${known} here already.`,
      ...(leftOut > 0 ? [`${leftOut} were left out: they speak of what this log does not hold.`] : []),
    ]);
  });
}

/** `noctem logs stats`: how much was done, how it ended, how long it took, and how often decisions were right. */
export async function logStatistics(options: GlobalOptions & { since: string | undefined; until: string | undefined }) {
  const span = { since: instantOption('--since', options.since), until: instantOption('--until', options.until) };
  await withContext(options, ({ store, user }) => {
    const of = { ...span, userId: user.id };
    const { traceAnalysis } = store;
    const statistics = {
      components: traceAnalysis.components(of),
      confidence: traceAnalysis.confidence(of),
      models: traceAnalysis.models(of),
    };
    print(options, documentOf(statistics), () => linesOfStatistics(statistics));
  });
}

interface Statistics {
  readonly components: readonly ComponentStatistics[];
  readonly confidence: readonly ConfidenceBand[];
  readonly models: readonly ModelStatistics[];
}

function documentOf({ components, confidence, models }: Statistics) {
  return {
    components: components.map(({ p50Us, p95Us, ...one }) => ({ ...one, p50_ms: p50Us / 1e3, p95_ms: p95Us / 1e3 })),
    confidence,
    models: models.map(({ tokensPerSec, ...one }) => ({ ...one, tokens_per_sec: tokensPerSec })),
  };
}

function linesOfStatistics({ components, confidence, models }: Statistics): string[] {
  const percent = (share: number) => `${Math.round(share * 100)}%`;
  const work = components.map(({ component, count: pieces, p50Us, p95Us, outcomes }) => [
    component,
    String(pieces),
    `p50 ${(p50Us / 1e3).toFixed(1)} ms`,
    `p95 ${(p95Us / 1e3).toFixed(1)} ms`,
    outcomes.map(({ outcome, share }) => `${outcome} ${percent(share)}`).join(', '),
  ]);
  const bands = confidence
    .filter((band) => band.count > 0)
    .map(({ from, to, count: thoughts, right }) => [
      `${percent(from)} to ${percent(to)} sure`,
      count(thoughts, 'thought'),
      right === null ? 'nobody has said' : `${percent(right)} right`,
    ]);
  const answers = models.map(({ model, work: kind, calls, usable }) => [model, kind, `${usable} of ${calls} usable`]);
  return [...columns(work), '', ...columns(bands), ...(answers.length > 0 ? ['', ...columns(answers)] : [])];
}

/** `noctem logs cleanup --older-than 90d`: deletes old traces. */
export async function cleanUpLogs(options: GlobalOptions & { olderThan: string; dryRun: boolean }): Promise<void> {
  const before = Date.now() - durationMs(options.olderThan);
  await withStore(async (store) => {
    const { traces } = await store.cleanUpLog({ before, isDry: options.dryRun });
    print(options, { stages: traces, dry_run: options.dryRun, before: new Date(before).toISOString() }, () => [
      `${traces} stages of traces ${options.dryRun ? 'would be' : 'were'} deleted.`,
    ]);
  });
}

const units: Readonly<Record<string, number>> = { h: 3_600_000, d: 86_400_000, w: 7 * 86_400_000 };

function durationMs(text: string): number {
  const [, count, unit = ''] = /^(\d{1,6})([hdw])$/.exec(text) ?? [];
  const ms = units[unit];
  if (count === undefined || ms === undefined)
    throw new Failure('usage', '--older-than should be a number of hours, days or weeks, such as 90d.');
  return Number(count) * ms;
}

/** The store without a person: in an empty folder none is made, so that a log finds it empty. */
async function withStore(work: (store: Store) => Promise<void>): Promise<void> {
  const configuration = readConfiguration(process.env);
  makeDataFolder(configuration.data);
  const store = openStore({ file: databaseFile(configuration.data), migrations: configuration.migrations });
  try {
    await work(store);
  } finally {
    store.close();
  }
}
