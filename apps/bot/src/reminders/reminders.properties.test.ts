import type { Task } from '@noctem/core/items';
import { instantOf, localMoment } from '@noctem/core/kernel';
import fc from 'fast-check';
import { expect, it } from 'vitest';
import { type Chat, hour, openChat } from '../testing/open-chat.ts';
import { followingReminder, remindersOf } from './due.ts';
import { remindDue } from './index.ts';

const acts = [
  'call mum today 3pm',
  'call dad tomorrow 9am',
  'water the plants every day at 8pm',
  'done call mum',
  'delete call dad',
  'done water the plants',
  '* 6pm',
  '* no time',
  '* tomorrow',
  '* note',
  'undo',
  'snooze 30 min',
  'snooze until tomorrow',
];

const steps = fc.array(fc.oneof(fc.constantFrom(...acts), fc.integer({ min: 1, max: 26 })), {
  minLength: 5,
  maxLength: 25,
});

it('are said once for each time of a task, of open tasks only, whatever is done to it in between', () => {
  fc.assert(
    fc.property(steps, (script) => {
      const chat = openChat();
      for (const step of script) {
        if (typeof step === 'string') chat.say(step);
        else pass(chat, step);
        everyTimeHasItsReminder(chat);
      }
    }),
    { numRuns: 15 },
  );
});

/** Lets hours go by; whatever is said meanwhile is of an open task, and all that is due comes in one message. */
function pass(chat: Chat, hours: number): void {
  for (let passed = 0; passed < hours; passed += 1) {
    chat.wait(hour);
    remindDue(chat.parts);
    const open = chat.store.items.openTasks(chat.user.id).map((task) => task.title);
    const said = chat.hear();
    expect(said.length).toBeLessThanOrEqual(1);
    for (const [, title] of said.flatMap(({ text }) => [...text.matchAll(/^(?:⏰|\d+\.) (.+?) — /gm)]))
      expect(open).toContain(title);
  }
}

/** An open task whose time is still to come waits to be said at just that time, once. */
function everyTimeHasItsReminder(chat: Chat): void {
  for (const task of chat.store.items.openTasks(chat.user.id)) {
    const [at] = remindersOf(task, 0);
    const waiting = chat.store.reminders.ofTask(task.id).filter((row) => row.status === 'waiting' && !row.snoozed);
    const wanted = at !== undefined && at > chat.now ? [at] : [];
    if (at === undefined || at > chat.now) expect(waiting.map((row) => row.dueAt)).toEqual(wanted);
    else expect(waiting.length).toBeLessThanOrEqual(1);
  }
}

const zones = fc.constantFrom(
  'Europe/Lisbon',
  'America/New_York',
  'Australia/Lord_Howe',
  'Asia/Kolkata',
  'Pacific/Apia',
);
const rules = fc.constantFrom(
  'FREQ=DAILY',
  'FREQ=WEEKLY;BYDAY=MO,TH',
  'FREQ=DAILY;INTERVAL=2',
  'FREQ=MONTHLY;BYMONTHDAY=31',
);

it('of a repeating task come next at its hour on a day of its rule, whatever the clocks do', () => {
  const instant = fc.integer({ min: Date.UTC(2026, 0, 1), max: Date.UTC(2027, 11, 31) });
  fc.assert(
    fc.property(zones, rules, instant, fc.integer({ min: 1, max: 90 }), (tz, rrule, now, daysAgo) => {
      const { date } = localMoment(now - daysAgo * 24 * hour, tz);
      const task = { ...blank, tz, rrule, date, time: '12:30' };
      const next = followingReminder(task, 0, now);
      expect(next).toBeGreaterThan(now);
      const local = localMoment(next ?? 0, tz);
      expect(local.time).toBe('12:30');
      expect(instantOf(local, tz)).toBe(next);
      if (rrule === 'FREQ=DAILY') expect((next ?? 0) - now).toBeLessThanOrEqual(25 * hour);
    }),
  );
});

const blank: Task = {
  id: 1,
  userId: 1,
  thoughtId: null,
  position: 0,
  title: 'water the plants',
  date: null,
  time: null,
  tz: 'UTC',
  rrule: null,
  importance: null,
  projectId: null,
  tags: [],
  status: 'open',
  createdAt: 0,
  updatedAt: 0,
  doneAt: null,
};
