import { oneLine } from '@noctem/core/kernel';
import type { Store, Suggestion } from '@noctem/store';
import { messageForm } from '../conversation/reply.ts';
import type { Scene } from '../conversation/turn.ts';
import { readDetails } from './details.ts';

const lineLength = 160;

/** A suggestion on one line: `Find out which papers it takes to renew passport · 15 min`. */
export function suggestionLine(suggestion: Suggestion): string {
  const { minutes } = readDetails(suggestion);
  return `${oneLine(suggestion.text, lineLength)}${minutes === null ? '' : ` · ${minutesWords(minutes)}`}`;
}

/** What else the analysis found, a line each. */
export function furtherLines(suggestion: Suggestion): string[] {
  const { help, blockers, stale } = readDetails(suggestion);
  return [
    ...(help === null ? [] : [help]),
    ...blockers.map((blocker) => `In the way: ${blocker}`),
    ...(stale ? ['Nothing has moved here for two weeks.'] : []),
  ].map((line) => oneLine(line, lineLength));
}

/** Of these suggestions the person has seen something now. Belongs into the transaction that queues the message. */
export function markShown({ store, now }: Pick<Scene, 'store' | 'now'>, suggestions: readonly Suggestion[]): void {
  for (const { id, shownAt } of suggestions) if (shownAt === null) store.suggestions.update(id, { shownAt: now });
}

const showButton = /^sug:show:(\d{1,15})$/;

/** The suggestions that a message has buttons for. */
export function suggestionsOn(store: Store, payload: Readonly<Record<string, unknown>>): Suggestion[] {
  const buttons = messageForm.safeParse(payload).data?.keyboard.flat() ?? [];
  const ids = buttons.map(({ data }) => Number(showButton.exec(data)?.[1] ?? 0)).filter((id) => id > 0);
  return ids.map((id) => store.suggestions.byId(id)).filter((one) => one !== undefined);
}

function minutesWords(minutes: number): string {
  return minutes < 60 ? `${minutes} min` : `${Math.round(minutes / 30) / 2} h`;
}
