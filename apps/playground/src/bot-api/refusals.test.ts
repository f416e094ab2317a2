import { describe, expect, test } from 'vitest';
import type { Playground } from '../index.ts';
import type { Message } from '../telegram-objects.ts';
import { botResult, callBot, openPlayground } from '../testing/open-playground.ts';

async function refused(playground: Playground, method: string, parameters: object): Promise<string> {
  const { ok, status, description } = await callBot(playground, method, parameters);
  expect(ok).toBe(false);
  return `${status} ${description}`;
}

const many = <Item>(length: number, item: Item): Item[] => Array.from({ length }, () => item);
const button = (data: unknown): object => ({ inline_keyboard: [[{ text: 'x', callback_data: data }]] });

describe('sendMessage refuses', () => {
  test.each([
    ['no text', { text: '' }, '400 Bad Request: message text is empty'],
    ['only spaces', { text: ' \n\t ' }, '400 Bad Request: message text is empty'],
    ['4,097 characters', { text: 'a'.repeat(4097) }, '400 Bad Request: message is too long'],
    ['2,049 emoji', { text: '🦉'.repeat(2049) }, '400 Bad Request: message is too long'],
    [
      'broken HTML',
      { text: '<b>x', parse_mode: 'HTML' },
      `400 Bad Request: can't parse entities: Can't find end tag corresponding to start tag "b"`,
    ],
    [
      'an unescaped dot in MarkdownV2',
      { text: '1.', parse_mode: 'MarkdownV2' },
      "400 Bad Request: can't parse entities: Character '.' is reserved and must be escaped with the preceding '\\'",
    ],
    ['an unknown parse mode', { text: 'x', parse_mode: 'BBCode' }, '400 Bad Request: unsupported parse_mode'],
    [
      'an entity beyond the end',
      { text: 'ab', entities: [{ type: 'bold', offset: 1, length: 2 }] },
      '400 Bad Request: entity beginning at UTF-16 offset 1 ends after the end of the text at UTF-16 offset 3',
    ],
    [
      'an entity within a surrogate pair',
      { text: '🦉', entities: [{ type: 'bold', offset: 1, length: 1 }] },
      '400 Bad Request: entity begins in a middle of a UTF-16 symbol at offset 1',
    ],
    [
      'an entity of unknown type',
      { text: 'ab', entities: [{ type: 'blink', offset: 0, length: 1 }] },
      "400 Bad Request: can't parse MessageEntity: Unsupported type specified",
    ],
    [
      'callback data of 65 bytes',
      { text: 'x', reply_markup: button(`${'ä'.repeat(32)}x`) },
      '400 Bad Request: BUTTON_DATA_INVALID',
    ],
    ['empty callback data', { text: 'x', reply_markup: button('') }, '400 Bad Request: BUTTON_DATA_INVALID'],
    [
      'a button without anything to do',
      { text: 'x', reply_markup: button(undefined) },
      "400 Bad Request: can't parse inline keyboard button: text buttons are unallowed in the inline keyboard",
    ],
    [
      '101 buttons',
      { text: 'x', reply_markup: { inline_keyboard: many(101, [{ text: 'x', callback_data: 'x' }]) } },
      '400 Bad Request: reply markup is too long',
    ],
    [
      'a reply to nothing',
      { text: 'x', reply_parameters: { message_id: 5 } },
      '400 Bad Request: message to be replied not found',
    ],
    ['an unknown chat', { text: 'x', chat_id: 99 }, '400 Bad Request: chat not found'],
    ['no chat', { text: 'x', chat_id: '' }, '400 Bad Request: chat_id is empty'],
    ['a lone surrogate', { text: 'x\ud83e' }, '400 Bad Request: strings must be encoded in UTF-8'],
  ])('%s', async (_, parameters, expected) => {
    const playground = await openPlayground();
    expect(await refused(playground, 'sendMessage', { chat_id: playground.person.id, ...parameters })).toBe(expected);
    expect(playground.person.messages()).toEqual([]);
  });

  test('anything to a person who has blocked the bot', async () => {
    const playground = await openPlayground();
    playground.person.block();
    const expected = '403 Forbidden: bot was blocked by the user';
    expect(await refused(playground, 'sendMessage', { chat_id: playground.person.id, text: 'x' })).toBe(expected);
    playground.person.unblock();
    await botResult(playground, 'sendMessage', { chat_id: playground.person.id, text: 'x' });
  });
});

