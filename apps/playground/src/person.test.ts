import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { splitText } from './split-text.ts';
import type { Update } from './telegram-objects.ts';
import { botResult, openPlayground } from './testing/open-playground.ts';

describe('a person', () => {
  test('sends texts with their date, replies to messages, and edits', async () => {
    const playground = await openPlayground();
    const { person } = playground;
    const first = person.say('/start now', { date: 1_700_000_000 });
    const second = person.say('two', { replyTo: first.messageId });
    person.edit(second, 'three', { date: 1_700_000_500 });
    const updates = await botResult<Update[]>(playground, 'getUpdates');
    expect(updates).toMatchObject([
      { message: { date: 1_700_000_000, entities: [{ type: 'bot_command', offset: 0, length: 6 }] } },
      { message: { text: 'two', reply_to_message: { message_id: first.messageId, text: '/start now' } } },
      { edited_message: { message_id: second.messageId, text: 'three', edit_date: 1_700_000_500 } },
    ]);
    expect(() => person.edit(second, 'three')).toThrow('the same as before');
    expect(() => person.say('  ')).toThrow('needs some text');
    expect(() => person.say('x', { replyTo: 1 })).toThrow('no such message');
  });

  test('sends a text above 4,096 characters as several messages', async () => {
    const { person } = await openPlayground();
    person.say(`${'word '.repeat(1000)}end`);
    expect(person.messages().map(({ text }) => text.length)).toEqual([4094, 908]);
  });

  test('sends photos, files, voices, stickers, places and forwarded texts', async () => {
    const playground = await openPlayground();
    const { person } = playground;
    person.sendPhoto({ caption: 'the #shed' });
    person.sendDocument({ name: 'a.pdf' });
    person.sendVoice();
    person.sendSticker('👍');
    person.sendLocation();
    person.forward('read this', { from: 'Ana' });
    expect(await botResult<Update[]>(playground, 'getUpdates')).toMatchObject([
      { message: { photo: [{ width: 320, height: 200 }], caption_entities: [{ type: 'hashtag' }] } },
      { message: { document: { file_name: 'a.pdf' } } },
      { message: { voice: { duration: 3 } } },
      { message: { sticker: { emoji: '👍' } } },
      { message: { location: {} } },
      { message: { text: 'read this', forward_origin: { sender_user_name: 'Ana' } } },
    ]);
    expect(() => person.sendPhoto({ bytes: Buffer.from('no picture') })).toThrow('not a picture');
  });

  test('writes in a group, where the private chat does not show it', async () => {
    const playground = await openPlayground();
    playground.person.sayInGroup('hello all');
    expect(await botResult<Update[]>(playground, 'getUpdates')).toMatchObject([
      { my_chat_member: { new_chat_member: { status: 'member' } } },
      { message: { chat: { type: 'group' }, text: 'hello all' } },
    ]);
    expect(playground.person.messages()).toEqual([]);
  });

  test('tells what buttons there are when the wanted one is missing', async () => {
    const playground = await openPlayground();
    const { person } = playground;
    const keyboard = { inline_keyboard: [[{ text: 'Note instead', callback_data: 'n' }]] };
    await botResult(playground, 'sendMessage', { chat_id: person.id, text: 'x', reply_markup: keyboard });
    await expect(person.tap(person.lastReply(), 'Undo')).rejects.toThrow('it has "Note instead"');
    expect(await person.tap(person.lastReply(), 'note', { timeoutMs: 20 })).toBeNull();
  });

  test('gets every reply in order, also those that were faster than the question, and an error with the end of the chat', async () => {
    const playground = await openPlayground();
    const { person } = playground;
    const asked = person.say('hello');
    const send = async (text: string): Promise<unknown> =>
      await botResult(playground, 'sendMessage', { chat_id: person.id, text });
    await send('one');
    await send('two');
    expect((await person.nextReply()).text).toBe('one');
    expect((await person.nextReply()).text).toBe('two');
    expect((await person.nextReply({ after: asked })).text).toBe('one');
    const waiting = person.nextReply();
    await send('three');
    expect((await waiting).text).toBe('three');
    await expect(person.nextReply({ timeoutMs: 30 })).rejects.toThrow('bot: "three"');
  });

  test('is apart from another person', async () => {
    const playground = await openPlayground();
    const other = playground.addPerson({ id: 77, firstName: 'Ana', languageCode: 'pt' });
    other.say('hello');
    expect(playground.person.messages()).toEqual([]);
    expect(await botResult<Update[]>(playground, 'getUpdates')).toMatchObject([
      { message: { from: { id: 77, language_code: 'pt' }, chat: { id: 77, type: 'private' } } },
    ]);
    expect(playground.addPerson({ id: 77, firstName: 'Ana' })).toBe(other);
  });
});

test('a split text loses nothing but space, and each part fits', () => {
  const text = fc
    .array(fc.constantFrom('word', ' ', '\n', '🦉', 'a'.repeat(900)), { maxLength: 60 })
    .map((parts) => parts.join('').trim());
  fc.assert(
    fc.property(text, (whole) => {
      const parts = splitText({ text: whole, entities: [] });
      expect(
        parts
          .map((part) => part.text)
          .join('')
          .replaceAll(/\s/g, ''),
      ).toBe(whole.replaceAll(/\s/g, ''));
      for (const part of parts) expect(part.text.length).toBeLessThanOrEqual(4096);
    }),
  );
});
