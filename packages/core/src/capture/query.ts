import { addDays, localMoment, weekdayOf, type LocalDate } from '@noctem/core/kernel';
import { readTimes } from './time/index.ts';
import type { TimeContext } from './time/reading.ts';

/** What a question about one's own things asks for. */
export type Query =
  | { readonly about: 'agenda'; readonly from: LocalDate; readonly to: LocalDate }
  | { readonly about: 'overdue' }
  | { readonly about: 'open' }
  | { readonly about: 'search'; readonly words: readonly string[] };

const asksForAgenda =
  /\b(on|due|plan\w*|schedul\w*|agenda|calendar|to ?do|have|happening|coming up|free|busy|got|up|next|left|tasks?|appointments?|meetings?)\b/i;
const asksForOpen = /\b(what|which|how many|list|show)\b.*\b(tasks?|to ?dos?|open|left|pending)\b/i;
const overdue = /\b(overdue|late|missed|behind)\b/i;

const fillers = new Set(
  `a about am an and any anything are as at be been before can could did do does for from get give go got had has have how i if in is it its
   last let list many may me mention mentioned mine much must my need needed note noted notes of on or our put remember said save saved say
   shall should show so something tell than that the there them then these they thing things this those thought thoughts to told up us was we
   were what whats when where whether which who whom whose why will with wrote write written would you your ever again already please`.split(
    /\s+/,
  ),
);

/**
 * Reads a question as one about the person's own things: a day or a span of days, what is overdue, what is open, or
 * words to search for. A question whose words are all fillers asks for what is open.
 */
export function readQuery(text: string, context: TimeContext): Query {
  const reading = readTimes(text, context);
  const today = localMoment(context.sentAt, context.zone).date;
  if (overdue.test(text)) return { about: 'overdue' };
  if (reading.date !== null && asksForAgenda.test(text))
    return { about: 'agenda', ...fromTodayOn({ from: reading.date, to: reading.endDate ?? reading.date }, today) };
  const week = /\b(this|next) week(end)?\b/i.exec(text);
  if (week && asksForAgenda.test(text))
    return { about: 'agenda', ...weekOf(today, { next: /next/i.test(week[0]), weekend: week[2] !== undefined }) };
  const words = searchWords(text);
  if (asksForOpen.test(text) || words.length === 0) return { about: 'open' };
  return { about: 'search', words };
}

/** A span that has begun goes on from today: what is past is not asked for in "what do I have this week". */
function fromTodayOn({ from, to }: { from: LocalDate; to: LocalDate }, today: LocalDate) {
  return { from: from < today && today <= to ? today : from, to };
}

function weekOf(today: LocalDate, which: { next: boolean; weekend: boolean }): { from: LocalDate; to: LocalDate } {
  const monday = addDays(today, 1 - weekdayOf(today) + (which.next ? 7 : 0));
  const from = which.weekend ? addDays(monday, 5) : monday;
  return { from: from < today ? today : from, to: addDays(monday, 6) };
}

function searchWords(text: string): string[] {
  const words = text.toLowerCase().match(/[\p{L}\p{N}\p{M}’'-]+/gu) ?? [];
  return [...new Set(words.map((word) => word.replace(/['’]s$/, '')))]
    .filter((word) => word.length > 1 && !fillers.has(word))
    .slice(0, 8);
}
