import { createConversation, newTraceId } from '@noctem/bot/conversation';
import type { EpochMs } from '@noctem/core/kernel';
import { type GlobalOptions, instantOption, withContext } from '../context.ts';
import { print } from '../output.ts';

export interface SayOptions extends GlobalOptions {
  readonly at: string | undefined;
}

/** `noctem say TEXT`: what the chat would do with it. The turn takes place at `--at`, which is now where it is missing. */
export async function say(text: string, options: SayOptions): Promise<void> {
  const at = instantOption('--at', options.at);
  await withContext(options, ({ store, user, configuration }) => {
    const simulated = configuration.clock === 'updates' ? store.clockMemory.load() : null;
    const now: EpochMs = at ?? simulated ?? Date.now();
    const failures: unknown[] = [];
    const converse = createConversation({
      store,
      newTraceId,
      now: () => now,
      defaultZone: configuration.zone,
      onFailure: ({ error }) => failures.push(error),
    });
    const result = converse(user, {
      type: 'message',
      source: 'cli',
      update: null,
      chatId: 0,
      messageId: null,
      replyTo: null,
      sender: { userId: user.id },
      text,
      sentAt: now,
      attachment: null,
      other: null,
      forwardedFrom: null,
    });
    if (result.result === 'duplicate') throw new Error('what is said at the command line cannot have been said before');
    const { outcome, traceId } = result;
    const words =
      outcome.reply === undefined
        ? ''
        : typeof outcome.reply.text === 'string'
          ? outcome.reply.text
          : outcome.reply.text.text;
    const buttons = (outcome.reply?.keyboard ?? []).flat().map((button) => button.label);
    print(options, { outcome: outcome.outcome, reply: words, buttons, trace_id: traceId }, () => [words]);
    if (failures.length > 0) throw failures[0];
  });
}
