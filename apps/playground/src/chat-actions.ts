import { randomInt } from 'node:crypto';
import { settleText } from './formatting/settle.ts';
import { checkEntities } from './formatting/explicit.ts';
import type { PersonRecord } from './journal.ts';
import type { Chat, Message, MessageContent, MessageEntity, User } from './telegram-objects.ts';
import { quotedMessage } from './quoted-message.ts';
import { splitText } from './split-text.ts';
import type { World } from './world.ts';

/** Something that a Telegram client would not let a person do. The message says why. */
export class ActionRefused extends Error {
  constructor(message: string) {
    super(message);
    this.name = 'ActionRefused';
  }
}

export interface SendOptions {
  /** Unix seconds, now when absent. */
  readonly date?: number;
  /** The message of this chat that is replied to. */
  readonly replyTo?: number;
  /** Formatting that the person chose; commands, mentions, hashtags and addresses are marked anyway. */
  readonly entities?: readonly MessageEntity[];
}

export interface Acting {
  readonly world: World;
  readonly person: PersonRecord;
  /** The private chat with the bot when absent. */
  readonly chat?: Chat;
}

/** Sends a text. One above 4,096 characters becomes several messages, as Telegram's clients do it. */
export function say(acting: Acting, text: string, options: SendOptions = {}): Message[] {
  const whole = settleText({ text: wellFormed(text), entities: checkEntities(text, options.entities ?? []) });
  if (whole.text === '') throw new ActionRefused('a message needs some text');
  return splitText(whole).map(({ text: part, entities }) =>
    send(acting, { text: part, ...(entities.length > 0 ? { entities } : {}) }, options),
  );
}

/** Sends anything else: a photo, a file, a place. */
export function send(acting: Acting, content: MessageContent, options: SendOptions = {}): Message {
  const { world, person } = acting;
  if (person.blocked) throw new ActionRefused('the bot is blocked: unblock it first');
  const chat = acting.chat ?? privateChat(acting);
  const message = world.addMessage({
    chat,
    from: asUser(person),
    ...(options.date === undefined ? {} : { date: options.date }),
    content: { ...content, ...repliedContent(world, chat, options.replyTo) },
  });
  world.tellBot({ message });
  return message;
}

/** Changes the text, or the caption, of a message that the person sent. `date` is the date of the edit. */
export function edit(acting: Acting, messageId: number, change: { text: string; date?: number }): Message {
  const { world, person } = acting;
  const entry = world.entry((acting.chat ?? privateChat(acting)).id, messageId);
  if (entry?.message.from.id !== person.id) throw new ActionRefused('there is no such message to edit');
  const { text, entities } = settleText({ text: wellFormed(change.text), entities: [] });
  if (text.length > 4096) throw new ActionRefused('a message holds at most 4,096 characters');
  const edited = { ...withText(entry.message, text, entities), edit_date: change.date ?? world.seconds() };
  world.replaceMessage(edited);
  world.tellBot({ edited_message: edited });
  return edited;
}

/** Taps an inline button by its data or its label and returns the query's id; `url` buttons only open. */
export function tap(acting: Acting, messageId: number, button: string): string {
  const { world, person } = acting;
  const message = world.entry((acting.chat ?? privateChat(acting)).id, messageId)?.message;
  if (!message) throw new ActionRefused('there is no such message to tap on');
  const data = findButton(message, button);
  const id = String(randomInt(2 ** 47)) + String(world.revision).padStart(4, '0');
  world.queries.open(id, person.id);
  world.tellBot({
    callback_query: {
      id,
      from: asUser(person),
      message,
      chat_instance: String(person.id * 7919),
      data,
    },
  });
  return id;
}

/** Blocks the bot or lifts the block; the bot hears of it. */
export function setBlocked({ world, person }: Acting, blocked: boolean): void {
  if (person.blocked === blocked) return;
  world.putPerson({ ...person, blocked });
  const status = (isBlocked: boolean): { user: User; status: string } => ({
    user: world.bot,
    status: isBlocked ? 'kicked' : 'member',
  });
  world.tellBot({
    my_chat_member: {
      chat: privateChat({ world, person }),
      from: asUser(person),
      date: world.seconds(),
      old_chat_member: status(!blocked),
      new_chat_member: status(blocked),
    },
  });
}

export function asUser({ id, firstName, languageCode }: PersonRecord): User {
  return { id, is_bot: false, first_name: firstName, language_code: languageCode };
}

function privateChat({ person }: Acting): Chat {
  return { id: person.id, type: 'private', first_name: person.firstName };
}

function repliedContent(world: World, chat: Chat, replyTo: number | undefined): MessageContent {
  if (replyTo === undefined) return {};
  const replied = world.entry(chat.id, replyTo)?.message;
  if (!replied) throw new ActionRefused('there is no such message to reply to');
  return { reply_to_message: quotedMessage(replied) };
}

function withText(message: Message, text: string, entities: readonly MessageEntity[]): Message {
  if (message.text === undefined) {
    if (message.sticker || message.location) throw new ActionRefused('there is no text in this message');
    if (message.caption === text || (text === '' && message.caption === undefined)) throw unchanged();
    const { caption: _, caption_entities: __, ...rest } = message;
    return text === ''
      ? rest
      : { ...rest, caption: text, ...(entities.length > 0 ? { caption_entities: entities } : {}) };
  }
  if (text === '') throw new ActionRefused('a message needs some text');
  if (message.text === text) throw unchanged();
  const { entities: _, ...rest } = message;
  return { ...rest, text, ...(entities.length > 0 ? { entities } : {}) };
}

function unchanged(): ActionRefused {
  return new ActionRefused('the text is the same as before');
}

/** By data, by label, or by a part of the label that only one button has. */
function findButton(message: Message, wanted: string): string {
  const buttons = (message.reply_markup?.inline_keyboard ?? []).flat();
  const part = wanted.toLowerCase();
  const like = buttons.filter(({ text }) => text.toLowerCase().includes(part));
  const button =
    buttons.find(({ callback_data }) => callback_data === wanted) ??
    buttons.find(({ text }) => text === wanted) ??
    (like.length === 1 ? like[0] : undefined);
  if (button?.callback_data !== undefined) return button.callback_data;
  const labels = buttons.map(({ text }) => `"${text}"`).join(', ');
  throw new ActionRefused(`the message has no button "${wanted}" to tap; it has ${labels || 'none'}`);
}

function wellFormed(text: string): string {
  return text.replace(/[\ud800-\udbff](?![\udc00-\udfff])|(?<![\ud800-\udbff])[\udc00-\udfff]/g, '\ufffd');
}
