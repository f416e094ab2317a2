import type { Insight } from '@noctem/store';
import { reportOnDemand } from '../../butler/report.ts';
import { nothingToReport } from '../../butler/report-message.ts';
import { slashCommand } from '../../conversation/command.ts';
import type { Reply } from '../../conversation/reply.ts';
import { insightMessage } from '../../insights/insight-message.ts';
import { noteTold } from '../../insights/note-told.ts';
import { feature, messageTurn } from '../../conversation/turn.ts';

/** `/report`: the last seven days, whenever it is asked for; it uses no budget. Read before the transaction, for it reads much. */
export const report = feature<{ readonly reply: Reply; readonly told: readonly Insight[] }>({
  name: 'report',
  read: (turn) => {
    if (slashCommand(messageTurn(turn)?.incoming.text ?? '')?.name !== 'report') return null;
    return reportOnDemand(turn) ?? { reply: { text: nothingToReport }, told: [] };
  },
  act: (turn, { reply, told }) => {
    noteTold(turn, told);
    return { outcome: 'reported', reply, more: told.map((insight) => insightMessage(insight, told)) };
  },
});
