import { describe, expect, it } from 'vitest';
import { hour, minute, monday, openChat } from '../testing/open-chat.ts';
import { Gate } from './gate.ts';

/** A gate before which nobody is known, on a clock that the test moves. */
function openGate(owners: readonly number[] = []) {
  const { store } = openChat();
  for (const user of store.people.list()) store.people.remove(user.id);
  const codes: string[] = [];
  const time = { now: monday };
  const gate = new Gate({
    store,
    owners,
    now: () => time.now,
    realNow: () => time.now,
    announce: (code) => codes.push(code),
  });
  gate.open();
  const visit = (text: string, telegramId = 7) =>
    gate.admit({ telegramId, name: `N${telegramId}`, languageCode: 'pt-br', text });
  return { store, gate, codes, time, visit, code: () => codes.at(-1) ?? '' };
}

describe('the pairing code', () => {
  it('is eight characters that are told apart well, and another one each time', () => {
    const codes = Array.from({ length: 20 }, () => openGate().code());
    for (const code of codes) expect(code).toMatch(/^[A-HJKMNP-Z2-9]{8}$/);
    expect(new Set(codes).size).toBe(20);
  });

  it.each([(code: string) => code, (code: string) => ` ${code.toLowerCase()} `, (code: string) => `/start ${code}`])(
    'lets its sender in as the owner, once',
    (said) => {
      const { visit, code, store, codes } = openGate();
      const text = said(code());
      expect(visit(text)).toMatchObject({ door: 'paired', user: { role: 'owner', telegramId: 7, name: 'N7' } });
      expect(visit('hello')).toMatchObject({ door: 'open' });
      expect(visit(text, 8)).toMatchObject({ door: 'closed' });
      expect(store.people.settings(store.people.firstOwner()?.id ?? 0)).toEqual({ locale: 'pt-BR' });
      expect(codes).toHaveLength(1);
    },
  );

  it('is good for an hour; after that there is a new one', () => {
    const { visit, code, time, codes } = openGate();
    const first = code();
    time.now += hour + 1;
    expect(visit(first).door).toBe('closed');
    expect(codes).toHaveLength(2);
    expect(visit(code()).door).toBe('paired');
  });

  it('still works at the end of its hour', () => {
    const { visit, code, time } = openGate();
    time.now += hour - minute;
    expect(visit(code()).door).toBe('paired');
  });

  it('is worth nothing after five wrong tries, whoever made them, until the hour is over', () => {
    const { visit, code, time } = openGate();
    for (let n = 0; n < 5; n += 1) expect(visit(`AAAAAAA${n + 2}`, 100 + n).door).toBe('closed');
    expect(visit(code()).door).toBe('closed');
    time.now += hour + 1;
    visit('hello');
    expect(visit(code()).door).toBe('paired');
  });

  it('is not used up by four wrong tries and any number of other words', () => {
    const { visit, code } = openGate();
    for (let n = 0; n < 4; n += 1) visit(`AAAAAAA${n + 2}`);
    for (let n = 0; n < 20; n += 1) visit('let me in please');
    expect(visit(code()).door).toBe('paired');
  });

  it('is not made where an owner is named or known', () => {
    expect(openGate([5]).codes).toEqual([]);
    const { store, codes } = openGate([5]);
    new Gate({
      store,
      owners: [],
      now: () => monday,
      realNow: () => monday,
      announce: (code) => codes.push(code),
    }).open();
    expect(codes).toEqual([]);
  });
});

describe('the door', () => {
  it('refuses a stranger once a day, and stores nothing', () => {
    const { visit, time, store } = openGate([5]);
    const answers = () => {
      const admission = visit('hello', 9);
      return admission.door === 'closed' ? admission.answer : admission.door;
    };
    expect(answers()).toMatch(/\/allow 9/);
    time.now += 24 * hour - 1;
    expect(answers()).toBeNull();
    time.now += 1;
    expect(answers()).toMatch(/private butler/);
    expect(store.people.byTelegramId(9)).toBeUndefined();
  });

  it('is open for a named owner, even one who was shut out or was a guest', () => {
    const { store } = openGate();
    const guest = store.people.admit({ telegramId: 5, role: 'guest', name: 'Ada', now: 1 });
    store.people.revoke(guest.id);
    new Gate({ store, owners: [5], now: () => monday, realNow: () => monday, announce: () => undefined }).open();
    expect(store.people.byTelegramId(5)).toMatchObject({ role: 'owner', access: 'allowed', name: 'Ada' });
  });

  it('gives one who was let in by number their name and language at their first word', () => {
    const { store, visit } = openGate([5]);
    store.people.admit({ telegramId: 9, role: 'guest', name: '9', now: 1 });
    expect(visit('hello', 9)).toMatchObject({ door: 'open', user: { name: 'N9', role: 'guest' } });
    expect(store.people.settings(store.people.byTelegramId(9)?.id ?? 0)).toEqual({ locale: 'pt-BR' });
  });

  it('lets an owner who was erased pair anew', () => {
    const { store, visit, code } = openGate();
    visit(code());
    store.people.disown(store.people.firstOwner()?.id ?? 0);
    expect(visit('hello').door).toBe('closed');
    expect(visit(code()).door).toBe('paired');
  });
});
