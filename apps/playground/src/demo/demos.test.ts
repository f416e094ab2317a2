import { Bot } from 'grammy';
import { describe, expect, onTestFinished, test } from 'vitest';
import { type Playground, startPlayground } from '../index.ts';
import type { Demo } from './stage.ts';

/** A demo in which a small bot repeats what a scripted person says. */
function echoDemo(log: string[]): Demo {
  return {
    name: 'echo',
    title: 'Echo',
    about: 'It repeats.',
    start: async (stage) => {
      log.push('start');
      const bot = new Bot(stage.token, { client: { apiRoot: stage.apiRoot } });
      bot.on('message:text', (context) => context.reply(`I heard ${context.msg.text}`));
      const running = bot.start();
      stage.narrate('Somebody says hello.');
      stage.setTime(Date.parse('2026-03-01T10:00Z'));
      await stage.person.ask('hello');
      return {
        stop: async () => {
          log.push('stop');
          await bot.stop();
          await running;
        },
      };
    },
  };
}

interface State {
  narration: string | null;
  messages: { message: { text: string; date: number } }[];
}

async function openWithDemo(): Promise<{ playground: Playground; log: string[] }> {
  const log: string[] = [];
  const playground = await startPlayground({ host: '127.0.0.1', port: 0, file: null, demos: [echoDemo(log)] });
  onTestFinished(() => playground.close());
  return { playground, log };
}

const post = async ({ url }: Playground, path: string, body: object = {}) =>
  await fetch(`${url}${path}`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(body),
  });
const stateAt = async ({ url }: Playground, path: string) =>
  (await (await fetch(`${url}${path}api/state`)).json()) as State;

describe('a demo', () => {
  test('is offered, and plays in a chat of its own below the address of the page', async () => {
    const { playground } = await openWithDemo();
    const offered = await (await fetch(`${playground.url}api/demos`)).json();
    expect(offered).toEqual({ demos: [{ name: 'echo', title: 'Echo', about: 'It repeats.' }] });
    expect(await (await post(playground, 'api/demos/echo/start')).json()).toEqual({ address: 'demos/echo/' });
    const state = await stateAt(playground, 'demos/echo/');
    expect(state.narration).toBe('Somebody says hello.');
    expect(state.messages.map(({ message }) => message.text)).toEqual(['hello', 'I heard hello']);
    expect(new Date((state.messages[1]?.message.date ?? 0) * 1000).toISOString()).toContain('2026-03-01T10:00');
    expect((await stateAt(playground, '')).messages).toEqual([]);
    expect(await (await fetch(`${playground.url}demos/echo/`)).text()).toContain('<!doctype html>');
    expect(await (await fetch(`${playground.url}demos/echo/api/demos`)).json()).toEqual({ demos: [] });
  });

  test('takes what the visitor writes there', async () => {
    const { playground } = await openWithDemo();
    await post(playground, 'api/demos/echo/start');
    expect((await post(playground, 'demos/echo/api/send', { text: 'and me' })).status).toBe(200);
    await fetch(`${playground.url}demos/echo/api/wait`);
    expect((await stateAt(playground, 'demos/echo/')).messages.at(-1)?.message.text).toBe('I heard and me');
  });

  test('begins anew when it is started again, and ends with the server', async () => {
    const { playground, log } = await openWithDemo();
    await Promise.all([post(playground, 'api/demos/echo/start'), post(playground, 'api/demos/echo/start')]);
    expect(log).toEqual(['start', 'stop', 'start']);
    await playground.close();
    expect(log).toEqual(['start', 'stop', 'start', 'stop']);
  });

  test('is gone when it is stopped, and the page that was open on it leads back', async () => {
    const { playground } = await openWithDemo();
    await post(playground, 'api/demos/echo/start');
    await post(playground, 'api/demos/echo/stop');
    const page = await fetch(`${playground.url}demos/echo/`, { redirect: 'manual' });
    expect([page.status, page.headers.get('location')]).toEqual([302, '/']);
    expect((await fetch(`${playground.url}demos/echo/api/state`)).status).toBe(404);
    expect((await post(playground, 'api/demos/other/start')).status).toBe(404);
  });
});
