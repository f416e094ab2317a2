import { Bot, InlineKeyboard } from 'grammy';
import { afterEach, expect, test } from 'vitest';
import type { Playground } from './index.ts';
import { startPlayground } from './index.ts';

const closing: (() => Promise<void>)[] = [];

afterEach(async () => {
  for (const close of closing.splice(0).toReversed()) await close();
});

async function open(): Promise<Playground> {
  const playground = await startPlayground({ host: '127.0.0.1', port: 0, file: null });
  closing.push(() => playground.close());
  return playground;
}

function startBot(playground: Playground, set: (bot: Bot) => void): Bot {
  const bot = new Bot(playground.token, { client: { apiRoot: playground.apiRoot } });
  set(bot);
  const running = bot.start();
  closing.push(async () => {
    await bot.stop();
    await running;
  });
  return bot;
}

test('a grammY bot answers what a person says, with the command as an entity', async () => {
  const playground = await open();
  startBot(playground, (bot) => {
    bot.command('start', (context) => context.reply(`Hello ${context.from?.first_name}`));
    bot.on('message:text', (context) => context.reply(`<b>${context.msg.text}</b>`, { parse_mode: 'HTML' }));
  });
  expect((await playground.person.ask('/start')).text).toBe('Hello You');
  const reply = await playground.person.ask('buy milk', { date: 1_700_000_000 });
  expect(reply.text).toBe('buy milk');
  expect(reply.entities).toEqual([{ type: 'bold', offset: 0, length: 8 }]);
  expect(playground.person.messages().map(({ by }) => by)).toEqual(['person', 'bot', 'person', 'bot']);
});

test('a tap comes back with the toast, and the message is edited in place', async () => {
  const playground = await open();
  startBot(playground, (bot) => {
    bot.on('message', (context) =>
      context.reply('Filed', { reply_markup: new InlineKeyboard().text('↩ Undo', 'undo:1') }),
    );
    bot.callbackQuery('undo:1', async (context) => {
      await context.answerCallbackQuery('Undone');
      await context.editMessageText('Gone');
    });
  });
  const reply = await playground.person.ask('buy milk');
  expect(await playground.person.tap(reply, 'Undo')).toEqual({ text: 'Undone', showAlert: false, url: null });
  const edited = await playground.person.nextReply();
  expect(edited).toMatchObject({ messageId: reply.messageId, text: 'Gone', buttons: [] });
});

test('files travel both ways', async () => {
  const playground = await open();
  const heard: string[] = [];
  startBot(playground, (bot) => {
    bot.on('message:photo', async (context) => {
      const file = await context.getFile();
      const response = await fetch(`${playground.apiRoot}/file/bot${playground.token}/${file.file_path}`);
      heard.push(
        Buffer.from(await response.arrayBuffer())
          .subarray(1, 4)
          .toString(),
      );
      await context.reply('a photo');
    });
  });
  const photo = playground.person.sendPhoto({ caption: 'the shed' });
  expect(photo.text).toBe('the shed');
  expect((await playground.person.nextReply()).text).toBe('a photo');
  expect(heard).toEqual(['PNG']);
});
