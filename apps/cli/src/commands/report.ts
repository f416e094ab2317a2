import { previewOfReport } from '@noctem/bot/conversation';
import { newJob } from '@noctem/core/jobs';
import { Failure, isoInZone } from '@noctem/core/kernel';
import { type GlobalOptions, presentOf, withContext } from '../context.ts';
import { print } from '../output.ts';

/** `noctem maintenance report`: the weekly report as it would be now. Sends and stores nothing. */
export async function previewReport(options: GlobalOptions): Promise<void> {
  await withContext(options, (context) => {
    const { store, user, configuration, zone } = context;
    const now = presentOf(context);
    const text = previewOfReport({ store, user, now, defaultZone: configuration.zone });
    print(options, { at: isoInZone(now, zone), text }, () => [text ?? 'There is nothing to report.']);
  });
}

/**
 * `noctem maintenance report --send`: has the running bot send a report to the person's chat. It was asked for, so it uses
 * no budget.
 *
 * @throws Failure `no_chat` for a person whom the bot cannot write to.
 */
export async function sendReport(options: GlobalOptions): Promise<void> {
  await withContext(options, (context) => {
    const { store, user } = context;
    if (user.telegramId === null || user.access !== 'allowed')
      throw new Failure('no_chat', 'There is no chat to send it to: this person has not paired with the bot.');
    const now = presentOf(context);
    const job = newJob({ name: 'report', payload: { userId: user.id, askedAt: now }, userId: user.id, runAt: now });
    store.outbox.enqueue(job, now);
    print(options, { queued: true, job: job.jobId }, () => ['The bot will send it now, or when it runs again.']);
  });
}
