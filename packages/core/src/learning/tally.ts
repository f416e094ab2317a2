import type { Occurrence } from './occurrences.ts';
import { fisherTail, type Share, wilsonLower } from './statistics.ts';

/** What one occurrence says about a habit: the person wanted it, wanted something else, or left something else as it was. */
export type Stance = 'for' | 'against' | 'silent';

/** The occurrences of a phrase that say something about a value, as they are counted. */
export interface Reading {
  readonly agreeing: readonly Occurrence[];
  readonly against: readonly Occurrence[];
  readonly silent: readonly Occurrence[];
  /** One-sided 90% bound of the agreeing share. */
  readonly confidence: number;
  /** The share of what is wrong that the person was taken to put right. */
  readonly attention: number;
  /** Set where the habit has changed: nothing before this instant counts any more. */
  readonly changedAt: number | null;
}

export interface Heard {
  readonly occurrence: Occurrence;
  readonly stance: Stance;
  /** What the person said it was, or left it as. */
  readonly value: string;
}

/** The newest that are looked at: what somebody did half a year ago says little about today. */
export const newest = 40;
/** The share of what is wrong that people put right, where a log does not tell. */
export const usualAttention = 0.75;
/** So unlikely must it be that what came before was like what came after: a log is looked at every week, at many places. */
const changeChance = 0.0005;
/** The same where one habit took the place of another: before, the person said one other thing, and since then this. */
const replacedChance = 0.01;
const leastAfterChange = 5;
const leastBeforeChange = 4;

/**
 * What silences weigh against words, for a person who puts this share right of what is wrong: as many as that leaves
 * weigh nothing, those beyond it in full.
 */
export function weightOfSilence(silent: number, words: number, attention: number): number {
  return Math.max(0, silent - (words * (1 - attention)) / attention);
}

/** Counts what was heard, newest first; where a habit has changed, only since then. */
export function readHeard(all: readonly Heard[], attention = usualAttention): Reading {
  const recent = all.slice(0, newest);
  const change = changeIn(recent);
  const heard = change === null ? recent : recent.slice(0, change);
  const of = (stance: Stance) => heard.filter((one) => one.stance === stance).map(({ occurrence }) => occurrence);
  const [agreeing, against, silent] = [of('for'), of('against'), of('silent')];
  const trials = agreeing.length + against.length + weightOfSilence(silent.length, agreeing.length, attention);
  const changedAt = change === null ? null : (heard.at(-1)?.occurrence.thought.sentAt ?? null);
  return { agreeing, against, silent, confidence: wilsonLower(agreeing.length, trials), attention, changedAt };
}

/** Whether what was heard can come to so many agreeing and to that confidence, wherever the habit may have changed. */
export function mayReach(heard: readonly Heard[], { attention, ...bar }: Reach): boolean {
  const counts = { for: 0, against: 0, silent: 0 };
  return heard.some(({ stance }) => {
    counts[stance] += 1;
    if (counts.for < bar.agreeing) return false;
    const silence = weightOfSilence(counts.silent, counts.for, attention);
    return wilsonLower(counts.for, counts.for + counts.against + silence) >= bar.confidence;
  });
}

interface Reach {
  readonly agreeing: number;
  readonly confidence: number;
  readonly attention: number;
}

/** How many of the newest belong to the present habit; null where there was no change, or none that can be told. */
function changeIn(heard: readonly Heard[]): number | null {
  const all = countIn(heard);
  if (all.for === 0 || all.for === heard.length) return null;
  let best: { size: number; chance: number } | null = null;
  const since = { for: 0, against: 0, silent: 0 };
  for (const [index, { stance }] of heard.entries()) {
    since[stance] += 1;
    const size = index + 1;
    if (size < leastAfterChange || heard.length - size < leastBeforeChange) continue;
    const after = { hits: since.for, trials: size };
    const before = { hits: all.for - since.for, trials: heard.length - size };
    const chance = Math.min(chanceOfChange(after, before) / changeChance, chanceOfReplacing(since, heard.slice(size)));
    if (chance < 1 && chance < (best?.chance ?? 1)) best = { size, chance };
  }
  return best?.size ?? null;
}

function countIn(heard: readonly Heard[]): Record<Stance, number> {
  const counts = { for: 0, against: 0, silent: 0 };
  for (const { stance } of heard) counts[stance] += 1;
  return counts;
}

/**
 * The same where one habit took the place of another: before, the person said one other thing whenever they said anything, and
 * since then always this. In units of what is unlikely enough.
 */
function chanceOfReplacing(since: Readonly<Record<Stance, number>>, before: readonly Heard[]): number {
  const said = before.filter(({ stance }) => stance !== 'silent');
  if (since.against > 0 || since.for < leastAfterChange || said.length < leastBeforeChange) return 1;
  if (!saysOneThing(said)) return 1;
  const hits = said.filter(({ stance }) => stance === 'for').length;
  return fisherTail({ hits: since.for, trials: since.for }, { hits, trials: said.length }) / replacedChance;
}

/** Whether nearly all of these say the same, and it is something else. */
function saysOneThing(said: readonly Heard[]): boolean {
  const counts = new Map<string, number>();
  for (const { value, stance } of said) if (stance === 'against') counts.set(value, (counts.get(value) ?? 0) + 1);
  return Math.max(0, ...counts.values()) >= said.length * 0.8;
}

function chanceOfChange(after: Share, before: Share): number {
  return Math.min(fisherTail(after, before), fisherTail(before, after));
}
