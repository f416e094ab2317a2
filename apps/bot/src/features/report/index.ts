import { reportOnDemand } from '../../butler/report.ts';
import { nothingToReport } from '../../butler/report-message.ts';
import { slashCommand } from '../../conversation/command.ts';
import type { Reply } from '../../conversation/reply.ts';
import { feature, messageTurn } from '../../conversation/turn.ts';

/** `/report`: the last seven days, whenever it is asked for; it uses no budget. Read before the transaction, for it reads much. */
export const report = feature<Reply>({
  name: 'report',
  read: (turn) => {
    if (slashCommand(messageTurn(turn)?.incoming.text ?? '')?.name !== 'report') return null;
    return reportOnDemand(turn) ?? { text: nothingToReport };
  },
  act: (_turn, reply) => ({ outcome: 'reported', reply }),
});
