import { mkdirSync, mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { createLogger, type Program, readConfiguration, startProgram } from '@noctem/bot';
import { type Browser, chromium, type Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';

const output = fileURLToPath(new URL('output/', import.meta.url));
const launchArguments = ['--no-sandbox', '--disable-gpu', '--no-first-run', '--disable-background-networking'];
const aMinute = 60_000;

const demoFolders = () => readdirSync(tmpdir()).filter((name) => name.startsWith('noctem-demo-'));

describe('the demo “live four weeks”', () => {
  const data = mkdtempSync(join(tmpdir(), 'noctem-visitor-'));
  const before = demoFolders();
  const told: string[] = [];
  const problems: string[] = [];
  let program: Program;
  let browser: Browser;
  let page: Page;

  beforeAll(async () => {
    mkdirSync(output, { recursive: true });
    const environment = { NOCTEM_DATA: data, NOCTEM_WEB: '127.0.0.1:0', NOCTEM_TZ: 'Europe/Lisbon', REDIS_URL: '' };
    const configuration = { ...readConfiguration(environment), token: null };
    program = await startProgram({
      configuration,
      log: createLogger('error', { secrets: [], to: { write: (line) => problems.push(line) } }),
      tell: (line) => told.push(line),
    });
    browser = await chromium.launch({
      executablePath: process.env['CHROMIUM_PATH'] ?? '/usr/bin/chromium',
      args: launchArguments,
    });
    page = await browser.newPage({ viewport: { width: 820, height: 900 }, colorScheme: 'light' });
    page.on('pageerror', (error) => problems.push(error.message));
    page.setDefaultTimeout(aMinute);
    await page.goto(/http:\S+/.exec(told.join(' '))?.[0] ?? '');
  });

  afterAll(async () => {
    await browser.close();
    await program.stop();
    rmSync(data, { recursive: true, force: true });
  });

  it(
    'chats four weeks within a minute until the report proposes what was learned',
    { timeout: 2 * aMinute },
    async () => {
      const began = Date.now();
      await page.getByRole('button', { name: 'Live four weeks' }).click();
      await narration('Week 1. The dentist is important');
      await page.screenshot({ path: `${output}demo-week-1.png` });
      await page.locator('.message.theirs', { hasText: 'System Insight' }).first().waitFor();
      expect(Date.now() - began).toBeLessThan(aMinute);
      await narration('what it found in its own log');
      await page.screenshot({ path: `${output}demo-report.png` });
    },
  );

  it('does what was applied to the very next thought', { timeout: aMinute }, async () => {
    await write('call the dentist about the bridge');
    await expectReply('call the dentist about the bridge', (text) => !text.includes('high'));
    const insight = page.locator('.message.theirs', { hasText: /System Insight.*dentist/s }).first();
    await insight.getByRole('button', { name: 'Apply' }).click();
    await page.locator('.message.theirs', { hasText: 'Undo' }).last().waitFor();
    await write('call the dentist about the bridge again');
    await expectReply('call the dentist about the bridge again', (text) => text.includes('high'));
    await page.locator('.toast').waitFor({ state: 'detached' });
    await page.screenshot({ path: `${output}demo-applied.png` });
  });

  it(
    'gives the hour to the next weekend, which lies ahead when it is the visitor’s turn',
    { timeout: aMinute },
    async () => {
      await write('oil the gate this weekend');
      await expectReply('oil the gate', (text) => /Sat \d/.test(text) && !text.includes('10:00'));
      const insight = page.locator('.message.theirs', { hasText: /System Insight.*this weekend/s }).first();
      await insight.getByRole('button', { name: 'Apply' }).click();
      await page.locator('.message.theirs', { hasText: /Applied.*this weekend/s }).waitFor();
      await write('oil the hinges this weekend');
      await expectReply('oil the hinges', (text) => /Sat \d+ \w+ 10:00/.test(text));
    },
  );

  it('plays again from the beginning, and leads back to the chat of one’s own', { timeout: 2 * aMinute }, async () => {
    await page.getByRole('button', { name: 'Again' }).click();
    await narration('Week 1.');
    await page.getByRole('button', { name: 'Back to my chat' }).click();
    await page.getByText('Say something to Noctem').waitFor();
    expect(demoFolders()).toEqual(before);
    expect(problems).toEqual([]);
  });

  async function narration(words: string): Promise<void> {
    await page.locator('#narration-line', { hasText: words }).waitFor();
  }

  async function write(text: string): Promise<void> {
    await page.locator('#text').fill(text);
    await page.keyboard.press('Enter');
  }

  async function expectReply(about: string, fits: (text: string) => boolean): Promise<void> {
    const reply = page.locator('.message.theirs', { hasText: `✓ ${about}` }).last();
    await reply.waitFor();
    expect(fits((await reply.textContent()) ?? '')).toBe(true);
  }
});
