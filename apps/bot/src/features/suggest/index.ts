import type { Suggestion } from '@noctem/store';
import { slashCommand } from '../../conversation/command.ts';
import type { Outcome } from '../../conversation/reply.ts';
import { linkTrace } from '../../conversation/subject.ts';
import { feature, messageTurn, tapWords, type Turn } from '../../conversation/turn.ts';
import { askLookOver, askedSetting, markShown } from '../../skills/index.ts';
import { suggestionMessage, suggestionsMessage, targetOf } from './message.ts';
import { askForWords, awaitedSuggestion, dismiss, take, takeWithWords } from './answer.ts';

export { answers } from './message.ts';

/** `/suggest`: what skills propose, with a button for each answer. */
export const suggest = feature<true>({
  name: 'suggest',
  read: (turn) => (slashCommand(messageTurn(turn)?.incoming.text ?? '')?.name === 'suggest' ? true : null),
  act: (turn) => {
    const { store, person, now } = turn;
    const open = store.suggestions.open(person.id);
    // Who asks wants them again, however many were left unanswered before.
    store.people.set(person.id, askedSetting, { value: now, now });
    if (open.length === 0) askLookOver(turn);
    const message = suggestionsMessage(turn, open);
    markShown(turn, message.shown);
    return { outcome: open.length === 0 ? 'none' : 'listed', reply: message.reply };
  },
});

const verbs = ['use', 'change', 'no', 'show', 'leave'] as const;

interface Tapped {
  readonly verb: (typeof verbs)[number];
  readonly id: number;
  /** Where the button stands: in the list of all, or alone under a message. */
  readonly isListed: boolean;
}

/** The buttons of a suggestion: `sug:use:7:list`. */
export const suggestButton = feature<Tapped>({
  name: 'suggest-button',
  read: (turn) => {
    const words = tapWords(turn, 'sug');
    const verb = verbs.find((one) => one === words?.[1]);
    return words && verb ? { verb, id: Number(words[2]), isListed: words[3] === 'list' } : null;
  },
  act: (turn, tapped) => {
    const suggestion = turn.store.suggestions.byId(tapped.id);
    if (!suggestion || suggestion.userId !== turn.person.id)
      return { outcome: 'gone', toast: 'That suggestion is not there any more.' };
    linkTrace(turn, targetOf(suggestion));
    return answered(turn, tapped, suggestion);
  },
});

function answered(turn: Turn, { verb, isListed }: Tapped, suggestion: Suggestion): Outcome {
  switch (verb) {
    case 'show':
      markShown(turn, [suggestion]);
      return { outcome: 'shown', reply: suggestionMessage(turn, suggestion) };
    case 'change':
      return askForWords(turn, suggestion);
    case 'leave':
      turn.store.people.unset(turn.person.id, ['awaitedWords']);
      return { outcome: 'left', replacement: { text: 'Left as it is.' } };
    case 'use':
      return inPlace(turn, take(turn, suggestion), isListed);
    case 'no':
      return inPlace(turn, dismiss(turn, suggestion), isListed);
  }
}

/** A list shows itself again without what was answered, and the answer stands below it; a message alone becomes the answer. */
function inPlace(turn: Turn, outcome: Outcome, isListed: boolean): Outcome {
  if (!outcome.reply) return outcome;
  const { reply, ...rest } = outcome;
  if (!isListed) return { ...rest, replacement: reply };
  const message = suggestionsMessage(turn, turn.store.suggestions.open(turn.person.id));
  markShown(turn, message.shown);
  return { ...rest, reply, replacement: message.reply };
}

/** The person's own words for a suggestion, after they asked to change it: the next message, or an answer to the question. */
export const suggestWords = feature<number>({
  name: 'suggest-words',
  read: (turn) => {
    const message = messageTurn(turn);
    const text = message?.incoming.text.trim() ?? '';
    if (!message || text === '' || text.startsWith('/')) return null;
    return awaitedSuggestion(message);
  },
  act: (turn, id) => {
    turn.store.people.unset(turn.person.id, ['awaitedWords']);
    const suggestion = turn.store.suggestions.byId(id);
    if (!suggestion || turn.incoming.type !== 'message') return { outcome: 'gone' };
    linkTrace(turn, targetOf(suggestion));
    return takeWithWords(turn, suggestion, turn.incoming.text);
  },
});
