import type { EpochMs, LocalDate } from '@noctem/core/kernel';
import { type Finding, when } from './finding.ts';
import { modelFindings, type ModelFact, type ModelInUse } from './model-findings.ts';

/** What a scan knows of the machinery, and of the person whose findings these are to be. */
export interface MaintenanceFacts {
  readonly now: EpochMs;
  readonly queue: {
    /** Pieces of work whose time came longer ago than `patienceMs`, and when the first of them fell due. */
    readonly overdue: number;
    readonly oldestDueAt: EpochMs | null;
    /** Kinds of work that were given up in the last week, and how often. */
    readonly failed: readonly { readonly job: string; readonly count: number }[];
  };
  readonly models: readonly ModelFact[];
  readonly modelsInUse: readonly ModelInUse[];
  /** Suggestions that have waited for an answer for five days or longer. */
  readonly staleSuggestions: number;
  /** Occasions of the last week on which the butler was silent since the week's contacts were used. */
  readonly silencedByBudget: number;
  readonly database: {
    readonly bytes: number;
    /** A few words for what is wrong with the file; null when it is sound. */
    readonly damage: string | null;
    /** Free bytes on its disk; null where nobody can tell. */
    readonly freeBytes: number | null;
  };
  readonly backup: {
    readonly newest: LocalDate | null;
    /** Days since the newest copy, or since the nightly copies began where there is none. */
    readonly age: number;
  };
  /** Pieces of work of the last week, of people's messages and of the background, and those that failed. */
  readonly work: { readonly done: number; readonly failed: number };
}

/** Work that is due waits so long at most in a queue that keeps up. */
export const patienceMs = 15 * 60_000;

const gigabyte = 2 ** 30;
const largeBytes = 2 * gigabyte;
const scarceBytes = gigabyte / 2;

/** What is to be done, the most pressing first; nothing where all is well. */
export function findTrouble(facts: MaintenanceFacts): Finding[] {
  const findings = [
    ...databaseFindings(facts),
    ...backupFindings(facts),
    ...queueFindings(facts),
    ...errorFindings(facts),
    ...modelFindings(facts.models, facts.modelsInUse),
    ...habitFindings(facts),
  ];
  return findings.toSorted((left, right) => right.priority - left.priority);
}

function databaseFindings({ database: { bytes, damage, freeBytes } }: MaintenanceFacts): Finding[] {
  const copies = 3 * bytes;
  return [
    ...when(damage !== null, {
      key: 'database:damage',
      title: 'The database is damaged',
      explanation: `SQLite's own check says: ${damage ?? ''}.`,
      action: 'Put back the newest backup: noctem restore FILE.',
      priority: 1,
    }),
    ...when(freeBytes !== null && freeBytes < Math.max(scarceBytes, copies), {
      key: 'database:disk',
      title: 'The disk is nearly full',
      explanation: `${inMegabytes(freeBytes ?? 0)} are free, and the database of ${inMegabytes(bytes)} is copied every night.`,
      action: 'Make room, or move NOCTEM_DATA to a larger disk.',
      priority: 0.95,
    }),
    ...when(bytes > largeBytes, {
      key: 'database:size',
      title: 'The database has grown large',
      explanation: `It takes ${inMegabytes(bytes)}, most of it traces.`,
      action: 'Let go of old traces: noctem logs cleanup --older-than 365d.',
      priority: 0.4,
    }),
  ];
}

function backupFindings({ backup: { newest, age } }: MaintenanceFacts): Finding[] {
  return when(age > 2, {
    key: 'backup:age',
    title: newest === null ? 'There is no backup' : 'The last backup is old',
    explanation: newest === null ? `None was made in ${age} days.` : `The newest copy is ${age} days old.`,
    action: 'Leave the bot running at 4 in the morning, or run noctem backup FILE.',
    priority: 0.9,
  });
}

function queueFindings({ now, queue: { overdue, oldestDueAt, failed } }: MaintenanceFacts): Finding[] {
  const hours = Math.floor((now - (oldestDueAt ?? now)) / 3_600_000);
  const count = failed.reduce((sum, one) => sum + one.count, 0);
  const kinds = failed.map((one) => `${one.job} ${one.count}`).join(', ');
  return [
    ...when(overdue > 0, {
      key: 'queue:backlog',
      title: 'Work is waiting',
      explanation: `${plural(overdue, 'piece')} of background work ${overdue === 1 ? 'is' : 'are'} overdue, the oldest by ${hours === 0 ? 'less than an hour' : plural(hours, 'hour')}.`,
      action: 'Look whether Redis and the workers run: noctem doctor.',
      priority: 0.6,
    }),
    ...when(count > 0, {
      key: 'queue:failures',
      title: 'Background work failed',
      explanation: `${plural(count, 'piece')} of work ${count === 1 ? 'was' : 'were'} given up in the last week: ${kinds}.`,
      action: 'The log and noctem doctor say why.',
      priority: 0.7,
    }),
  ];
}

/** Below this a failure is an incident; from here on it is a rate. */
const fewestFailures = 3;
const tolerableRate = 0.02;

function errorFindings({ work: { done, failed } }: MaintenanceFacts): Finding[] {
  const rate = done === 0 ? 0 : failed / done;
  return when(failed >= fewestFailures && rate > tolerableRate, {
    key: 'errors:rate',
    title: 'More fails than should',
    explanation: `${failed} of the last ${done} pieces of work failed (${Math.round(rate * 100)}%).`,
    action: 'Look into the log of the bot, and report what it says.',
    priority: 0.75,
  });
}

function habitFindings({ staleSuggestions, silencedByBudget }: MaintenanceFacts): Finding[] {
  return [
    ...when(silencedByBudget > 0, {
      key: 'budget:early',
      title: 'The week was over before its contacts',
      explanation: `${plural(silencedByBudget, 'occasion')} to speak went by in the last week, since all contacts were used.`,
      action: 'Plan fewer days in /settings, or leave it so: it begins anew on Monday.',
      priority: 0.3,
    }),
    ...when(staleSuggestions > 2, {
      key: 'suggestions:stale',
      title: 'Suggestions wait for you',
      explanation: `${plural(staleSuggestions, 'suggestion')} had no answer for five days or more.`,
      action: 'Look through them with /suggest; those not wanted go by themselves after 7 days.',
      priority: 0.3,
    }),
  ];
}

function plural(number: number, noun: string): string {
  return `${number} ${noun}${number === 1 ? '' : 's'}`;
}

function inMegabytes(bytes: number): string {
  return bytes >= gigabyte ? `${(bytes / gigabyte).toFixed(1)} GB` : `${Math.round(bytes / 2 ** 20)} MB`;
}
