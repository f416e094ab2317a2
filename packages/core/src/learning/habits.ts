import { type Bar, type Claim, heardIn, insightBar, passes, patternBar, type Search } from './claim.ts';
import { bestClaim } from './choice.ts';
import { claimsOf } from './claims.ts';
import type { Ground, Habit, Respect } from './habit.ts';
import { readHeard } from './tally.ts';

/** Of one respect; the strongest come first, and three a week are told. */
const mostHabits = 20;

/**
 * The habits that explain what the person said in one respect. What explains most comes first, by the most general phrase that does,
 * and what it explains is taken away before the next is looked for. docs/learning.md has the reasons.
 */
export function findHabits(ground: Ground, respect: Respect): Habit[] {
  const search: Search = {
    ground,
    respect,
    said: new Map(ground.pool.map(({ thought }) => [thought.id, respect.said(thought)])),
    explained: new Set(),
    refuted: new Set(),
    looked: new Map(),
  };
  const habits: Habit[] = [];
  for (const bar of [insightBar, patternBar]) {
    while (habits.length < mostHabits) {
      const habit = nextHabit(search, bar);
      if (habit === null) break;
      habits.push(habit);
      explain(search, habit);
    }
  }
  return habits;
}

function nextHabit(search: Search, bar: Bar): Habit | null {
  for (;;) {
    const best = bestClaim(claimsOf(search), bar, search);
    if (best === null) return null;
    // Nothing is proposed from less, so that the whole log need not be asked.
    const whole = bar === insightBar && search.respect.isOnlyKept !== true ? inWholeLog(search, best) : best;
    if (passes(whole, bar)) return whole;
    search.refuted.add(keyOf(best));
  }
}

const keyOf = (claim: Pick<Habit, 'phrase' | 'value'>): string => `${claim.phrase}=${claim.value}`;

/** The same claim, counted in all of the log: elsewhere its phrase may have been left as it was. */
function inWholeLog(search: Search, claim: Claim): Claim {
  const { ground, respect, said } = search;
  const occurrences = ground.occurrencesOf(claim.phrase);
  for (const { thought } of occurrences) if (!said.has(thought.id)) said.set(thought.id, respect.said(thought));
  return { ...claim, reading: readHeard(heardIn(search, occurrences, claim.value), ground.attention) };
}

/** Takes away what a habit explains: where it was asked for, and where its phrase stood and nobody said otherwise. */
function explain({ ground, said, explained, looked }: Search, { phrase, value }: Habit): void {
  for (const { thought } of ground.inPool(phrase)) {
    const one = said.get(thought.id);
    if (!one || (one.by === 'person' && one.value !== value)) continue;
    explained.add(thought.id);
    for (const candidate of ground.holding.get(thought.id) ?? []) looked.delete(candidate);
  }
}