describe('sendMessage takes', () => {
  test('4,096 characters, 64 bytes of data, 100 buttons, and a reply to nothing that may stand alone', async () => {
    const playground = await openPlayground();
    const keyboard = many(100, [{ text: 'x', callback_data: 'ä'.repeat(32) }]);
    const sent = await botResult<Message>(playground, 'sendMessage', {
      chat_id: String(playground.person.id),
      text: `<b>${'a'.repeat(4096)}</b>`,
      parse_mode: 'html',
      reply_markup: JSON.stringify({ inline_keyboard: keyboard }),
      reply_parameters: { message_id: 5, allow_sending_without_reply: true },
    });
    expect(sent.text?.length).toBe(4096);
    expect(sent.reply_markup?.inline_keyboard.length).toBe(100);
    expect(sent.reply_to_message).toBeUndefined();
  });

  test('parameters in the address, in a form, and in multipart', async () => {
    const playground = await openPlayground();
    const address = `${playground.apiRoot}/bot${playground.token}/sendmessage`;
    const form = new FormData();
    form.set('chat_id', String(playground.person.id));
    form.set('text', 'multipart');
    const answers = [
      await fetch(`${address}?chat_id=${playground.person.id}&text=address`),
      await fetch(address, {
        method: 'POST',
        body: new URLSearchParams({ chat_id: `${playground.person.id}`, text: 'form' }),
      }),
      await fetch(address, { method: 'POST', body: form }),
    ];
    expect(answers.map(({ status }) => status)).toEqual([200, 200, 200]);
    expect(playground.person.messages().map(({ text }) => text)).toEqual(['address', 'form', 'multipart']);
  });
});

describe('changes', () => {
  test('that change nothing are refused, with the keyboard counted', async () => {
    const playground = await openPlayground();
    const chat = { chat_id: playground.person.id };
    const { message_id } = await botResult<Message>(playground, 'sendMessage', {
      ...chat,
      text: 'a',
      reply_markup: button('1'),
    });
    const edit = { ...chat, message_id, text: 'a' };
    const expected =
      '400 Bad Request: message is not modified: specified new message content and reply markup are exactly the same as a current content and reply markup of the message';
    expect(await refused(playground, 'editMessageText', { ...edit, reply_markup: button('1') })).toBe(expected);
    expect(await botResult<Message>(playground, 'editMessageText', edit)).not.toHaveProperty('reply_markup');
    expect(await refused(playground, 'editMessageReplyMarkup', { ...chat, message_id })).toBe(expected);
  });

  test("of others' and of unknown messages are refused", async () => {
    const playground = await openPlayground();
    const chat = { chat_id: playground.person.id };
    const { messageId } = playground.person.say('mine');
    const edit = { ...chat, message_id: messageId, text: 'b' };
    expect(await refused(playground, 'editMessageText', edit)).toBe("400 Bad Request: message can't be edited");
    expect(await refused(playground, 'editMessageText', { ...edit, message_id: 1 })).toBe(
      '400 Bad Request: message to edit not found',
    );
    expect(await refused(playground, 'deleteMessage', { ...chat, message_id: 1 })).toBe(
      '400 Bad Request: message to delete not found',
    );
    expect(await botResult(playground, 'deleteMessage', { ...chat, message_id: messageId })).toBe(true);
    expect(playground.person.messages()).toEqual([]);
  });
});

describe('callback queries', () => {
  const tooOld = '400 Bad Request: query is too old and response timeout expired or query ID is invalid';

  async function tapped(playground: Playground): Promise<{ query: string; answer: Promise<unknown> }> {
    const sent = await botResult<Message>(playground, 'sendMessage', {
      chat_id: playground.person.id,
      text: 'a',
      reply_markup: button('go'),
    });
    const answer = playground.person.tap(sent.message_id, 'x');
    const updates = await botResult<{ callback_query: { id: string; data: string } }[]>(playground, 'getUpdates');
    expect(updates.at(-1)?.callback_query.data).toBe('go');
    return { query: updates.at(-1)?.callback_query.id ?? '', answer };
  }

  test('are answered once', async () => {
    const playground = await openPlayground();
    const { query, answer } = await tapped(playground);
    await botResult(playground, 'answerCallbackQuery', { callback_query_id: query, text: 'Done', show_alert: true });
    expect(await answer).toEqual({ text: 'Done', showAlert: true, url: null });
    expect(await refused(playground, 'answerCallbackQuery', { callback_query_id: query })).toBe(tooOld);
    expect(await refused(playground, 'answerCallbackQuery', { callback_query_id: '1' })).toBe(tooOld);
  });

  test('grow too old', async () => {
    let now = Date.now();
    const playground = await openPlayground({ now: () => now });
    const { query } = await tapped(playground);
    now += 10 * 60_000;
    expect(await refused(playground, 'answerCallbackQuery', { callback_query_id: query })).toBe(tooOld);
    const next = await tapped(playground);
    playground.expireQueries();
    expect(await refused(playground, 'answerCallbackQuery', { callback_query_id: next.query })).toBe(tooOld);
  });
});

