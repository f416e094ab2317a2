import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { Bot, InlineKeyboard } from 'grammy';
import type { Browser, Page } from 'playwright-core';
import { chromium } from 'playwright-core';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import type { Playground } from './index.ts';
import { startPlayground } from './index.ts';

const output = fileURLToPath(new URL('../../../tests/output/', import.meta.url));
const launchArguments = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
];

let playground: Playground;
let browser: Browser;
let bot: Bot;
let running: Promise<void>;

/** Whose chat the test writes itself: the bot keeps silent there. */
const guest = { id: 2002, firstName: 'Ana' };

/** A bot with a little of everything that the page has to show. */
function smallBot(): Bot {
  const made = new Bot(playground.token, { client: { apiRoot: playground.apiRoot } });
  made.use(async (context, next) => (context.from?.id === guest.id ? undefined : await next()));
  made.command('start', (context) => context.reply('Good evening. Tell me what crosses your mind.'));
  made.command('styles', (context) =>
    context.reply(
      '<b>bold</b> <i>italic</i> <u>under</u> <s>gone</s> <code>code</code> <tg-spoiler>secret</tg-spoiler> <a href="https://example.org/x">link</a>\n<blockquote>quoted</blockquote>\n<pre><code class="language-js">let a = 1 &lt; 2;</code></pre>',
      { parse_mode: 'HTML' },
    ),
  );
  made.on('message:photo', (context) => context.reply('A photo. What should I remember about it?'));
  made.on('message:text', (context) =>
    context.reply(`Task: ${context.msg.text} · tomorrow 09:00`, {
      reply_markup: new InlineKeyboard().text('Note instead', 'note').text('Undo', 'undo').row().text('Why?', 'why'),
    }),
  );
  made.on('edited_message', (context) => context.reply(`Read again: ${context.editedMessage.text}`));
  made.callbackQuery('undo', async (context) => {
    await context.answerCallbackQuery('Undone');
    await context.editMessageText('Undone. Nothing was kept.');
  });
  made.callbackQuery('why', (context) => context.answerCallbackQuery({ text: 'Since you said so.', show_alert: true }));
  return made;
}

beforeAll(async () => {
  mkdirSync(output, { recursive: true });
  playground = await startPlayground({ host: '127.0.0.1', port: 0, file: null });
  bot = smallBot();
  await bot.api.setMyCommands([
    { command: 'start', description: 'begin' },
    { command: 'styles', description: 'show formatting' },
    { command: 'today', description: 'what is due today' },
  ]);
  running = bot.start();
  browser = await chromium.launch({
    executablePath: process.env['CHROMIUM_PATH'] ?? '/usr/bin/chromium',
    args: launchArguments,
  });
});

afterAll(async () => {
  await browser?.close();
  await bot.stop();
  await running;
  await playground.close();
});

async function openPage(options: Parameters<Browser['newPage']>[0] = {}, query = ''): Promise<Page> {
  const page = await browser.newPage({ viewport: { width: 1000, height: 760 }, ...options });
  page.setDefaultTimeout(15_000);
  await page.goto(`${playground.url}${query}`);
  await page.locator('#status[data-state=online]').waitFor();
  return page;
}

const lastMessage = (page: Page, by: 'mine' | 'theirs') => page.locator(`.message.${by}`).last();

