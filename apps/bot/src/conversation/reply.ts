import type { Subject } from '@noctem/core/items';
import { oneLine } from '@noctem/core/kernel';
import type { FormattedString } from '@grammyjs/parse-mode';
import { z } from 'zod';

/** A button under a message. `data` is at most 64 bytes: a verb and ids, parted by colons. */
export interface Button {
  readonly label: string;
  readonly data: string;
}

/** What a message can show by number: items, or insights. */
export type Listed = Subject | { readonly type: 'insight'; readonly id: number };

/** What the butler says. */
export interface Reply {
  readonly text: FormattedString | string;
  readonly keyboard?: readonly (readonly Button[])[];
  /** What an answer to this message speaks about. */
  readonly about?: Subject;
  /** What this message shows by number, first is 1. */
  readonly listing?: readonly Listed[];
  /** The insight that it puts to the person. */
  readonly insightId?: number;
  /** A file that goes with it, made when it is sent. */
  readonly document?: 'export';
}

/** What becomes of one incoming thing. */
export interface Outcome {
  /** One word for the trace: `captured`, `amended`, `nothing-to-undo`. */
  readonly outcome: string;
  readonly reply?: Reply;
  /** What is said after the reply, each a message of its own. */
  readonly more?: readonly Reply[];
  /** Takes the place of the message whose button was tapped. */
  readonly replacement?: Reply;
  /** Shown for a moment over the chat, in answer to a tap. */
  readonly toast?: string;
}

/** A message as it waits in `deliveries`. */
export const messageForm = z.object({
  text: z.string(),
  entities: z.array(z.looseObject({ type: z.string(), offset: z.number(), length: z.number() })),
  keyboard: z.array(z.array(z.object({ label: z.string(), data: z.string() }))),
  replyTo: z.number().nullable(),
  document: z.literal('export').nullable(),
});
export type StoredMessage = z.infer<typeof messageForm>;

/** The longest text that Telegram takes. */
const longestText = 4096;

/** A reply in the form in which it is kept until it is sent; a text beyond Telegram's limit is cut, not refused. */
export function storedMessage(reply: Reply, replyTo: number | null): StoredMessage {
  const keyboard = (reply.keyboard ?? []).map((row) => row.map((button) => ({ ...button })));
  const common = { keyboard, replyTo, document: reply.document ?? null };
  if (typeof reply.text === 'string') return { text: cut(reply.text), entities: [], ...common };
  const text = cut(reply.text.text);
  const entities = reply.text.entities
    .filter((entity) => entity.offset < text.length && entity.length > 0)
    .map((entity) => ({ ...entity, length: Math.min(entity.length, text.length - entity.offset) }));
  return { text, entities, ...common };
}

function cut(text: string): string {
  if (text.length <= longestText) return text;
  const end = /[\uD800-\uDBFF]/.test(text.charAt(longestText - 2)) ? longestText - 2 : longestText - 1;
  return `${text.slice(0, end)}…`;
}

/** The words of a button: short, on one line. */
export function button(label: string, ...data: readonly (string | number)[]): Button {
  return { label: oneLine(label, 40), data: data.join(':') };
}
