import type { Thought } from '@noctem/store';
import { type EditTurn, feature } from '../../conversation/turn.ts';
import { informationReply } from '../capture/index.ts';
import { readAgain, reread, type Rereading } from '../../filing/reread.ts';

/** An edited message is read again; what the person did not change by other ways follows the new words. */
export const edit = feature<Rereading>({
  name: 'edit',
  read: (turn) => {
    const { incoming } = turn;
    if (incoming.type !== 'edit') return null;
    const thought = editedThought({ ...turn, incoming });
    return thought ? readAgain(turn, thought, { text: incoming.text, at: incoming.editedAt }) : null;
  },
  act: (turn, words) => reread(turn, { ...words, route: 'edit', inform: (asked) => informationReply(turn, asked) }),
});

/** The thought that an edited message is; undefined when the message was no thought of this person. */
function editedThought({ incoming, store, person }: EditTurn): Thought | undefined {
  if (!incoming.update) return undefined;
  const { chatId, messageId } = incoming;
  const thought = store.thoughts.byMessage({ botId: incoming.update.botId, chatId, messageId });
  return thought?.userId === person.id ? thought : undefined;
}
