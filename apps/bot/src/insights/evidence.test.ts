import type { ThoughtEvidence } from '@noctem/core/learning';
import { describe, expect, it } from 'vitest';
import { type Chat, day, guestOf, hour, must, openChat } from '../testing/open-chat.ts';

function evidenceOf(chat: Chat, text: string): ThoughtEvidence {
  const found = chat.store.log(chat.user.id).recent(100);
  return must(found.find((one) => one.text === text));
}

describe('a logged thought, read as evidence', () => {
  it('holds what was decided and what the person wanted in the end, field by field', () => {
    const chat = openChat();
    chat.say('call mum tomorrow 5pm +family');
    chat.say('* friday !1');
    const { decided, wanted, corrections } = evidenceOf(chat, 'call mum tomorrow 5pm +family');
    const first = { kind: 'task', date: '2026-11-24', time: '17:00', rrule: null, importance: null, project: 'family' };
    expect(decided).toEqual(first);
    expect(wanted).toEqual({ ...first, date: '2026-11-27', importance: 'high' });
    expect(corrections.map(({ field, route, weight }) => `${field} ${route} ${weight}`)).toEqual([
      'date amend 0.8',
      'importance amend 0.8',
    ]);
  });

  it('was right where nobody ever corrected it, and where the correction was taken back', () => {
    const chat = openChat();
    chat.say('call mum friday');
    chat.say('* !1');
    chat.say('/undo');
    const { decided, wanted, corrections } = evidenceOf(chat, 'call mum friday');
    expect(wanted).toEqual(decided);
    expect(corrections).toEqual([]);
  });

  it('that waits for an answer has no known end; once answered it is what the person said', () => {
    const chat = openChat();
    const asked = chat.say('work on the shed');
    chat.say('work on the fence');
    expect(evidenceOf(chat, 'work on the shed')).toMatchObject({
      ambiguity: 'scope',
      decided: { kind: 'task' },
      wanted: null,
      question: { reason: 'scope', status: 'waiting', answer: null, changed: null },
    });
    chat.wait(hour);
    chat.tap(asked.said, 'Project');
    expect(evidenceOf(chat, 'work on the shed')).toMatchObject({
      wanted: { kind: 'project' },
      question: { status: 'answered', answer: 'project', changed: true, answeredAt: chat.now },
    });
    expect(evidenceOf(chat, 'work on the fence').wanted).toBe(null);
  });

  it('names the words that were read as a time, and those that were left open', () => {
    const chat = openChat();
    chat.say('call mum tomorrow at 5pm');
    expect(evidenceOf(chat, 'call mum tomorrow at 5pm').timePhrases.join(' ')).toMatch(/tomorrow.*5pm/);
    chat.say('tidy the loft soon');
    expect(evidenceOf(chat, 'tidy the loft soon').unresolved).toEqual(['soon']);
  });

  it('counts for nothing where something had failed over it', () => {
    const chat = openChat();
    const { traceId } = chat.say('call mum friday');
    const [row] = chat.store.traces.ofTrace(traceId);
    chat.store.traces.write(chat.user.id, [{ ...must(row), stage: 'execute', outcome: 'failed', metadata: null }]);
    chat.say('pay rent');
    expect(evidenceOf(chat, 'call mum friday').inTrouble).toBe(true);
    expect(evidenceOf(chat, 'pay rent').inTrouble).toBe(false);
  });

  it('is noteworthy when it was corrected, asked about or left open, and nobody else’s', () => {
    const chat = openChat();
    const guest = guestOf(chat, 2002);
    for (const text of ['buy oat milk', 'call the dentist']) chat.say(text);
    chat.say('* !1');
    chat.say('work on the shed');
    chat.say('tidy the loft soon');
    guest.say('ring the dentist');
    guest.say('* !1');
    const texts = (who: Chat) =>
      who.store
        .log(who.user.id)
        .noteworthy(10)
        .map(({ text }) => text);
    expect(texts(chat)).toEqual(['tidy the loft soon', 'work on the shed', 'call the dentist']);
    expect(chat.store.log(chat.user.id).noteworthy(1)).toHaveLength(1);
    expect(texts(guest)).toEqual(['ring the dentist']);
    const [other] = guest.thoughts();
    expect(chat.store.log(chat.user.id).thoughts([must(other).id])).toEqual([]);
  });

  it('is found by the words that it holds, newest first, whatever the words are made of', () => {
    const chat = openChat();
    const texts = [
      'ask at the café',
      'work on the shed',
      'rework on call',
      'don’t forget the milk',
      'note "to" self: AND OR NOT',
    ];
    for (const text of texts) chat.say(text);
    chat.say('work on the fence');
    const holding = (phrase: string, limit = 10) =>
      chat.store
        .log(chat.user.id)
        .holding(phrase, limit)
        .map(({ text }) => text);
    expect(holding('cafe')).toEqual(['ask at the café']);
    expect(holding('work on …')).toEqual(['work on the fence', 'work on the shed']);
    expect(holding('work on …', 1)).toEqual(['work on the fence']);
    expect(holding("don't forget")).toEqual(['don’t forget the milk']);
    expect(holding('and or not')).toEqual(['note "to" self: AND OR NOT']);
    for (const strange of ['"', '…', '* OR *', ')(', 'NEAR(a b)', "'; drop table thoughts; --", '\0'])
      expect(() => holding(strange)).not.toThrow();
    expect(chat.thoughts()).toHaveLength(6);
  });

  it('that was erased is no evidence any more', () => {
    const chat = openChat();
    chat.say('call the dentist');
    chat.say('* !1');
    chat.store.eraseThought(1);
    const log = chat.store.log(chat.user.id);
    expect([...log.noteworthy(10), ...log.recent(10), ...log.holding('dentist', 10)]).toEqual([]);
    expect(log.inputs([1]).size).toBe(0);
  });

  it('comes with all that its decision rested on, so that it can be decided again', () => {
    const chat = openChat();
    chat.say('order seeds +garden');
    chat.say('mow the garden friday');
    const { id } = chat.lastThought();
    expect(chat.store.log(chat.user.id).inputs([id]).get(id)).toMatchObject({
      text: 'mow the garden friday',
      sentAt: chat.now,
      zone: 'Europe/Lisbon',
      locale: 'en-US',
      projects: ['garden'],
    });
  });
});

