import { Failure } from '@noctem/core/kernel';
import { type GlobalOptions, withContext } from '../context.ts';
import { print } from '../output.ts';
import { insightJson } from './insight-json.ts';
import { sayAs } from './say.ts';

/**
 * `noctem insights apply|dismiss|never|undo|why ID`: answers an insight by the same words as in the chat.
 *
 * @throws Failure `no_such_insight` where the person has none of that id, `nothing_to_undo` where no answer was given.
 */
export async function answerInsight(
  word: 'apply' | 'dismiss' | 'never' | 'undo' | 'why',
  id: string,
  options: GlobalOptions,
): Promise<void> {
  if (!/^\d{1,9}$/.test(id))
    throw new Failure('usage', 'ID should be the number of an insight; noctem insights lists them.');
  await withContext(options, (context) => {
    const { outcome, reply, traceId } = sayAs(context, `${word} insight ${id}`);
    const insight = context.store.insights.byId(Number(id));
    if (insight?.userId === context.user.id && insight.type === 'maintenance')
      throw new Failure('finding', `${id} is a finding about the machinery; it closes itself when its cause is gone.`);
    if (outcome === 'no-such-insight' || !insight) throw new Failure('no_such_insight', `There is no insight ${id}.`);
    if (outcome === 'nothing-to-undo') throw new Failure('nothing_to_undo', reply);
    print(options, { outcome, reply, insight: insightJson(context, insight), trace_id: traceId }, () => [reply]);
  });
}
