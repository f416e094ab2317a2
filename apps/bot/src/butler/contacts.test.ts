import type { Subject } from '@noctem/core/items';
import { describe, expect, it } from 'vitest';
import type { ActParts } from '../conversation/act.ts';
import { messageForm, storedMessage } from '../conversation/reply.ts';
import { type Chat, day, guestOf, hour, minute, must, openChat } from '../testing/open-chat.ts';
import { decideOccasion, type Occasion, whyContactIsTooLate } from './contact-job.ts';
import { contactSchedules } from './contact-schedules.ts';
import { queueReport } from './queue-report.ts';
import { weeklyReport } from './report.ts';
import { updateMessage } from './update-message.ts';

const zone = 'Europe/Lisbon';

function partsOf(chat: Chat): ActParts {
  let traces = 0;
  return {
    store: chat.store,
    defaultZone: zone,
    now: () => chat.now,
    newTraceId: () => `act-${(traces += 1)}-${chat.now}`,
  };
}

function decide(chat: Chat, own: Partial<Occasion> = {}) {
  return decideOccasion(partsOf(chat), { userId: chat.user.id, type: 'update', slot: '2026-11-23', ...own });
}

function contactsOf(chat: Chat) {
  return chat.store.contacts.list({ userId: chat.user.id, limit: 100 });
}

/** Outcomes of the traces about occasions, oldest first. */
function tracedOf(chat: Chat): string[] {
  const complete = chat.store.traces.latest(chat.user.id, 100).toReversed();
  return complete.filter(({ component }) => component === 'contact').map(({ outcome }) => outcome);
}

function sceneOf(chat: Chat, today = '2026-11-23') {
  const person = {
    id: chat.user.id,
    role: 'owner' as const,
    name: 'P',
    zone,
    locale: 'en-US',
    conventions: { nextWeekday: 'coming', numericDates: 'locale', weekStart: 1, weekEnd: 7 } as const,
    reminderLead: 0,
    idleMinutes: 5,
    awaitedWords: null,
  };
  return { store: chat.store, person, now: chat.now, today };
}

function plain(text: Parameters<typeof storedMessage>[0]['text'] | undefined): string {
  return typeof text === 'string' || text === undefined ? (text ?? '') : text.text;
}

describe('a project without a next step', () => {
  it('is one that is open, with nothing to do in it and nothing named to do next', () => {
    const chat = openChat();
    const add = (name: string, own: { nextAction?: string; status?: 'open' | 'done' } = {}) =>
      chat.store.items.addProject({
        userId: chat.user.id,
        thoughtId: null,
        createdAt: chat.now,
        updatedAt: chat.now,
        name,
        status: own.status ?? 'open',
        nextAction: own.nextAction ?? null,
      });
    add('idle');
    add('planned', { nextAction: 'call the club' });
    add('over', { status: 'done' });
    chat.say('buy seeds next month +garden');
    guestOf(chat, 2002).say('buy a saw next month +cellar');
    const idle = () => chat.store.items.idleProjects(chat.user.id).map(({ id }) => chat.store.items.project(id)?.name);
    expect(idle()).toEqual(['idle']);
    chat.say('done buy seeds');
    expect(idle()).toEqual(['idle', 'garden']);
  });
});

