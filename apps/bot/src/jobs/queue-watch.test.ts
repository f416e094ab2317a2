import type { QueueHealth } from '@noctem/queue';
import { describe, expect, it } from 'vitest';
import { healthOf } from '../butler/report-rows.ts';
import { healthWords } from '../butler/health-words.ts';
import { openChat } from '../testing/open-chat.ts';
import { queueWatch } from './queue-watch.ts';

const well: QueueHealth = { driver: 'bullmq', state: 'running', running: 0, problem: null };
const away: QueueHealth = { ...well, state: 'down', problem: 'connect ECONNREFUSED' };

describe('a queue that is away', () => {
  it('is told of in /status while it lasts, and its return is logged once', () => {
    const { store, now, today } = ((chat) => ({ ...chat, today: '2026-11-18' }))(openChat());
    const logged: unknown[] = [];
    let health = well;
    const queues = [{ health: () => ({ ...well, driver: 'embedded' as const }) }, { health: () => health }];
    const look = queueWatch(queues, { store, log: { info: (...words: unknown[]) => logged.push(words) } });
    const words = () => healthWords(healthOf(store, now), today)[0];
    look();
    expect(words()).toBe('nothing waits in the queue');
    health = away;
    look();
    look();
    expect(words()).toMatch(/^Redis is away/);
    expect(logged).toEqual([]);
    health = well;
    look();
    look();
    expect(words()).toBe('nothing waits in the queue');
    expect(logged).toEqual([['the queue is well again']]);
  });

  it('is forgotten at the next start', () => {
    const { store } = openChat();
    store.houseNotes.noteQueueProblem('Redis is away');
    queueWatch([], { store, log: { info: () => undefined } });
    expect(store.houseNotes.queueProblem()).toBeNull();
  });
});