describe('the chat page', () => {
  let page: Page;
  const problems: string[] = [];

  beforeAll(async () => {
    page = await openPage();
    page.on('pageerror', (error) => problems.push(error.message));
    page.on('console', (message) => {
      if (message.type() === 'error') problems.push(message.text());
    });
  });

  beforeEach(() => {
    problems.length = 0;
  });

  test('begins with words that say what to do, and Start begins', async () => {
    await page.getByText('Say something to Noctem').waitFor();
    await page.screenshot({ path: `${output}playground-empty.png` });
    await page.getByRole('button', { name: 'Start' }).click();
    await page.getByText('Good evening.').waitFor();
    expect(problems).toEqual([]);
  });

  test('sends with Enter, keeps a new line with Shift+Enter, and shows the buttons of the answer', async () => {
    await page.keyboard.type('buy milk');
    await page.keyboard.press('Shift+Enter');
    await page.keyboard.type('and bread');
    await page.keyboard.press('Enter');
    await page.getByText('Task: buy milk').waitFor();
    expect(await lastMessage(page, 'mine').locator('.words').textContent()).toBe('buy milk\nand bread');
    expect(await lastMessage(page, 'theirs').locator('.key').allTextContents()).toEqual([
      'Note instead',
      'Undo',
      'Why?',
    ]);
  });

  test('shows an alert for one answer to a tap, a toast and an edit in place for another', async () => {
    const last = lastMessage(page, 'theirs');
    await last.getByRole('button', { name: 'Why?' }).click();
    await page.getByRole('dialog').getByText('Since you said so.').waitFor();
    await page.keyboard.press('Enter');
    const count = await page.locator('.message').count();
    await last.getByRole('button', { name: 'Undo' }).click();
    await page.locator('.toast').getByText('Undone').waitFor();
    await last.getByText('Nothing was kept').waitFor();
    await last.getByText('edited').waitFor();
    expect(await page.locator('.message').count()).toBe(count);
  });

  test('edits the last message with the arrow key, and Escape puts the draft back', async () => {
    await page.locator('#text').click();
    await page.keyboard.press('ArrowUp');
    expect(await page.locator('#text').inputValue()).toBe('buy milk\nand bread');
    await page.keyboard.press('Escape');
    expect(await page.locator('#text').inputValue()).toBe('');
    await page.keyboard.press('ArrowUp');
    await page.keyboard.press('ControlOrMeta+A');
    await page.keyboard.type('buy oat milk');
    await page.keyboard.press('Enter');
    await page.getByText('Read again: buy oat milk').waitFor();
    expect(await lastMessage(page, 'mine').locator('.words').textContent()).toBe('buy oat milk');
    expect(playground.person.messages().findLast(({ by }) => by === 'person')?.text).toBe('buy oat milk');
  });

  test('opens the commands at a slash, narrows them, and sends the chosen one', async () => {
    await page.keyboard.type('/');
    expect(await page.getByRole('option').count()).toBe(3);
    await page.keyboard.type('st');
    expect(await page.getByRole('option').allTextContents()).toEqual(['/startbegin', '/stylesshow formatting']);
    await page.keyboard.press('ArrowDown');
    await page.keyboard.press('Enter');
    await page.locator('.message.theirs pre').waitFor();
    const styles = lastMessage(page, 'theirs').locator('.words');
    expect(await styles.locator('strong').textContent()).toBe('bold');
    expect(await styles.locator('a').getAttribute('href')).toBe('https://example.org/x');
    expect(await styles.locator('pre').textContent()).toBe('let a = 1 < 2;');
    await styles.locator('.spoiler').click();
    expect(await styles.locator('.spoiler.open').count()).toBe(1);
  });

  test('never reads a message as HTML', async () => {
    await page.locator('#text').fill('<img src=x onerror="document.title=1"><b>x</b>');
    await page.keyboard.press('Enter');
    await page.locator('.message.theirs').getByText('Task: <img').waitFor();
    expect(await page.locator('.words img').count()).toBe(0);
    expect(await page.title()).toBe('Noctem');
    expect(problems).toEqual([]);
  });

  test('replies by keyboard alone, from the messages back to the input', async () => {
    await page.locator('#timeline').focus();
    await page.keyboard.press('ArrowUp');
    await page.keyboard.press('r');
    await page.locator('#context').getByText('Reply to Noctem').waitFor();
    await page.keyboard.type('that one');
    await page.keyboard.press('Enter');
    await lastMessage(page, 'mine').locator('.quote').getByText('Task: <img').waitFor();
    expect(playground.person.messages().findLast(({ by }) => by === 'person')?.replyTo).not.toBeNull();
  });

  test('sends a picked picture with a caption and shows it', async () => {
    await page.locator('#file').setInputFiles(fileURLToPath(new URL('./fixture-garden.png', import.meta.url)));
    await page.locator('#context').getByText('add a caption').waitFor();
    await page.keyboard.type('the garden in May');
    await page.keyboard.press('Enter');
    await page.getByText('What should I remember').waitFor();
    const image = lastMessage(page, 'mine').locator('.photo img');
    await image.waitFor();
    const width = () => page.evaluate(`document.querySelector('.mine .photo img').naturalWidth`);
    await expect.poll(width).toBe(480);
    expect(problems).toEqual([]);
  });

  test('reaches the buttons by keyboard alone', async () => {
    await page.locator('#text').fill('feed the cat');
    await page.keyboard.press('Enter');
    await page.getByText('Task: feed the cat').waitFor();
    const focused = () => page.evaluate('document.activeElement.textContent.trim()');
    for (let presses = 0; presses < 5 && (await focused()) !== 'Why?'; presses++)
      await page.keyboard.press('Shift+Tab');
    await page.keyboard.press('ArrowUp');
    expect(await focused()).toBe('Note instead');
    await page.keyboard.press('ArrowRight');
    await page.keyboard.press('Enter');
    await lastMessage(page, 'theirs').getByText('Nothing was kept').waitFor();
    await page.keyboard.press('Escape');
    expect(await page.evaluate('document.activeElement.id')).toBe('text');
  });

  test('takes a pasted picture, and Escape lets it go', async () => {
    await page.evaluate(`(() => {
      const clipboardData = new DataTransfer();
      clipboardData.items.add(new File(['x'], 'shot.png', { type: 'image/png' }));
      document.body.dispatchEvent(new ClipboardEvent('paste', { clipboardData, bubbles: true, cancelable: true }));
    })()`);
    await page.locator('#context').getByText('shot.png').waitFor();
    await page.keyboard.press('Escape');
    expect(await page.locator('#context').isVisible()).toBe(false);
  });

  test('types on where one has clicked a message, and opens its menu with the right button', async () => {
    await lastMessage(page, 'theirs').locator('.bubble').click();
    await page.keyboard.type('read');
    expect(await page.locator('#text').inputValue()).toBe('read');
    await page.locator('#text').fill('');
    await lastMessage(page, 'mine').locator('.bubble').click({ button: 'right' });
    expect(await page.getByRole('menuitem').allTextContents()).toEqual(['Reply', 'Copy text', 'Edit']);
    await page.keyboard.press('Escape');
    expect(await page.getByRole('menu').isVisible()).toBe(false);
  });

  test('shows that the bot types, and stays where one reads when something new comes', async () => {
    for (let line = 0; line < 12; line++) playground.person.say(`thought ${line}`);
    await page.getByText('Task: thought 11').waitFor();
    await page.locator('#scroller').evaluate((one) => one.scrollTo(0, 0));
    await bot.api.sendChatAction(playground.person.chatId, 'typing');
    await page.getByText('typing…').waitFor();
    await bot.api.sendMessage(playground.person.chatId, 'One more thing');
    await page.locator('#unread').getByText('1').waitFor();
    expect(await page.locator('#scroller').evaluate((one) => one.scrollTop)).toBeLessThan(50);
    await page.locator('#to-bottom').click();
    await page.locator('#to-bottom').waitFor({ state: 'hidden' });
    const below = `(({ scrollHeight, scrollTop, clientHeight }) => scrollHeight - scrollTop - clientHeight)(document.querySelector('#scroller'))`;
    await expect.poll(() => page.evaluate(below), { timeout: 5000 }).toBeLessThan(2);
  });

  test('says so when the bot is blocked, and unblocks', async () => {
    playground.person.block();
    await page.getByRole('button', { name: 'Unblock the bot' }).click();
    await page.locator('#form').waitFor();
    expect(playground.person.blocked).toBe(false);
  });
});