describe('the server', () => {
  test('answers 401 to another token and 404 to an unknown method', async () => {
    const playground = await openPlayground();
    const call = async (path: string): Promise<unknown> => (await fetch(`${playground.apiRoot}${path}`)).json();
    expect(await call('/bot1:AAA/getMe')).toEqual({ ok: false, error_code: 401, description: 'Unauthorized' });
    expect(await call(`/bot${playground.token}/getYou`)).toEqual({
      ok: false,
      error_code: 404,
      description: 'Not Found',
    });
    expect(await call(`/bot${playground.token.replace(':', '%3A')}/getme`)).toMatchObject({ ok: true });
  });

  test('refuses a webhook and says so', async () => {
    const playground = await openPlayground();
    expect(await refused(playground, 'setWebhook', { url: 'https://example.org' })).toMatch(
      /^400 Bad Request: bad webhook/,
    );
    expect(await botResult(playground, 'getWebhookInfo')).toMatchObject({ url: '', pending_update_count: 0 });
  });

  test('answers the first of two pollers with 409', async () => {
    const playground = await openPlayground();
    const first = callBot(playground, 'getUpdates', { timeout: 20 });
    await new Promise((resolve) => setTimeout(resolve, 50));
    playground.person.block();
    await first;
    const polling = callBot(playground, 'getUpdates', { timeout: 20, offset: -1, allowed_updates: ['message'] });
    const updates = (await polling).result as { update_id: number }[];
    const waiting = callBot(playground, 'getUpdates', { timeout: 20, offset: (updates[0]?.update_id ?? 0) + 1 });
    await new Promise((resolve) => setTimeout(resolve, 50));
    const second = callBot(playground, 'getUpdates', { timeout: 20 });
    expect(await waiting).toMatchObject({
      status: 409,
      description: 'Conflict: terminated by other getUpdates request; make sure that only one bot instance is running',
    });
    playground.person.unblock();
    playground.person.say('hello');
    expect((await second).result).toMatchObject([{ message: { text: 'hello' } }]);
  });
});

test('a bot that was killed while it polled is no conflict for the next, which gets what came meanwhile', async () => {
  const playground = await openPlayground();
  const killed = new AbortController();
  const address = `${playground.apiRoot}/bot${playground.token}/getUpdates?timeout=20`;
  const dead = fetch(address, { signal: killed.signal });
  await new Promise((resolve) => setTimeout(resolve, 50));
  killed.abort();
  await expect(dead).rejects.toThrow('aborted');
  await new Promise((resolve) => setTimeout(resolve, 50));
  playground.person.say('hello');
  expect(await callBot(playground, 'getUpdates', { timeout: 5 })).toMatchObject({
    status: 200,
    result: [{ message: { text: 'hello' } }],
  });
});

describe('commands', () => {
  test.each([
    ['an upper-case name', [{ command: 'Start', description: 'x' }], '400 Bad Request: BOT_COMMAND_INVALID'],
    [
      'a name of 33 characters',
      [{ command: 'a'.repeat(33), description: 'x' }],
      '400 Bad Request: BOT_COMMAND_INVALID',
    ],
    ['no description', [{ command: 'a', description: ' ' }], '400 Bad Request: command description must be non-empty'],
    [
      '257 characters of description',
      [{ command: 'a', description: 'x'.repeat(257) }],
      '400 Bad Request: BOT_COMMAND_DESCRIPTION_INVALID',
    ],
    ['101 of them', many(101, { command: 'a', description: 'x' }), '400 Bad Request: BOT_COMMANDS_TOO_MUCH'],
  ])('are refused with %s', async (_, commands, expected) => {
    expect(await refused(await openPlayground(), 'setMyCommands', { commands })).toBe(expected);
  });

  test('are kept by scope and language', async () => {
    const playground = await openPlayground();
    const commands = [{ command: 'start', description: 'begin' }];
    await botResult(playground, 'setMyCommands', { commands, language_code: 'de' });
    expect(await botResult(playground, 'getMyCommands')).toEqual([]);
    expect(await botResult(playground, 'getMyCommands', { language_code: 'de' })).toEqual(commands);
    await botResult(playground, 'deleteMyCommands', { language_code: 'de' });
    expect(await botResult(playground, 'getMyCommands', { language_code: 'de' })).toEqual([]);
  });
});

describe('files', () => {
  test('that a bot uploads are shown, and a photo must be a picture', async () => {
    const playground = await openPlayground();
    const upload = async (method: string, name: string, bytes: string): Promise<{ status: number; body: unknown }> => {
      const form = new FormData();
      form.set('chat_id', String(playground.person.id));
      form.set('caption', 'your data');
      form.set(name, new File([bytes], 'export.json', { type: 'application/json' }));
      const response = await fetch(`${playground.apiRoot}/bot${playground.token}/${method}`, {
        method: 'POST',
        body: form,
      });
      return { status: response.status, body: await response.json() };
    };
    expect(await upload('sendDocument', 'document', '{}')).toMatchObject({
      status: 200,
      body: { result: { caption: 'your data', document: { file_name: 'export.json', file_size: 2 } } },
    });
    expect(await upload('sendPhoto', 'photo', '{}')).toMatchObject({
      status: 400,
      body: { description: 'Bad Request: IMAGE_PROCESS_FAILED' },
    });
  });

  test('above 20 MB cannot be downloaded by a bot', async () => {
    const playground = await openPlayground();
    const sent = playground.person.sendDocument({ bytes: new Uint8Array(20 * 1024 * 1024 + 1) });
    const expected = '400 Bad Request: file is too big';
    expect(await refused(playground, 'getFile', { file_id: sent.raw.document?.file_id })).toBe(expected);
    expect(await refused(playground, 'getFile', { file_id: 'x' })).toBe('400 Bad Request: invalid file_id');
  });
});
