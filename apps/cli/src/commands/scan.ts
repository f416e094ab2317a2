import { newTraceId, openFindings, ownersOf, scanMaintenance } from '@noctem/bot/jobs';
import { type GlobalOptions, presentOf, withContext } from '../context.ts';
import { print } from '../output.ts';
import { insightJson } from './insight-json.ts';

/** `noctem maintenance scan`: looks at the machinery now, and prints what should be done about it. */
export async function scanNow(options: GlobalOptions): Promise<void> {
  await withContext(options, async (context) => {
    const { store, user, configuration } = context;
    const now = () => presentOf(context);
    const whom = [...new Set([...ownersOf(store), user.id])];
    await scanMaintenance({ store, zone: configuration.zone, now, newTraceId }, whom);
    const findings = openFindings(store, user.id);
    print(
      options,
      findings.map((finding) => insightJson(context, finding)),
      () =>
        findings.length === 0
          ? ['All is well.']
          : findings.map(({ title, explanation, action }) => `${title}. ${explanation} ${action}`),
    );
  });
}
