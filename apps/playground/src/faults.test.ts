import { expect, test } from 'vitest';
import { createFaults } from './faults.ts';
import { callBot, openPlayground } from './testing/open-playground.ts';

test('a planned fault strikes the named method so many times, and is counted', () => {
  const faults = createFaults();
  faults.next({ kind: 'tooManyRequests', method: 'sendMessage', times: 2, retryAfter: 7 });
  expect(faults.strike('getMe')).toBeNull();
  expect(faults.outstanding()).toBe(2);
  expect(faults.strike('sendmessage')).toMatchObject({ kind: 'tooManyRequests', retryAfter: 7 });
  expect(faults.strike('sendMessage')).not.toBeNull();
  expect(faults.strike('sendMessage')).toBeNull();
  expect(faults.counts().tooManyRequests).toBe(2);
});

test('random faults are the same for the same seed, and as frequent as asked', () => {
  const run = (seed: number): (string | undefined)[] => {
    const faults = createFaults();
    faults.random({ seed, rates: { cutAfter: 0.2, serverError: 0.1 } });
    return Array.from({ length: 2000 }, () => faults.strike('sendMessage')?.kind);
  };
  expect(run(4)).toEqual(run(4));
  expect(run(4)).not.toEqual(run(5));
  const share = run(4).filter((kind) => kind === 'cutAfter').length / 2000;
  expect(share).toBeGreaterThan(0.14);
  expect(share).toBeLessThan(0.24);
});

test('a 429 names the seconds to wait, and nothing was sent', async () => {
  const playground = await openPlayground();
  playground.faults.next({ kind: 'tooManyRequests', method: 'sendMessage', retryAfter: 3 });
  expect(await callBot(playground, 'sendMessage', { chat_id: playground.person.id, text: 'a' })).toMatchObject({
    status: 429,
    description: 'Too Many Requests: retry after 3',
    parameters: { retry_after: 3 },
  });
  expect(playground.person.messages()).toEqual([]);
});

test('a cut before the effect leaves nothing, a cut after it leaves the message', async () => {
  const playground = await openPlayground();
  const send = async (text: string): Promise<unknown> =>
    await callBot(playground, 'sendMessage', { chat_id: playground.person.id, text });
  playground.faults.next({ kind: 'cutBefore', method: 'sendMessage' });
  playground.faults.next({ kind: 'cutAfter', method: 'sendMessage' });
  await expect(send('before')).rejects.toThrow('fetch failed');
  await expect(send('after')).rejects.toThrow('fetch failed');
  await send('calm');
  expect(playground.person.messages().map(({ text }) => text)).toEqual(['after', 'calm']);
  expect(playground.faults.counts()).toMatchObject({ cutBefore: 1, cutAfter: 1 });
});

test('a server error carries its status, and a delay delays', async () => {
  const playground = await openPlayground();
  playground.faults.next({ kind: 'serverError', status: 502 });
  playground.faults.next({ kind: 'delay', ms: 60 });
  expect(await callBot(playground, 'getMe')).toMatchObject({ status: 502, description: 'Bad Gateway' });
  const started = performance.now();
  expect((await callBot(playground, 'getMe')).ok).toBe(true);
  expect(performance.now() - started).toBeGreaterThan(50);
});

test('a duplicated update comes again after it was acknowledged', async () => {
  const playground = await openPlayground();
  playground.faults.next({ kind: 'duplicate' });
  playground.person.say('once');
  const first = (await callBot(playground, 'getUpdates')).result as { update_id: number }[];
  const offset = (first[0]?.update_id ?? 0) + 1;
  expect((await callBot(playground, 'getUpdates', { offset })).result).toEqual(first);
  expect((await callBot(playground, 'getUpdates', { offset })).result).toEqual([]);
  expect(playground.faults.counts().duplicate).toBe(1);
});