describe('what a review looks at beside thoughts', () => {
  const sideOf = (chat: Chat) => ({ userId: chat.user.id, zone: 'Europe/Lisbon', limit: 100 });

  /** A contact of one message that lists these, as it was sent. */
  function contact(chat: Chat, { type, listing }: { type: 'update' | 'clarification'; listing: [string, number][] }) {
    const { store, user, now } = chat;
    const slot = `${type} ${now}`;
    const contactId = store.contacts.add({
      userId: user.id,
      type,
      week: '2026-W48',
      slot,
      decidedAt: now,
      traceId: slot,
    });
    const messageId = 5_000_000 + contactId;
    const id = store.deliveries.add({
      userId: user.id,
      inboxId: null,
      contactId,
      channel: 'telegram',
      method: 'send',
      chatId: user.telegramId ?? 0,
      messageId: null,
      payload: { text: 'Where things stand' },
      about: null,
      insightId: null,
      listing,
      status: 'sent',
      createdAt: now,
    });
    store.contactSending.sent({ id, contactId, insightId: null }, { messageId, sentAt: now });
    return { messageId, sentAt: now };
  }

  it('is when a round of questions was answered, before the next, and not when a fresh one was', () => {
    const chat = openChat();
    chat.say('work on the shed');
    const listing: [string, number][] = [['thought', chat.lastThought().id]];
    contact(chat, { type: 'clarification', listing });
    chat.wait(hour);
    chat.tap(chat.say('work on the boat').said, 'Task');
    chat.wait(2 * day);
    const second = contact(chat, { type: 'clarification', listing });
    chat.wait(hour);
    chat.say('task');
    expect(chat.store.sideEvidence.contacts(sideOf(chat))).toMatchObject([
      { type: 'clarification', sentAt: second.sentAt, answeredAt: chat.now },
      { type: 'clarification', answeredAt: null },
    ]);
  });

  it('is when something was done under an update or by its numbers, and not under anything else', () => {
    const chat = openChat();
    chat.say('mow the lawn tomorrow');
    const { id } = must(chat.tasks()[0]);
    const first = contact(chat, { type: 'update', listing: [['task', id]] });
    chat.wait(hour);
    chat.tap(chat.say('fetch the parcel').said, 'Undo');
    chat.wait(hour);
    chat.tapData(first.messageId, `done:${id}:keep`);
    const tapped = chat.now;
    chat.wait(day);
    chat.say('feed the cat tomorrow');
    const { id: other } = must(chat.tasks().find(({ title }) => title === 'feed the cat'));
    contact(chat, { type: 'update', listing: [['task', other]] });
    chat.wait(hour);
    expect(chat.say('done 1').outcome).toBe('done');
    expect(chat.store.sideEvidence.contacts(sideOf(chat))).toMatchObject([
      { type: 'update', answeredAt: chat.now },
      { type: 'update', answeredAt: tapped },
    ]);
  });

  it('is what models did, and what became of the suggestions that came of it', () => {
    const chat = openChat();
    chat.say('order seeds +garden');
    const run = { work: 'analyse-task', model: 'qwen2.5:7b', ms: 900, tokensPerSec: 41.5 };
    const row = must(chat.store.traces.ofTrace('trace-1')[0] ?? chat.store.traces.latest(chat.user.id, 1)[0]);
    const model = { ...row, stage: 'execute', component: 'model', metadata: run } as const;
    chat.store.traces.write(chat.user.id, [
      { ...model, traceId: 'a', outcome: 'valid' },
      { ...model, traceId: 'b', outcome: 'failed' },
    ]);
    const id = chat.store.suggestions.add({
      userId: chat.user.id,
      type: 'task',
      targetType: 'task',
      targetId: 1,
      text: 'Measure the beds first',
      details: {},
      alternatives: [],
      model: run.model,
      confidence: 0.7,
      basis: 'x',
      createdAt: chat.now,
      traceId: 'a',
    });
    expect(chat.store.sideEvidence.suggestions(sideOf(chat))).toEqual([]);
    chat.store.suggestions.update(id, { shownAt: chat.now, outcome: 'dismissed', outcomeAt: chat.now });
    expect(chat.store.sideEvidence.suggestions(sideOf(chat))).toMatchObject([
      { id, project: 'garden', outcome: 'dismissed', shownAt: chat.now },
    ]);
    const runs = chat.store.sideEvidence.modelRuns(sideOf(chat));
    expect(runs.toSorted((left, right) => Number(left.inTrouble) - Number(right.inTrouble))).toMatchObject([
      { ...run, outcome: 'valid', suggestion: 'dismissed', inTrouble: false },
      { ...run, outcome: 'failed', suggestion: null, inTrouble: true },
    ]);
  });
});
