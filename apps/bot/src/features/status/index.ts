import { statusMessage } from '../../butler/status-message.ts';
import { slashCommand } from '../../conversation/command.ts';
import { feature, messageTurn } from '../../conversation/turn.ts';

/** `/status`: the budget, the next contact, the machinery. */
export const status = feature<true>({
  name: 'status',
  read: (turn) => (slashCommand(messageTurn(turn)?.incoming.text ?? '')?.name === 'status' ? true : null),
  act: (turn) => ({ outcome: 'shown', reply: statusMessage(turn) }),
});
