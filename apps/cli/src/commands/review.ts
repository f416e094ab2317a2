import { newTraceId, reviewLog } from '@noctem/bot/jobs';
import { isoInZone } from '@noctem/core/kernel';
import { type GlobalOptions, presentOf, withContext } from '../context.ts';
import { count, print } from '../output.ts';
import { learningLists } from './learning-lists.ts';

/** `noctem maintenance scan --logs`: reviews the person's log now, and prints what stands in it. */
export async function reviewNow(options: GlobalOptions): Promise<void> {
  await withContext(options, (context) => {
    const { store, user, configuration, zone } = context;
    const now = () => presentOf(context);
    const { result, review } = reviewLog({ store, zone: configuration.zone, now, newTraceId }, user);
    const query = { userId: user.id, limit: Number.MAX_SAFE_INTEGER };
    const patterns = learningLists.patterns.rows(context, query);
    const insights = learningLists.insights.rows(context, query).filter(({ type }) => type !== 'maintenance');
    const open = insights.filter(({ status }) => status === 'pending' || status === 'reported');
    print(
      options,
      {
        result,
        reviewed_at: isoInZone(review.at, zone),
        thoughts: review.thoughts,
        new_insights: result === 'reviewed' ? review.insights : 0,
        patterns,
        insights: open,
      },
      () => [
        `${result === 'reviewed' ? 'Looked at' : 'Nothing new since the last look at'} ${count(review.thoughts, 'thought')}: ${count(patterns.length, 'pattern')}, ${count(open.length, 'insight')} open.`,
        ...open.map(({ id, title, action }) => `${String(id)}  ${String(title)}. ${String(action)}`),
      ],
    );
  });
}