describe('an occasion', () => {
  it('with something to say writes the contact, its message and its trace together', () => {
    const chat = openChat();
    chat.say('buy milk today');
    expect(decide(chat)).toMatchObject({ decision: 'contact', week: '2026-W48' });
    expect(contactsOf(chat)).toMatchObject([
      { type: 'update', slot: 'update 2026-11-23', status: 'sending', sentAt: null },
    ]);
    const waiting = must(chat.store.deliveries.nextPending(1001));
    expect(waiting).toMatchObject({ contactId: contactsOf(chat)[0]?.id, method: 'send', chatId: 1001 });
    expect(messageForm.parse(waiting.payload).text).toMatch(/^Mon 23 Nov: where things stand\n\nToday\n1\. buy milk$/);
    expect(tracedOf(chat)).toEqual(['update']);
    const [contact] = contactsOf(chat);
    const stages = chat.store.traces.ofTrace(must(contact).traceId).map(({ stage }) => stage);
    expect(stages).toEqual(['input', 'execute', 'reply', 'complete']);
  });

  it('decided twice speaks once', () => {
    const chat = openChat();
    chat.say('buy milk today');
    decide(chat);
    expect(decide(chat)).toEqual({ decision: 'silence', reason: 'slot-used' });
    expect(contactsOf(chat)).toHaveLength(1);
    expect(tracedOf(chat)).toEqual(['update', 'slot-used']);
  });

  it('keeps silent with its reason, which is traced', () => {
    const chat = openChat();
    expect(decide(chat)).toEqual({ decision: 'silence', reason: 'nothing-to-say' });
    chat.say('buy milk today');
    chat.wait(5 * hour);
    expect(decide(chat)).toEqual({ decision: 'silence', reason: 'too-late' });
    expect(decide(chat, { slot: '2026-11-22' })).toEqual({ decision: 'silence', reason: 'not-planned' });
    expect(tracedOf(chat)).toEqual(['nothing-to-say', 'too-late', 'not-planned']);
    expect(contactsOf(chat)).toEqual([]);
  });

  it('in quiet hours is looked at again at their end', () => {
    const chat = openChat();
    chat.say('buy milk today');
    chat.store.people.set(chat.user.id, 'quietHours', { value: { from: '09:30', to: '11:00' }, now: chat.now });
    chat.wait(hour);
    expect(decide(chat)).toMatchObject({ decision: 'later', reason: 'quiet-hours' });
    const next = chat.store.outbox.nextDueAt({ names: ['contact'], after: chat.now });
    expect(next).toBe(chat.now + hour);
    chat.wait(hour);
    expect(decide(chat)).toMatchObject({ decision: 'contact' });
  });

  it('of somebody who is not let in any more, or was erased, is silent', () => {
    const chat = openChat();
    const guest = guestOf(chat, 2002);
    guest.say('buy milk today');
    const userId = guest.user.id;
    chat.store.people.revoke(userId);
    expect(decide(chat, { userId })).toEqual({ decision: 'silence', reason: 'unreachable' });
    expect(decide(chat, { userId: 999 })).toEqual({ decision: 'silence', reason: 'unreachable' });
    expect(contactSchedules(chat.store, zone).some(({ name }) => name.startsWith(`contact-${userId}-`))).toBe(false);
  });

  it('for questions asks what waits, and does not count it as asked before it is sent', () => {
    const chat = openChat();
    chat.say('work on the shed');
    chat.wait(day);
    expect(decide(chat, { type: 'clarification', slot: '2026-11-24' })).toMatchObject({ decision: 'contact' });
    const { text } = messageForm.parse(must(chat.store.deliveries.nextPending(1001)).payload);
    expect(text).toContain('work on the shed');
    expect(chat.store.clarifications.waiting(chat.user.id)).toMatchObject([{ skipped: 0 }]);
  });

  it('that Telegram does not take is given up when its time is over', () => {
    const chat = openChat();
    chat.say('buy milk today');
    decide(chat);
    const id = must(contactsOf(chat)[0]).id;
    const why = () => whyContactIsTooLate({ store: chat.store, now: chat.now, defaultZone: zone }, id);
    expect(why()).toBeNull();
    chat.wait(4 * hour + minute);
    expect(why()).toMatch(/time was over/);
    chat.store.people.revoke(chat.user.id);
    expect(why()).toMatch(/not served/);
  });
});

describe('the schedules', () => {
  it('are one for each day that somebody wants to hear from the butler, in their zone', () => {
    const chat = openChat();
    chat.store.people.set(chat.user.id, 'zone', { value: 'Asia/Tokyo', now: chat.now });
    const schedules = contactSchedules(chat.store, zone);
    expect(schedules.map(({ name }) => name)).toEqual([
      'contact-1-update-1',
      'contact-1-update-3',
      'contact-1-update-5',
      'contact-1-clarification-2',
      'contact-1-clarification-4',
      'contact-1-report-7',
    ]);
    expect(new Set(schedules.map((schedule) => schedule.zone))).toEqual(new Set(['Asia/Tokyo']));
    const job = must(schedules[0]).job({ due: chat.now, day: '2026-11-23' });
    expect(job.jobId).toBe('contact-1-update-2026-11-23');
  });
});

