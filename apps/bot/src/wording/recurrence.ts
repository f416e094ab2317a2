import { RRuleTemporal } from 'rrule-temporal';
import { toText } from 'rrule-temporal/totext';
import { Temporal } from 'temporal-polyfill';

const mostRemembered = 500;
const remembered = new Map<string, string>();

/** A recurrence rule in words: `FREQ=WEEKLY;BYDAY=MO` is "every week on Monday". The rule itself when it has none. */
export function recurrenceWords(rrule: string): string {
  const known = remembered.get(rrule);
  if (known !== undefined) return known;
  const words = readOut(rrule);
  if (remembered.size >= mostRemembered) remembered.clear();
  remembered.set(rrule, words);
  return words;
}

/** Takes longer than all else in a reply, and people say the same few rules. */
function readOut(rrule: string): string {
  try {
    const dtstart = Temporal.ZonedDateTime.from('2026-01-01T00:00[UTC]');
    const words = toText(new RRuleTemporal({ temporal: Temporal, rruleString: rrule, dtstart }));
    return words.replace(/ on the (\d+\w\w) day of the month/, ' on the $1');
  } catch {
    return rrule;
  }
}
