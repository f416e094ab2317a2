import type { Draft } from './draft.ts';
import type { Reader } from './reader.ts';

/** Below this a reading needs another that supports it. */
export const SURE = 0.5;
/** What "weekly" is worth before a noun, where it may be part of a name. */
const NAME_ONLY = 0.7;

/**
 * Which of the runs that were read the message is about. One run may give all; else a date and a clock time that stand apart belong
 * together ("friday ... at 3pm"). Other dates of the message stay in its words.
 */
export function choose(r: Reader, drafts: readonly Draft[]): Draft[] {
  const sure = besidesNow(drafts.filter((draft) => draft.certainty >= SURE));
  const recurring = strongest(sure);
  const main = recurring ?? best(sure.filter((draft) => hasDate(draft)));
  if (main === undefined) {
    const only = best(sure);
    return only === undefined ? [] : [only];
  }
  const partners = partnersOf(r, main, drafts);
  return [main, ...partners].sort((a, b) => a.from - b.from);
}

/** "by noon asap": what says "now" counts only where nothing else says when. */
function besidesNow(sure: readonly Draft[]): readonly Draft[] {
  const later = sure.filter((draft) => draft.moment?.rule !== 'now');
  return later.length === 0 ? sure : later;
}

/** A rule; but "monthly report by friday" is about friday. */
function strongest(sure: readonly Draft[]): Draft | undefined {
  const rules = sure.filter((draft) => draft.recurrence !== null);
  const named = (draft: Draft): boolean => draft.certainty <= NAME_ONLY;
  const dated = sure.some(
    (draft) => draft.recurrence === null && hasDate(draft) && !rules.some((rule) => foldsInto(rule, draft)),
  );
  return rules.find((draft) => !named(draft)) ?? (dated ? undefined : rules[0]);
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
  const days =
    main.recurrence !== null && main.recurrence.byday.length === 0
      ? drafts.find((draft) => draft !== main && givesDays(main, draft))
      : undefined;
  return [days === undefined || days.time === null ? time : undefined, date, days].filter(
    (draft) => draft !== undefined,
  );
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

/** "biweekly ... on tuesdays": the days of a weekly rule that stand apart from it. */
function givesDays(main: Draft, draft: Draft): boolean {
  return (
    main.recurrence?.freq === 'WEEKLY' &&
    draft.recurrence?.freq === 'WEEKLY' &&
    draft.recurrence.interval === 1 &&
    draft.recurrence.byday.length > 0
  );
}

function foldsInto(main: Draft, draft: Draft): boolean {
  if (
    draft.date === null ||
    draft.certainty < SURE ||
    draft.recurrence !== null ||
    draft.lead === 'by' ||
    draft.lead === 'due'
  )
    return false;
  const freq = main.recurrence?.freq;
  const { rule } = draft.date;
  return (
    (freq === 'WEEKLY' && rule === 'weekday' && main.recurrence?.byday.length === 0) ||
    (freq === 'MONTHLY' && rule === 'day-of-month') ||
    (freq === 'YEARLY' && rule === 'month-day')
  );
}
