import type { Insight, Store } from '@noctem/store';

/** At most so many insights go with one report. */
export const insightsInReport = 3;
/** An insight is told in a report, comes back once in a later one, and then rests. */
const mostReports = 2;

/** Whether the person may still be told of it, or has been and did not answer. */
export function isOpen(insight: Insight | undefined): boolean {
  return insight?.status === 'pending' || insight?.status === 'reported';
}

/** A person's insights, without what a maintenance scan found; best first. */
export function insightsOf(store: Store, userId: number): Insight[] {
  return store.insights
    .of(userId)
    .filter(({ type }) => type !== 'maintenance')
    .toSorted((left, right) => right.priority - left.priority || left.id - right.id);
}

/** Those that wait for an answer, best first. */
export function openInsights(store: Store, userId: number): Insight[] {
  return insightsOf(store, userId).filter(isOpen);
}

/** What a report takes along, and what it lets rest. */
export interface ReportChoice {
  readonly told: readonly Insight[];
  readonly rested: readonly Insight[];
}

/** The best of what the person has not heard yet, then what they have heard once; what they heard twice rests. */
export function chooseForReport(store: Store, userId: number): ReportChoice {
  const open = openInsights(store, userId);
  const unheard = open.filter(({ reports }) => reports === 0);
  const heardOnce = open.filter(({ reports }) => reports > 0 && reports < mostReports);
  return {
    told: [...unheard, ...heardOnce].slice(0, insightsInReport),
    rested: open.filter(({ reports }) => reports >= mostReports),
  };
}
