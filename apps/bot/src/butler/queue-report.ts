import { type ActParts, beginAct } from '../conversation/act.ts';
import { storedMessage } from '../conversation/reply.ts';
import { insightMessage } from '../insights/insight-message.ts';
import { noteTold } from '../insights/note-told.ts';
import { reportOnDemand } from './report.ts';
import { nothingToReport } from './report-message.ts';

/**
 * Queues a report that was asked for outside of the chat; it uses no budget, since it was asked for. False where there is
 * nobody to send it to.
 */
export function queueReport(parts: ActParts, { userId, askedAt }: { userId: number; askedAt: number }): boolean {
  const { store } = parts;
  const user = store.people.byId(userId);
  if (!user || user.telegramId === null || user.access !== 'allowed') return false;
  const chatId = user.telegramId;
  const act = beginAct(parts, user, 'report');
  const { reply, told } = reportOnDemand(act) ?? { reply: { text: nothingToReport }, told: [] };
  const messages = [reply, ...told.map((insight) => insightMessage(insight, told))];
  return store.transact(() => {
    noteTold(act, told);
    const deliveries = messages.map(({ insightId, listing, ...message }) =>
      store.deliveries.add({
        userId,
        inboxId: null,
        channel: 'telegram',
        method: 'send',
        chatId,
        messageId: null,
        payload: storedMessage(message, null),
        about: null,
        insightId: insightId ?? null,
        listing: listing?.map((subject) => [subject.type, subject.id] as const) ?? null,
        status: 'pending',
        createdAt: act.now,
      }),
    );
    act.trace.record({ stage: 'execute', component: 'report', outcome: 'asked-for', metadata: { asked_at: askedAt } });
    act.trace.record({ stage: 'reply', component: 'butler', outcome: 'queued', metadata: { deliveries } });
    store.traces.write(userId, act.trace.finish('report', 'asked-for'));
    return true;
  });
}
