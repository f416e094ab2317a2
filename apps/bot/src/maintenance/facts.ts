import { statfsSync } from 'node:fs';
import { dirname } from 'node:path';
import { daysBetween, type EpochMs, localMoment, type ZoneId } from '@noctem/core/kernel';
import { type MaintenanceFacts, type ModelInUse, patienceMs, workKinds } from '@noctem/core/skills';
import type { Store } from '@noctem/store';

const day = 24 * 60 * 60 * 1000;
/** Of each person's work so many ends are looked at, however large the log. */
const mostLooked = 2_000;
const staleAfter = 5 * day;

/** What a scan knows of the house: the same for everybody it is told to. */
export type HouseFacts = Pick<MaintenanceFacts, 'now' | 'queue' | 'models' | 'database' | 'backup'>;

/** Looks at queue, models, database and backups. `damage` is what the check of the database said. */
export function houseFacts(
  store: Store,
  { now, zone, damage }: { readonly now: EpochMs; readonly zone: ZoneId; readonly damage: string | null },
): HouseFacts {
  const { count, oldest } = store.upkeep.overdue(now - patienceMs);
  return {
    now,
    queue: { overdue: count, oldestDueAt: oldest, failed: store.upkeep.givenUp(now - 7 * day) },
    models: store.models.all(),
    database: { bytes: store.upkeep.bytes(), damage, freeBytes: freeBytes(store.file) },
    backup: backupAge(store, { now, zone }),
  };
}

/** What a scan knows beside that of one person. */
export function personalFacts(
  store: Store,
  { userId, now }: { readonly userId: number; readonly now: EpochMs },
): Omit<MaintenanceFacts, keyof HouseFacts> {
  const since = now - 7 * day;
  const ends = [userId, null].flatMap((whose) => store.upkeep.outcomes({ userId: whose, since, limit: mostLooked }));
  const work = ends.filter(({ component }) => component !== measuring);
  const sum = (rows: typeof ends) => rows.reduce((total, row) => total + row.count, 0);
  return {
    modelsInUse: store.upkeep.modelsInUse({ userId, since, limit: mostLooked }).flatMap(modelInUse),
    staleSuggestions: store.suggestions.open(userId).filter(({ createdAt }) => createdAt <= now - staleAfter).length,
    silencedByBudget: sum(ends.filter((row) => row.component === 'contact' && row.outcome === 'budget-used')),
    work: { done: sum(work), failed: sum(work.filter(({ outcome }) => outcome === 'failed')) },
  };
}

/** A model that fails when it is measured is the model's trouble, which has findings of its own. */
const measuring = 'benchmark-models';

function modelInUse({ work, model }: { work: string; model: string }): ModelInUse[] {
  const kind = workKinds.find((known) => known === work);
  return kind === undefined ? [] : [{ work: kind, model }];
}

/** Where there is no copy yet, its age counts from when the first was planned. */
function backupAge(store: Store, { now, zone }: { now: EpochMs; zone: ZoneId }): MaintenanceFacts['backup'] {
  const newest = store.backups.newestDay();
  const begun = store.scheduleBook.lastDueAt('backup');
  const since = newest ?? (begun === null ? null : localMoment(begun, zone).date);
  return { newest, age: since === null ? 0 : Math.max(0, daysBetween(since, localMoment(now, zone).date)) };
}

function freeBytes(file: string): number | null {
  try {
    const { bavail, bsize } = statfsSync(dirname(file));
    return bavail * bsize;
  } catch {
    return null;
  }
}
