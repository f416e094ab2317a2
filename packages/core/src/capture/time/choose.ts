import type { Draft } from './draft.ts';
import type { Reader } from './reader.ts';

/** Below this a reading needs another that supports it. */
export const SURE = 0.5;

/**
 * Which of the runs that were read the message is about. One run may give all; else a date and a clock time that stand apart belong
 * together ("friday ... at 3pm"). Other dates of the message stay in its words.
 */
export function choose(r: Reader, drafts: readonly Draft[]): Draft[] {
  const sure = drafts.filter((draft) => draft.certainty >= SURE);
  const recurring = sure.find((draft) => draft.recurrence !== null);
  const main = recurring ?? best(sure.filter((draft) => hasDate(draft)));
  if (main === undefined) return best(sure) === undefined ? [] : [best(sure) as Draft];
  const partners = partnersOf(r, main, drafts);
  return [main, ...partners].sort((a, b) => a.from - b.from);
}

function hasDate(draft: Draft): boolean {
  return draft.date !== null || draft.moment !== null;
}

function best(drafts: readonly Draft[]): Draft | undefined {
  let found: Draft | undefined;
  for (const draft of drafts) if (found === undefined || rank(draft) > rank(found) + 0.2) found = draft;
  return found;
}

/** A deadline that is announced beats the others ("for october, due friday"); a day beats a span. */
function rank(draft: Draft): number {
  const due = draft.lead === 'due' || draft.lead === 'by' ? 0.25 : 0;
  const day = draft.date === null || draft.date.grain === 'day' ? 0 : -0.25;
  return draft.certainty + due + day;
}

function partnersOf(r: Reader, main: Draft, drafts: readonly Draft[]): Draft[] {
  const missesTime = main.time === null && main.moment === null;
  const time = missesTime
    ? drafts.find((draft) => draft !== main && isTimeOnly(draft) && isNearEnough(r, draft))
    : undefined;
  const date =
    main.recurrence !== null && main.date === null
      ? drafts.find((draft) => draft !== main && foldsInto(main, draft))
      : undefined;
  return [time, date].filter((draft) => draft !== undefined);
}

function isTimeOnly(draft: Draft): boolean {
  return (
    draft.date === null &&
    draft.moment === null &&
    draft.recurrence === null &&
    (draft.time !== null || draft.part !== null)
  );
}

/** A doubtful time ("10.30") counts only at the end of the words. */
function isNearEnough(r: Reader, draft: Draft): boolean {
  if (draft.certainty >= SURE) return true;
  const next = r.tokens[draft.to];
  return (
    draft.certainty >= 0.4 &&
    draft.time?.style !== 'bare' &&
    (next === undefined || next.kind === 'break' || next.kind === 'sign' || next.kind === 'opaque')
  );
}

function foldsInto(main: Draft, draft: Draft): boolean {
  if (draft.date === null || draft.certainty < SURE || draft.recurrence !== null) return false;
  const freq = main.recurrence?.freq;
  const { rule } = draft.date;
  return (
    (freq === 'WEEKLY' && rule === 'weekday') ||
    (freq === 'MONTHLY' && rule === 'day-of-month') ||
    (freq === 'YEARLY' && rule === 'month-day')
  );
}
