import { localMoment } from '@noctem/core/kernel';
import type { Scene } from '../conversation/turn.ts';
import { dayWords } from '../wording/dates.ts';
import { count } from '../butler/health-words.ts';

/** After so many new thoughts the log is reviewed, if a week has not gone by before. */
export const thoughtsBetweenReviews = 50;

/** When the log was reviewed last, what that found, and what it takes until the next: one sentence without its full stop. */
export function reviewWords({ store, person, today }: Scene): string {
  const last = store.reviews.latest(person.id);
  const left = thoughtsBetweenReviews - store.reviews.unseen(person.id, thoughtsBetweenReviews);
  const next = left <= 0 ? 'the next is due' : `the next after ${count(left, 'more thought')}, or within a week`;
  if (!last) return `your log was not reviewed yet, ${next}`;
  const { date, time } = localMoment(last.at, person.zone);
  // Insights of an earlier review may wait beside one that found none: "0 new" would seem to deny them.
  const insights = last.insights === 0 ? '' : ` and ${count(last.insights, 'new insight')}`;
  const found = `found ${count(last.patterns, 'pattern')}${insights}`;
  return `your log was reviewed ${dayWords(date, today)} ${time} and ${found}, ${next}`;
}
