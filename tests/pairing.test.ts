import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { type Noctem, repliesTo, startNoctem } from './support/noctem.ts';

const codeOf = ({ told }: Noctem) =>
  told.map((line) => /Pairing code: ([A-Z0-9]{8})/.exec(line)?.[1]).findLast(Boolean);

/** Whether `word` stands anywhere in the bytes of the data folder. */
function keeps({ data }: Noctem, word: string): boolean {
  return readdirSync(data, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .some((entry) => readFileSync(join(entry.parentPath, entry.name)).includes(word));
}

describe('a bot without an owner', () => {
  it('belongs to whoever sends the code from the console, with what was said at the command line', async () => {
    const noctem = await startNoctem({
      owners: [],
      prepare: (store) => store.people.set(store.people.local(1).id, 'motto', { value: 'mine', now: 1 }),
    });
    const { person, store, playground } = noctem;
    expect((await person.ask('/start')).text).toMatch(/waiting for my owner/);
    const code = codeOf(noctem) ?? '';
    expect(code).toMatch(/^[A-Z0-9]{8}$/);
    expect((await person.ask(code.toLowerCase())).text).toMatch(/My clock says/);
    expect(store.people.firstOwner()).toMatchObject({ telegramId: person.id, name: 'You' });
    expect(store.people.settings(store.people.firstOwner()?.id ?? 0)).toMatchObject({ motto: 'mine' });
    const late = playground.addPerson({ id: 3003, firstName: 'Late' });
    expect((await late.ask(code)).text).toMatch(/private butler/);
    expect(store.people.byTelegramId(3003)).toBeUndefined();
  });

  it('belongs with what was said at the command line to the first that is named, also where it brings its own chat page', async () => {
    const { store } = await startNoctem({
      owners: [777, 778],
      settings: { token: null, web: { host: '127.0.0.1', port: 0 } },
      prepare: ({ people }) => people.set(people.local(1).id, 'motto', { value: 'mine', now: 1 }),
    });
    const motto = (telegramId: number) =>
      store.people.settings(store.people.byTelegramId(telegramId)?.id ?? 0)['motto'];
    expect([motto(777), motto(778)]).toEqual(['mine', undefined]);
    expect(store.people.firstOwner()).toMatchObject({ telegramId: 777 });
    expect(store.people.list()).toHaveLength(3);
  });

  it('takes no code any more after five wrong ones', async () => {
    const noctem = await startNoctem({ owners: [] });
    const { person, store, quiet } = noctem;
    for (let n = 0; n < 5; n += 1) person.say(`WRONG00${n}`);
    person.say(codeOf(noctem) ?? '');
    await quiet();
    expect(store.people.list()).toEqual([]);
    expect(repliesTo(person)).toHaveLength(1);
  });
});

describe('a stranger', () => {
  it('gets one polite refusal, and leaves no row, no log line and no byte', async () => {
    const noctem = await startNoctem();
    const stranger = noctem.playground.addPerson({ id: 9090909, firstName: 'Mallorquina' });
    expect((await stranger.ask('my secret zanzibarquux')).text).toMatch(/private butler.*\/allow 9090909/);
    stranger.say('/start');
    stranger.say('buy zanzibarquux tomorrow');
    stranger.sendPhoto({ caption: 'zanzibarquux' });
    noctem.playground.faults.next({ kind: 'serverError', method: 'sendMessage' });
    await noctem.person.ask('buy milk tomorrow');
    await noctem.quiet();
    expect(repliesTo(stranger)).toHaveLength(1);
    expect(noctem.store.people.byTelegramId(9090909)).toBeUndefined();
    for (const word of ['zanzibarquux', 'Mallorquina', '9090909'])
      expect([word, keeps(noctem, word)]).toEqual([word, false]);
    expect(noctem.logged.join('')).not.toMatch(/zanzibarquux|Mallorquina/);
  });

  it('cannot use the buttons of others', async () => {
    const noctem = await startNoctem();
    const { person, playground, store } = noctem;
    const filed = await person.ask('buy milk tomorrow');
    const data = filed.buttons.flat().find((button) => button.text === 'Undo')?.callback_data ?? '';
    const from = { id: 9090909, is_bot: false, first_name: 'Mallory' };
    playground.deliver({ callback_query: { id: '77', from, chat_instance: '1', data } } as Parameters<
      typeof playground.deliver
    >[0]);
    await person.ask('/tasks');
    expect(store.items.task(1)).toMatchObject({ status: 'open' });
  });
});

describe('a guest', () => {
  it('is let in by the owner, has things of their own, and is shut out again', async () => {
    const noctem = await startNoctem();
    const { person, playground, store } = noctem;
    const guest = playground.addPerson({ id: 2002, firstName: 'Grace', languageCode: 'de' });
    await person.ask('buy milk tomorrow');
    expect((await person.ask('/allow 2002')).text).toMatch(/2002 may talk to me now/);
    expect((await guest.ask('/start')).text).toMatch(/Good to see you/);
    expect((await guest.ask('/tasks')).text).toMatch(/No open tasks/);
    await guest.ask('call mum friday');
    expect((await person.ask('/tasks')).text).not.toMatch(/mum/);
    expect(store.people.byTelegramId(2002)).toMatchObject({ name: 'Grace', role: 'guest', access: 'allowed' });
    expect((await guest.ask('/allow 5')).text).toMatch(/Only the owner/);
    expect((await guest.ask(`/revoke ${person.id}`)).text).toMatch(/Only the owner/);
    expect((await person.ask('/revoke 2002')).text).toMatch(/not answered any more/);
    expect((await guest.ask('call dad friday')).text).toMatch(/private butler/);
    guest.say('again');
    await person.ask('/allow 2002');
    expect((await guest.ask('/tasks')).text).toMatch(/call mum/);
    expect((await guest.ask('/tasks')).text).not.toMatch(/dad|again/);
  });
});

describe('/deleteme', () => {
  it('erases everything after asking, and the owner may begin anew', async () => {
    const noctem = await startNoctem();
    const { person, store } = noctem;
    await person.ask('buy kumquatchutney tomorrow +larder');
    person.sendPhoto();
    await person.nextReply();
    await noctem.until(() => store.thoughts.filesOf(1).length === 1);
    const asked = await person.ask('/deleteme');
    await person.tap(asked, 'Keep it');
    expect((await person.nextReply()).text).toBe('Nothing was erased.');
    expect(store.thoughts.list({ userId: 1, limit: 9 })).toHaveLength(2);
    const again = await person.ask('/deleteme');
    await person.tap(again, 'Erase everything');
    await noctem.until(() => store.people.byId(1) === undefined && store.outbox.counts().running === 0);
    expect(repliesTo(person).at(-1)?.text).toMatch(/being erased/);
    await noctem.quiet();
    expect(keeps(noctem, 'chutney')).toBe(false);
    expect(readdirSync(join(noctem.data, 'files'))).toEqual([]);
    expect((await person.ask('/start')).text).toMatch(/Good to see you/);
    expect((await person.ask('/tasks')).text).toMatch(/No open tasks/);
    expect(store.people.list()).toHaveLength(1);
  });

  it('of a named owner does not swallow the first words after it', async () => {
    const { person, store, until } = await startNoctem();
    await person.tap(await person.ask('/deleteme'), 'Erase everything');
    await until(() => store.people.byId(1) === undefined);
    expect((await person.ask('buy milk tomorrow')).text).toMatch(/buy milk — tomorrow/);
  });

  it('of a guest shuts the door behind them', async () => {
    const { person, playground, store, until } = await startNoctem();
    await person.ask('/allow 2002');
    const guest = playground.addPerson({ id: 2002, firstName: 'Grace' });
    await guest.ask('call mum friday');
    await guest.tap(await guest.ask('/deleteme'), 'Erase everything');
    await until(() => store.people.list().length === 1);
    expect((await guest.ask('hello')).text).toMatch(/private butler/);
  });
});

describe('/export', () => {
  it('that Telegram does not take says where it can be had', async () => {
    const { person, playground } = await startNoctem();
    playground.faults.next({ kind: 'serverError', method: 'sendDocument', status: 413 });
    expect((await person.ask('/export')).text).toMatch(/cannot send the file.*noctem export/);
  });

  it('sends everything as a file', async () => {
    const { person } = await startNoctem();
    await person.ask('buy milk tomorrow');
    const reply = await person.ask('/export');
    expect(reply.raw.document).toMatchObject({ file_name: 'noctem-export.json' });
    expect(reply.text).toBe('Everything I keep of you.');
  });
});