describe('an update', () => {
  it('numbers what is overdue, due, stuck and waiting, and each number means its line', () => {
    const chat = openChat();
    chat.say('buy stamps yesterday');
    chat.say('call mum today 5pm !1');
    chat.say('dentist thursday 10am');
    chat.say('plant bulbs in three weeks');
    chat.store.items.addProject({
      userId: chat.user.id,
      thoughtId: null,
      name: 'family tree',
      status: 'open',
      nextAction: null,
      createdAt: chat.now,
      updatedAt: chat.now,
    });
    chat.say('work on the shed');
    decide(chat);
    const [said] = sentTo(chat);
    expect(must(said).text.split('\n')).toEqual([
      'Mon 23 Nov: where things stand',
      '',
      'Overdue',
      '1. buy stamps — yesterday',
      '',
      'Today',
      '2. call mum — 17:00 · high',
      '',
      'This week',
      '3. dentist — Thu 26 Nov 10:00',
      '',
      'Projects without a next step',
      '4. ▣ family tree',
      '',
      'Waiting for your answer',
      '5. work on the shed — one task, or a project with several steps?',
    ]);
    expect(chat.say('done 2').said?.text).toBe('Done: call mum');
    const ticked = chat.tap(must(said), '✓ 1');
    expect(ticked.said?.text).toBe('Done: buy stamps');
    expect(ticked.said?.messageId).not.toBe(said?.messageId);
    const asked = chat.tap(must(said), 'Answer 5').said;
    expect(asked?.text).toMatch(/^work on the shed — /);
    chat.tap(asked, 'Project');
    expect(chat.tap(must(said), 'Answer 5').toast).toBe('That is answered already.');
  });

  it('says how many first steps are suggested for what it does not list, until they were seen', () => {
    const chat = openChat();
    addTask(chat, 'buy milk', '2026-11-23');
    const { id } = must(chat.tasks()[0]);
    const suggestion = {
      userId: chat.user.id,
      type: 'task',
      targetType: 'task',
      details: {},
      alternatives: [],
      model: null,
      confidence: 0.4,
      basis: 'x',
      createdAt: chat.now,
      traceId: 't',
    } as const;
    const first = chat.store.suggestions.add({ ...suggestion, targetId: id + 1, text: 'Find the form' });
    const last = () =>
      plain(updateMessage(sceneOf(chat))?.text)
        .split('\n')
        .at(-1);
    expect(last()).toBe('💡 1 suggestion how to begin: /suggest');
    chat.store.suggestions.add({ ...suggestion, targetId: id, text: 'Look at the shelf' });
    expect(last()).toBe('💡 1 more suggestion how to begin: /suggest');
    chat.store.suggestions.update(first, { shownAt: chat.now });
    expect(last()).toMatch(/Look at the shelf/);
  });

  it('and a report fit into one message at their longest', () => {
    const chat = openChat();
    const words = 'reconsider🎉 '.repeat(300);
    for (let n = 0; n < 40; n += 1)
      addTask(chat, `${n} ${words}`, n % 3 === 0 ? '2026-11-20' : n % 3 === 1 ? '2026-11-23' : '2026-11-27');
    for (const reply of [updateMessage(sceneOf(chat)), weeklyReport(sceneOf(chat))]) {
      const { text } = storedMessage(must(reply), null);
      expect(text.length).toBeLessThan(4_000);
      expect(text).not.toContain(words.slice(0, 200));
      for (const { data } of (reply?.keyboard ?? []).flat()) expect(Buffer.byteLength(data)).toBeLessThanOrEqual(64);
    }
    expect(plain(updateMessage(sceneOf(chat))?.text)).toMatch(/… and \d+ more/);
  });
});

