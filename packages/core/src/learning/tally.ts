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
/** Three silences weigh as much as a word: people do not put everything right that is wrong. */
export const silenceCounts = 1 / 3;
/** So unlikely must it be that what came before was like what came after: a log is looked at every week, at many places. */
const changeChance = 0.0005;
/** The same where one habit took the place of another: before, the person said one other thing, and since then this. */
const replacedChance = 0.01;
const leastAfterChange = 5;
const leastBeforeChange = 4;

/** Counts what was heard, newest first; where a habit has changed, only since then. */
export function readHeard(all: readonly Heard[]): Reading {
  const recent = all.slice(0, newest);
  const change = changeIn(recent);
  const heard = change === null ? recent : recent.slice(0, change);
  const of = (stance: Stance) => heard.filter((one) => one.stance === stance).map(({ occurrence }) => occurrence);
  const [agreeing, against, silent] = [of('for'), of('against'), of('silent')];
  const trials = agreeing.length + against.length + silent.length * silenceCounts;
  const changedAt = change === null ? null : (heard.at(-1)?.occurrence.thought.sentAt ?? null);
  return { agreeing, against, silent, confidence: wilsonLower(agreeing.length, trials), changedAt };
}

/** Whether what was heard can come to so many agreeing and to that confidence, wherever the habit may have changed. */
export function mayReach(heard: readonly Heard[], bar: { agreeing: number; confidence: number }): boolean {
  let agreeing = 0;
  let trials = 0;
  return heard.some(({ stance }) => {
    if (stance === 'for') agreeing += 1;
    trials += stance === 'silent' ? silenceCounts : 1;
    return agreeing >= bar.agreeing && wilsonLower(agreeing, trials) >= bar.confidence;
  });
}

/** How many of the newest belong to the present habit; null where there was no change, or none that can be told. */
function changeIn(heard: readonly Heard[]): number | null {
  const hits = heard.filter(({ stance }) => stance === 'for').length;
  if (hits === 0 || hits === heard.length) return null;
  let best: { size: number; chance: number } | null = null;
  let since = 0;
  for (const [index, { stance }] of heard.entries()) {
    if (stance === 'for') since += 1;
    const size = index + 1;
    if (size < leastAfterChange || heard.length - size < leastBeforeChange) continue;
    const chance = chanceOfChange({ hits: since, trials: size }, { hits: hits - since, trials: heard.length - size });
    const isReplaced = since === size && saysOneThing(heard.slice(size));
    const limit = isReplaced ? replacedChance : changeChance;
    if (chance < limit && chance < (best?.chance ?? 1)) best = { size, chance };
  }
  return best?.size ?? null;
}

/** Whether nearly all of these say the same, and it is something else. */
function saysOneThing(heard: readonly Heard[]): boolean {
  const counts = new Map<string, number>();
  for (const { value, stance } of heard) if (stance === 'against') counts.set(value, (counts.get(value) ?? 0) + 1);
  return Math.max(0, ...counts.values()) >= heard.length * 0.8;
}

function chanceOfChange(after: Share, before: Share): number {
  return Math.min(fisherTail(after, before), fisherTail(before, after));
}
