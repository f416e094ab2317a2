import { askModelOfBot, createConversation, newTraceId } from '@noctem/bot/conversation';
import type { EpochMs } from '@noctem/core/kernel';
import { type CliContext, type GlobalOptions, instantOption, presentOf, withContext } from '../context.ts';
import { print } from '../output.ts';

export interface SayOptions extends GlobalOptions {
  readonly at: string | undefined;
}

/** `noctem say TEXT`: what the chat would do with it. The turn takes place at `--at`, which is now where it is missing. */
export async function say(text: string, options: SayOptions): Promise<void> {
  const at = instantOption('--at', options.at);
  await withContext(options, (context) => {
    const said = sayAs(context, text, at);
    const { outcome, reply, buttons, traceId } = said;
    print(options, { outcome, reply, buttons, trace_id: traceId, more: said.more }, () => [reply, ...said.more]);
  });
}

/** What the butler made of some words, and said to them. */
export interface SaidInChat {
  readonly outcome: string;
  readonly reply: string;
  /** Messages after the reply. */
  readonly more: readonly string[];
  readonly buttons: readonly string[];
  readonly traceId: string;
}

/**
 * Says something for the person, as if in the chat, at `at` or now.
 *
 * @throws what a feature threw: at the command line it is not passed over.
 */
export function sayAs(context: CliContext, text: string, at?: EpochMs): SaidInChat {
  const { store, user, configuration } = context;
  const now = at ?? presentOf(context);
  const failures: unknown[] = [];
  const converse = createConversation({
    store,
    newTraceId,
    now: () => now,
    defaultZone: configuration.zone,
    model: askModelOfBot({ store, user, now: () => now }),
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
  if (failures.length > 0) throw failures[0];
  if (result.result === 'duplicate') throw new Error('what is said at the command line cannot have been said before');
  const { outcome, traceId } = result;
  return {
    outcome: outcome.outcome,
    reply: plain(outcome.reply?.text),
    more: (outcome.more ?? []).map((reply) => plain(reply.text)),
    buttons: (outcome.reply?.keyboard ?? []).flat().map((button) => button.label),
    traceId,
  };
}

function plain(text: string | { readonly text: string } | undefined): string {
  return text === undefined || typeof text === 'string' ? (text ?? '') : text.text;
}
