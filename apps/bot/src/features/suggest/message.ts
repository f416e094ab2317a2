import type { Subject } from '@noctem/core/items';
import { FormattedString } from '@grammyjs/parse-mode';
import type { Suggestion } from '@noctem/store';
import { type Button, button, type Reply } from '../../conversation/reply.ts';
import type { Scene } from '../../conversation/turn.ts';
import { lineOfTask } from '../../filing/confirmation.ts';
import { furtherLines, suggestionLine } from '../../skills/index.ts';
import { shortTitle } from '../../wording/items.ts';
import { rich } from '../../wording/rich.ts';

/** So many stand in one message; the others come when these are answered. */
const shownAtOnce = 5;

/** The item that a suggestion is about. */
export function targetOf({ targetType, targetId }: Suggestion): Subject {
  return { type: targetType, id: targetId };
}

/** The open suggestions by number, the oldest first; `shown` are those that the message holds. */
export function suggestionsMessage(
  scene: Scene,
  open: readonly Suggestion[],
): { reply: Reply; shown: readonly Suggestion[] } {
  const shown = open.slice(0, shownAtOnce);
  if (shown.length === 0) {
    const text =
      'No suggestions now. I look over what you write when you are silent, and suggest where I can be of use.';
    return { reply: { text }, shown };
  }
  const lines = shown.map((one, index) =>
    rich(`\n\n${index + 1}. `, itemLine(scene, one), `\n   💡 ${suggestionLine(one)}`, ...further(one)),
  );
  const more = open.length > shown.length ? `\n\n… and ${open.length - shown.length} more` : '';
  const reply = {
    text: rich(FormattedString.bold('Suggestions'), ...lines, more),
    keyboard: shown.map((one, index) => answers(one.id, { number: index + 1 })),
    listing: shown.map(targetOf),
  };
  return { reply, shown };
}

/** One suggestion with its item, everything that is known of it, and its buttons. */
export function suggestionMessage(scene: Scene, suggestion: Suggestion): Reply {
  const others = suggestion.alternatives.map((line) => `\n   or: ${line}`);
  const isOpen = suggestion.outcome === null;
  return {
    text: rich(itemLine(scene, suggestion), `\n💡 ${suggestionLine(suggestion)}`, ...further(suggestion), ...others),
    ...(isOpen && { keyboard: [answers(suggestion.id)] }),
    about: targetOf(suggestion),
  };
}

/** Use / change / no: with a number where several stand in one message. */
export function answers(id: number, listed: { readonly number: number } | null = null): Button[] {
  const prefix = listed ? `${listed.number} ` : '';
  const place = listed ? ['list'] : [];
  return [
    button(`${prefix}Use`, 'sug', 'use', id, ...place),
    button(`${prefix}Change`, 'sug', 'change', id),
    button(`${prefix}No`, 'sug', 'no', id, ...place),
  ];
}

function further(suggestion: Suggestion): string[] {
  return furtherLines(suggestion).map((line) => `\n   ${line}`);
}

function itemLine(scene: Scene, { targetType, targetId }: Suggestion): FormattedString {
  const { items } = scene.store;
  if (targetType === 'project')
    return rich('▣ ', FormattedString.bold(shortTitle(items.project(targetId)?.name ?? '(gone)')));
  const task = items.task(targetId);
  return task ? lineOfTask(scene, task) : new FormattedString('(gone)');
}
