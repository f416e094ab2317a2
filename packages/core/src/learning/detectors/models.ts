import type { DetectedPattern } from '../insight.ts';
import { rounded } from '../patterns.ts';
import type { LogSnapshot, ModelRun } from '../snapshot.ts';
import { fisherTail, wilsonLower } from '../statistics.ts';

const leastRuns = 5;
/** A model is faster if it takes at most this share of the time. */
const muchFaster = 0.67;
/** So much worse may a faster one be at most. */
const asGood = 0.1;
const betterChance = 0.05;

/** How one model did at one kind of work. */
interface Record {
  readonly model: string;
  readonly runs: readonly ModelRun[];
  /** Runs of use: valid output that was not refused or ignored. */
  readonly good: number;
  readonly medianMs: number;
}

/**
 * Models that did the same kind of work, compared: a faster one that is good enough, or a better one that is worth the wait. The one
 * that did the work last is the one in use.
 */
export function findModels({ modelRuns }: Pick<LogSnapshot, 'modelRuns'>): DetectedPattern[] {
  const runs = modelRuns.filter(({ inTrouble, outcome }) => !inTrouble && outcome !== 'cancelled');
  const works = [...new Set(runs.map(({ work }) => work))].toSorted();
  return works.flatMap((work) => {
    const own = runs.filter((run) => run.work === work).toSorted((left, right) => left.at - right.at);
    return compare(work, own);
  });
}

function compare(work: string, runs: readonly ModelRun[]): DetectedPattern[] {
  const inUse = runs.at(-1)?.model;
  const records = [...new Set(runs.map(({ model }) => model))].map((model) => recordOf(model, runs));
  const present = records.find(({ model }) => model === inUse);
  const others = records.filter(({ model, runs: own }) => model !== inUse && own.length >= leastRuns);
  if (present === undefined || present.runs.length < leastRuns || others.length === 0) return [];
  const better = others.filter((other) => isBetter(other, present) || isFaster(other, present)).toSorted(byUse)[0];
  const about = better ?? others.toSorted(byUse)[0];
  return about === undefined ? [] : [patternOf(work, { present, about, isProposed: better !== undefined })];
}

function recordOf(model: string, all: readonly ModelRun[]): Record {
  const runs = all.filter((run) => run.model === model);
  const times = runs.map(({ ms }) => ms).toSorted((left, right) => left - right);
  return { model, runs, good: runs.filter(isGood).length, medianMs: times[Math.floor(times.length / 2)] ?? 0 };
}

function isGood({ outcome, suggestion }: ModelRun): boolean {
  return (outcome === 'valid' || outcome === 'repaired') && suggestion !== 'dismissed' && suggestion !== 'ignored';
}

const shareOf = ({ good, runs }: Record): number => good / runs.length;

function isBetter(other: Record, present: Record): boolean {
  const [left, right] = [other, present].map(({ good, runs }) => ({ hits: good, trials: runs.length }));
  return left !== undefined && right !== undefined && fisherTail(left, right) < betterChance;
}

function isFaster(other: Record, present: Record): boolean {
  return other.medianMs <= present.medianMs * muchFaster && shareOf(other) >= shareOf(present) - asGood;
}

function byUse(left: Record, right: Record): number {
  return shareOf(right) - shareOf(left) || left.medianMs - right.medianMs || (left.model < right.model ? -1 : 1);
}

interface Comparison {
  readonly present: Record;
  readonly about: Record;
  readonly isProposed: boolean;
}

function patternOf(work: string, { present, about, isProposed }: Comparison): DetectedPattern {
  const times = about.runs.map(({ at }) => at);
  const figures = { [about.model]: figuresOf(about), [present.model]: figuresOf(present) };
  return {
    type: 'model_perf',
    key: `work:${work} model:${about.model}`,
    count: about.runs.length,
    confidence: wilsonLower(about.good, about.runs.length),
    firstSeen: Math.min(...times),
    lastSeen: Math.max(...times),
    evidence: [],
    context: {
      work,
      in_use: present.model,
      weight: present.runs.length - present.good,
      figures,
      sentence: sentenceOf(about, present),
    },
    proposal: isProposed
      ? { type: 'model', key: `work:${work}`, value: { work: work.slice(0, 40), model: about.model.slice(0, 200) } }
      : null,
  };
}

function figuresOf(record: Record): { runs: number; of_use: number; median_s: number } {
  return { runs: record.runs.length, of_use: record.good, median_s: rounded(record.medianMs / 1_000) };
}

function sentenceOf(about: Record, present: Record): string {
  const words = (one: Record) => `${one.good} of ${one.runs.length} of use, ${rounded(one.medianMs / 1_000)} s each`;
  return `It did the work with ${words(about)}, and ${present.model} with ${words(present)}`;
}
