import { feature, type Turn } from '../../conversation/turn.ts';

/**
 * A tap that comes late: the message has been answered or undone meanwhile, and shows no buttons any more. It changes
 * nothing. Undo says for itself that it was done.
 */
export const spentButton = feature<true>({
  name: 'spent-button',
  read: (turn) => (isSpent(turn) ? true : null),
  act: () => ({ outcome: 'spent', toast: 'That was settled meanwhile; nothing was changed.' }),
});

function isSpent({ incoming, store, person }: Turn): boolean {
  if (incoming.type !== 'tap' || incoming.messageId === null || incoming.data.startsWith('undo:')) return false;
  const { chatId, messageId } = incoming;
  const shown = store.deliveries.latestOf({ userId: person.id, chatId, messageId });
  const keyboard = shown?.payload['keyboard'];
  return Array.isArray(keyboard) && keyboard.length === 0;
}