describe('a chat', () => {
  beforeAll(async () => {
    const person = playground.addPerson(guest);
    const now = Math.floor(Date.now() / 1000);
    const write = async (text: string, keyboard?: InlineKeyboard): Promise<number> => {
      const more = keyboard ? { reply_markup: keyboard } : {};
      return (await bot.api.sendMessage(person.chatId, text, { parse_mode: 'HTML', ...more })).message_id;
    };
    person.say('the ferry leaves from pier 4', { date: now - 86_400 });
    await write('Note kept: <i>the ferry leaves from pier 4</i>');
    person.say('call the dentist tomorrow 9am !1 #health');
    const filed = await write('<b>call the dentist</b>\ntomorrow, 09:00 · high importance');
    person.say('make it friday', { replyTo: filed });
    const changed = await write('call the dentist');
    await bot.api.editMessageText(person.chatId, changed, '<b>call the dentist</b>\nFriday, 09:00', {
      parse_mode: 'HTML',
      reply_markup: new InlineKeyboard().text('Done', 'done').text('Tomorrow', 'tomorrow').text('Undo', 'undo'),
    });
    person.say('what is on this week?');
    await write('<b>This week</b>\n1. call the dentist · Fri 09:00\n2. water the beans · Sat');
  });

  async function openGuest(options: Parameters<Browser['newPage']>[0]): Promise<Page> {
    const page = await openPage(options, `?person=${guest.id}`);
    await page.locator('strong').getByText('This week').waitFor();
    return page;
  }

  test('stands in the middle of a wide window, with days apart', async () => {
    const page = await openGuest({ viewport: { width: 1100, height: 760 } });
    expect((await page.locator('.app').boundingBox())?.width).toBe(820);
    expect(await page.locator('.day').allTextContents()).toEqual(['Yesterday', 'Today']);
    await page.screenshot({ path: `${output}playground-light-desktop.png` });
    await page.close();
  });

  test('fits a phone in the dark, with nothing beyond the edge, and can be made light', async () => {
    const page = await openGuest({
      viewport: { width: 360, height: 740 },
      deviceScaleFactor: 2,
      colorScheme: 'dark',
      hasTouch: true,
      isMobile: true,
    });
    expect(await page.evaluate('document.documentElement.scrollWidth')).toBe(360);
    expect(await page.locator('html').getAttribute('data-theme')).toBe('dark');
    await page.screenshot({ path: `${output}playground-dark-phone.png` });
    await page.getByRole('button', { name: 'Switch between light and dark' }).tap();
    expect(await page.locator('html').getAttribute('data-theme')).toBe('light');
    await page.close();
  });

  test('goes on by itself after the server was restarted', async () => {
    const file = join(mkdtempSync(join(tmpdir(), 'playground-')), 'chat.jsonl');
    const first = await startPlayground({ host: '127.0.0.1', port: 0, file });
    const page = await browser.newPage();
    await page.goto(first.url);
    await page.getByText('Say something to').waitFor();
    await first.close();
    await page.locator('#status-text').getByText('connecting').waitFor();
    const second = await startPlayground({ host: '127.0.0.1', port: Number(new URL(first.url).port), file });
    second.person.say('while you were away');
    await page.locator('.message').getByText('while you were away').waitFor({ timeout: 15_000 });
    await page.locator('#text').fill('here again');
    await page.locator('#text').press('Enter');
    await page.locator('.message').getByText('here again').waitFor();
    expect(second.person.messages()).toHaveLength(2);
    await page.close();
    await second.close();
    rmSync(dirname(file), { recursive: true });
  });
});
