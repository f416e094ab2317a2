import { describe, expect, it } from 'vitest';
import { type Noctem, repliesTo, startNoctem } from './support/noctem.ts';

const things = 'milk bread eggs rice salt tea jam oil soap figs'.split(' ');
const texts = (noctem: Noctem) =>
  repliesTo(noctem.person).map((message) => message.text.replace(/^✓ buy (\w+) .*/, '$1'));
/** Without what was said twice, since nobody knew whether it had arrived. */
const told = (noctem: Noctem) => [...new Set(texts(noctem))];

describe('replies', () => {
  it('come in the order in which they were said, through 429s, server errors and cut connections', async () => {
    const noctem = await startNoctem();
    const { person, playground } = noctem;
    playground.faults.next({ kind: 'serverError', method: 'sendMessage', status: 502 });
    playground.faults.next({ kind: 'cutBefore', method: 'sendMessage' });
    playground.faults.next({ kind: 'tooManyRequests', method: 'sendMessage', retryAfter: 1 });
    playground.faults.next({ kind: 'cutAfter', method: 'sendMessage' });
    for (const thing of things) person.say(`buy ${thing} tomorrow`);
    await noctem.until(() => told(noctem).length === things.length);
    await noctem.quiet();
    expect(told(noctem)).toEqual(things);
    expect(playground.faults.outstanding()).toBe(0);
    expect(noctem.store.thoughts.list({ userId: 1, limit: 99 })).toHaveLength(things.length);
  });

  it('never hold up the next thought: Telegram hangs, and everything is stored', async () => {
    const noctem = await startNoctem();
    const { person, playground, store } = noctem;
    playground.faults.next({ kind: 'delay', method: 'sendMessage', ms: 2_500 });
    const began = Date.now();
    for (const thing of things) person.say(`buy ${thing} tomorrow`);
    await noctem.until(() => store.thoughts.list({ userId: 1, limit: 99 }).length === things.length);
    expect(Date.now() - began).toBeLessThan(2_000);
    expect(texts(noctem)).toEqual([]);
    const other = playground.addPerson({ id: 2002, firstName: 'Grace' });
    expect((await other.ask('hello', { timeoutMs: 1_500 })).text).toMatch(/private butler/);
    await noctem.until(() => texts(noctem).length === things.length);
    expect(texts(noctem)).toEqual(things);
  });

  it('that were not sent when the program stopped are sent after the next start', async () => {
    const noctem = await startNoctem();
    const { person, playground, store } = noctem;
    playground.faults.random({ seed: 1, rates: { serverError: 1 }, methods: ['sendMessage'] });
    person.say('buy milk tomorrow');
    await noctem.until(() => store.deliveries.pendingChats().length === 1);
    await noctem.stop();
    expect(texts(noctem)).toEqual([]);
    playground.faults.clear();
    person.say('buy bread tomorrow');
    await noctem.start();
    await noctem.until(() => texts(noctem).length === 2);
    expect(texts(noctem)).toEqual(['milk', 'bread']);
  });

  it('to somebody who blocked the bot fail for good, with a trace, and are forgotten', async () => {
    const noctem = await startNoctem();
    const { person, playground, store } = noctem;
    playground.faults.next({ kind: 'serverError', method: 'sendMessage' });
    person.say('buy milk tomorrow');
    await noctem.until(() => store.thoughts.list({ userId: 1, limit: 9 }).length === 1);
    person.block();
    await noctem.until(() => store.deliveries.pendingChats().length === 0);
    const failed = await noctem.until(() => store.traces.latest(1, 9).find((row) => row.component === 'sender'));
    expect(failed).toMatchObject({ outcome: 'failed', stage: 'complete' });
    expect(JSON.stringify(store.traces.ofTrace(failed.traceId))).toMatch(/blocked/);
    person.unblock();
    expect((await person.ask('buy bread tomorrow')).text).toMatch(/bread/);
  });

  it('never carry the token: not in the log, in a trace, nor in a row', async () => {
    const noctem = await startNoctem();
    const { person, playground, store, logged } = noctem;
    for (const method of ['sendMessage', 'answerCallbackQuery', 'getFile'])
      for (const kind of ['cutBefore', 'serverError'] as const) playground.faults.next({ kind, method });
    person.sendPhoto();
    person.say('buy milk tomorrow');
    await noctem.until(() => texts(noctem).includes('milk'));
    const list = await person.ask('/tasks');
    await person.tap(list, '✓ 1');
    await noctem.until(() => logged.some((line) => line.includes('answer')));
    await noctem.quiet();
    const everything = logged.join('') + (await textOf(store.exportPieces({ userId: 1, zone: 'UTC' })));
    expect(everything).toMatch(/sendMessage|answerCallbackQuery|failed/);
    expect(everything).not.toContain(playground.token);
    expect(everything).not.toContain(playground.token.split(':')[1]);
  });
});

describe('the program', () => {
  it('ends with a sentence when Telegram does not know its token', async () => {
    const { logged, until } = await startNoctem({ settings: { token: '1234567:AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA' } });
    const line = await until(() => logged.find((one) => one.startsWith('the program ended')));
    expect(line).toMatch(/Telegram does not know this token: check TELEGRAM_BOT_TOKEN/);
  });

  it('goes on after Telegram was away', async () => {
    const { person, playground } = await startNoctem();
    playground.faults.next({ kind: 'serverError', method: 'getUpdates', status: 502 });
    await person.ask('buy milk tomorrow');
    expect((await person.ask('buy bread tomorrow', { timeoutMs: 9_000 })).text).toMatch(/bread/);
  });

  it('loses nothing of what was written while it was away, and takes up where it was', async () => {
    const noctem = await startNoctem();
    const { person, store } = noctem;
    const list = await person.ask('work on the shed');
    await noctem.stop();
    person.say('buy milk tomorrow');
    const tapped = person.tap(list, 'Project', { timeoutMs: 4_000 });
    person.say('task 1');
    await noctem.start();
    expect((await tapped)?.text ?? '').toBe('');
    await noctem.quiet();
    expect(store.items.projects({ userId: 1, limit: 9 })).toMatchObject([{ name: 'work on the shed' }]);
    expect(store.items.tasks({ userId: 1, limit: 9 })[0]).toMatchObject({ title: 'buy milk' });
  });
});

async function textOf(pieces: AsyncIterable<string>): Promise<string> {
  let text = '';
  for await (const piece of pieces) text += piece;
  return text;
}