describe('the report', () => {
  it('tells what was done, what waits and how well the system did', () => {
    const chat = openChat();
    for (const thing of ['milk', 'stamps', 'paint', 'seeds']) {
      chat.say(`buy ${thing} tomorrow`);
      chat.say(`done buy ${thing}`);
    }
    chat.say('water the fig every day');
    chat.say('done water the fig');
    chat.tap(chat.say('call mum friday').said, 'Undo');
    chat.say('pay rent yesterday');
    const text = plain(weeklyReport(sceneOf(chat))?.text);
    expect(text).toContain('Your week, Mon 16 Nov – Mon 23 Nov');
    expect(text).toContain('Done: 5 — buy paint, buy seeds, water the fig and 2 more.');
    expect(text).toContain('Waiting: 2 open tasks, 1 overdue.');
    expect(text).toMatch(/\n1\. pay rent — yesterday\n2\. water the fig/);
    expect(text).toContain('You wrote 7 thoughts. I filed 86% right the first time (you put 1 of 7 right).');
    expect(text).toMatch(
      /Nothing waits in the queue\. No backup yet\. No Ollama seen yet: install it .*\. I spoke unasked 0 of 5 times/,
    );
  });

  it('shows the weeks as a line of blocks once there are two', () => {
    const chat = openChat();
    chat.say('buy milk tomorrow');
    expect(plain(weeklyReport(sceneOf(chat))?.text)).not.toContain('▇');
    chat.wait(7 * day);
    chat.say('buy bread tomorrow');
    chat.say('buy jam tomorrow');
    expect(plain(weeklyReport(sceneOf(chat, '2026-11-30'))?.text)).toContain(
      '▃▇ thoughts a week\n▇▇ right the first time',
    );
  });

  it('looks back to the one before, and not where nobody ever wrote', () => {
    const chat = openChat();
    expect(weeklyReport(sceneOf(chat))).toBeNull();
    expect(chat.say('/report').said?.text).toMatch(/^Nothing to report yet/);
    chat.say('buy milk tomorrow');
    chat.wait(6 * day);
    expect(decide(chat, { type: 'report', slot: '2026-11-29' })).toMatchObject({ decision: 'later' });
    chat.wait(9 * hour);
    expect(decide(chat, { type: 'report', slot: '2026-11-29' })).toMatchObject({ decision: 'contact' });
    chat.wait(2 * day);
    expect(plain(weeklyReport(sceneOf(chat, '2026-12-01'))?.text)).toContain('Your week, Sun 29 Nov – Tue 1 Dec');
  });

  it('that is asked for uses no budget, in the chat and at the command line', () => {
    const chat = openChat();
    chat.say('buy milk today');
    expect(chat.say('/report').said?.text).toMatch(/^Your week/);
    expect(queueReport(partsOf(chat), { userId: chat.user.id, askedAt: chat.now })).toBe(true);
    expect(sentTo(chat).at(-1)?.text).toMatch(/^Your week/);
    expect(contactsOf(chat)).toEqual([]);
    expect(queueReport(partsOf(chat), { userId: 999, askedAt: chat.now })).toBe(false);
  });
});

describe('/status', () => {
  it('shows what is used of the budget and what comes next', () => {
    const chat = openChat();
    chat.say('buy milk today');
    decide(chat);
    const text = chat.say('/status').said?.text ?? '';
    expect(text).toContain('Unasked this week: 1 of 3 updates, 0 of 2 rounds of questions, report to come.');
    expect(text).toContain('Next: my questions, tomorrow 09:00, if there is anything to say.');
    expect(text).toContain('Quiet hours: 22:00–07:00.');
    expect(text).toContain('I keep 1 open task, 0 notes, 0 projects, 0 questions for you.');
    expect(text).toContain('No Ollama seen yet: install it from ollama.com');
  });
});

/** Plays the sender: what waits arrives. */
function sentTo(chat: Chat) {
  const said = [];
  for (let one = chat.store.deliveries.nextPending(1001); one; one = chat.store.deliveries.nextPending(1001)) {
    const messageId = 2_000_000 + one.id;
    chat.store.deliveries.markSent(one.id, { messageId, sentAt: chat.now });
    const { text, entities, keyboard } = messageForm.parse(one.payload);
    said.push({ messageId, text, entities, buttons: keyboard.flat() });
  }
  return said;
}

function addTask(chat: Chat, title: string, date: string): Subject {
  const id = chat.store.items.addTask({
    userId: chat.user.id,
    thoughtId: null,
    position: 0,
    title,
    date,
    time: '17:00',
    tz: zone,
    rrule: 'FREQ=WEEKLY;BYDAY=MO,TU,WE,TH,FR',
    importance: 'high',
    projectId: null,
    tags: ['a'.repeat(50)],
    status: 'open',
    createdAt: chat.now,
    updatedAt: chat.now,
    doneAt: null,
  });
  return { type: 'task', id };
}
