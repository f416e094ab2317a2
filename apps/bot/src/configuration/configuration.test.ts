import { join } from 'node:path';
import { Failure } from '@noctem/core/kernel';
import { describe, expect, it } from 'vitest';
import { databaseFile, programRoot, readConfiguration } from './index.ts';

const nothing = { TELEGRAM_BOT_TOKEN: '', NOCTEM_OWNER: '', NOCTEM_DATA: '', REDIS_URL: '', NOCTEM_TZ: '' };

function problemOf(environment: Record<string, string>): string {
  try {
    readConfiguration(environment);
  } catch (error) {
    if (error instanceof Failure && error.code === 'configuration') return error.message;
    throw error;
  }
  return 'nothing was wrong';
}

describe('the configuration', () => {
  it('has a default for everything', () => {
    expect(readConfiguration(nothing)).toMatchObject({
      token: null,
      apiRoot: null,
      data: join(programRoot(), 'data'),
      migrations: join(programRoot(), 'drizzle'),
      owners: [],
      redisUrl: null,
      ollamaHosts: ['http://127.0.0.1:11434'],
      web: { host: '127.0.0.1', port: 8484 },
      clock: 'system',
      logLevel: 'info',
    });
    expect(databaseFile('/x')).toBe('/x/noctem.db');
  });

  it('reads each setting', () => {
    const read = readConfiguration({
      TELEGRAM_BOT_TOKEN: '123456789:AAEhBOweik6ad9r_QXMENQjcrGbqCr4K-pQ',
      TELEGRAM_API_ROOT: 'http://127.0.0.1:8081//',
      NOCTEM_DATA: '/tmp/somewhere',
      NOCTEM_OWNER: ' 12 , 34',
      NOCTEM_TZ: 'Asia/Tokyo',
      OLLAMA_HOST: 'http://a:1, http://b:2',
      NOCTEM_WEB: '[::1]:0',
      NOCTEM_CLOCK: 'updates',
      LOG_LEVEL: 'debug',
    });
    expect(read).toMatchObject({
      apiRoot: 'http://127.0.0.1:8081',
      data: '/tmp/somewhere',
      owners: [12, 34],
      zone: 'Asia/Tokyo',
      ollamaHosts: ['http://a:1', 'http://b:2'],
      web: { host: '::1', port: 0 },
      clock: 'updates',
      logLevel: 'debug',
    });
  });

  it.each([
    ['box', 'http://box:11434'],
    ['HTTP://box', 'http://box:11434'],
    ['http://box/ollama', 'http://box/ollama'],
    ['https://ada:secret@box.example', 'https://ada:secret@box.example'],
    ['http://box:80', 'http://box'],
    ['0.0.0.0:1234', 'http://127.0.0.1:1234'],
    ['[::1]', 'http://[::1]:11434'],
  ])('takes %s for the Ollama at %s', (OLLAMA_HOST, address) => {
    expect(readConfiguration({ ...nothing, OLLAMA_HOST }).ollamaHosts).toEqual([address]);
  });

  it.each([
    ['TELEGRAM_BOT_TOKEN', 'abc', 'BotFather'],
    ['TELEGRAM_API_ROOT', 'ftp://x', 'Bot API server'],
    ['NOCTEM_OWNER', '@ada', 'numeric Telegram user ids'],
    ['NOCTEM_TZ', 'Mars/Olympus', 'IANA time zone'],
    ['REDIS_URL', 'localhost', 'redis://'],
    ['OLLAMA_HOST', 'ftp://box', 'http://127.0.0.1:11434'],
    ['OLLAMA_HOST', 'http://', 'http://127.0.0.1:11434'],
    ['NOCTEM_WEB', '8484', 'a host and a port'],
    ['NOCTEM_WEB', '127.0.0.1:99999', 'a host and a port'],
    ['NOCTEM_CLOCK', 'sundial', '`system` or `updates`'],
    ['LOG_LEVEL', 'loud', 'info'],
  ])('refuses %s=%s in one sentence that names it and says what it should be', (name, value, shape) => {
    const sentence = problemOf({ ...nothing, [name]: value });
    expect(sentence).toMatch(new RegExp(`^${name} cannot be used: .*\\.$`));
    expect(sentence).toContain(shape);
  });

  it('never repeats a token that is wrong', () => {
    expect(problemOf({ TELEGRAM_BOT_TOKEN: 'secret word' })).not.toContain('secret');
  });

  it('refuses a simulated clock with Redis', () => {
    expect(problemOf({ NOCTEM_CLOCK: 'updates', REDIS_URL: 'redis://x' })).toMatch(/unset one of them/);
  });
});
