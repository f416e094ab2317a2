import { describe, expect, it } from 'vitest';
import { decideOccasion } from '../butler/contact-job.ts';
import { previewOfReport } from '../butler/report.ts';
import { type Chat, day, must, openChat } from '../testing/open-chat.ts';
import { dentistRule, plantInsight } from '../testing/insights.ts';

/** Sunday, 29 November 2026, 18:00 in Lisbon. */
const sunday = Date.UTC(2026, 10, 29, 18);

function insightAbout(chat: Chat, phrase: string, priority: number) {
  const rule = { ...dentistRule, key: `phrase:${phrase}`, value: { phrase, importance: 'high' } } as const;
  return plantInsight(chat, { rule: rule as typeof dentistRule, key: phrase, title: `About ${phrase}`, priority });
}

/** The report of that Sunday, as it lies ready to be sent; then all of it is sent, but for what is `lost`. */
function report(chat: Chat, slot: string, lost: readonly number[] = []): string[] {
  expect(decideOccasion(chat.parts, { userId: chat.user.id, type: 'report', slot })).toMatchObject({
    decision: 'contact',
  });
  const texts: string[] = [];
  for (let one = chat.store.deliveries.nextPending(1001); one; one = chat.store.deliveries.nextPending(1001)) {
    expect(one.contactId).not.toBe(null);
    chat.store.contactSending.begin(one, chat.now);
    if (lost.includes(texts.length)) chat.store.contactSending.unconfirmed(one, 'nobody knows');
    else chat.store.contactSending.sent(one, { messageId: 1_000_000 + one.id, sentAt: chat.now });
    texts.push(String(one.payload['text']));
  }
  return texts;
}

function statuses(chat: Chat): string[] {
  return chat.store.insights.of(chat.user.id).map(({ key, status, reports }) => `${key} ${status} ${reports}`);
}

describe('a weekly report', () => {
  it('brings three insights at most, the best first, each a message of its own', () => {
    const chat = openChat({ now: sunday });
    chat.say('call mum friday');
    for (const [phrase, priority] of [
      ['b', 0.5],
      ['d', 0.2],
      ['a', 0.9],
      ['c', 0.4],
    ] as const)
      insightAbout(chat, phrase, priority);
    const [first, ...insights] = report(chat, '2026-11-29');
    expect(first).toMatch(/^Your week/);
    expect(first).toMatch(/💡 3 insights below\.$/);
    expect(insights.map((text) => text.slice(0, 28))).toEqual(
      ['a', 'b', 'c'].map((key) => `💡 System Insight - About ${key}.`),
    );
    expect(statuses(chat)).toEqual(['b reported 1', 'd pending 0', 'a reported 1', 'c reported 1']);
    expect(chat.store.contacts.list({ userId: chat.user.id, limit: 10 })).toMatchObject([
      { type: 'report', status: 'sent' },
    ]);
    expect(chat.say('apply 2').outcome).toBe('applied');
    expect(statuses(chat)[0]).toBe('b applied 1');
  });

  it('brings what the person has not heard yet before what it brings again', () => {
    const chat = openChat({ now: sunday });
    chat.say('call mum friday');
    for (const phrase of ['a', 'b', 'c']) insightAbout(chat, phrase, 0.9);
    report(chat, '2026-11-29');
    insightAbout(chat, 'd', 0.1);
    chat.wait(7 * day);
    report(chat, '2026-12-06');
    expect(statuses(chat)).toEqual(['a reported 2', 'b reported 2', 'c reported 1', 'd reported 1']);
    chat.wait(7 * day);
    report(chat, '2026-12-13');
    expect(statuses(chat)).toEqual(['a expired 2', 'b expired 2', 'c reported 2', 'd reported 2']);
  });

  it('leaves an insight waiting of which nobody knows whether it arrived, and the contact as it was', () => {
    const chat = openChat({ now: sunday });
    chat.say('call mum friday');
    for (const phrase of ['a', 'b']) insightAbout(chat, phrase, 0.9);
    report(chat, '2026-11-29', [1]);
    expect(statuses(chat)).toEqual(['a pending 0', 'b reported 1']);
    expect(chat.store.contacts.list({ userId: chat.user.id, limit: 10 })).toMatchObject([{ status: 'sent' }]);
  });

  it('that was asked for shows the open insights, uses no budget, and leaves the weekly one its own', () => {
    const chat = openChat({ now: sunday });
    chat.say('call mum friday');
    insightAbout(chat, 'a', 0.9);
    const { said, outcome } = chat.say('/report');
    expect(outcome).toBe('reported');
    expect(must(said).text).toMatch(/^💡 System Insight - About a\./);
    expect(must(said).buttons.map(({ label }) => label)).toEqual(['Apply', 'Dismiss', 'Why']);
    expect(statuses(chat)).toEqual(['a reported 0']);
    expect(chat.store.contacts.list({ userId: chat.user.id, limit: 10 })).toEqual([]);
    report(chat, '2026-11-29');
    expect(statuses(chat)).toEqual(['a reported 1']);
  });

  it('is shown beforehand with its insights, and that changes nothing', () => {
    const chat = openChat({ now: sunday });
    chat.say('call mum friday');
    insightAbout(chat, 'a', 0.9);
    const { store, user, now } = chat;
    expect(previewOfReport({ store, user, now, defaultZone: 'Europe/Lisbon' })).toMatch(
      /^Your week[\s\S]*\n\n💡 System Insight - About a\./,
    );
    expect(statuses(chat)).toEqual(['a pending 0']);
  });
});
