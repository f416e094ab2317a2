import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { instantOf } from '@noctem/core/kernel';
import { agenda, inOrder } from './agenda.ts';
import { projectKey, type Task } from './item.ts';
import { changeOf, inverse, stillHolds } from './row-change.ts';
import { completeTask, deleteTask, skipTask } from './task-lifecycle.ts';

const now = instantOf({ date: '2026-11-23', time: '09:00' }, 'Etc/UTC');

function task(own: Partial<Task>): Task {
  return {
    id: 1,
    userId: 1,
    thoughtId: 1,
    position: 0,
    title: 'water the roses',
    date: null,
    time: null,
    tz: 'Europe/Lisbon',
    rrule: null,
    importance: null,
    projectId: null,
    tags: [],
    status: 'open',
    createdAt: 0,
    updatedAt: 0,
    doneAt: null,
    ...own,
  };
}

describe('an agenda', () => {
  const tasks = [
    task({ id: 1, date: '2026-11-24', time: '08:00' }),
    task({ id: 2, date: '2026-11-23' }),
    task({ id: 3, date: '2026-11-20' }),
    task({ id: 4 }),
    task({ id: 5, date: '2026-11-23', time: '07:00' }),
    task({ id: 6, date: '2026-11-30' }),
  ];
  const ids = (from: string, to: string) =>
    agenda(tasks, { today: '2026-11-23', from, to }).map((group) => [
      group.heading,
      group.date,
      group.tasks.map((one) => one.id),
    ]);

  it('of today begins with what is overdue and leaves out what has no day', () => {
    expect(ids('2026-11-23', '2026-11-23')).toEqual([
      ['overdue', null, [3]],
      ['day', '2026-11-23', [5, 2]],
    ]);
  });

  it('of days to come holds only those days, both ends included', () => {
    expect(ids('2026-11-24', '2026-11-30')).toEqual([
      ['day', '2026-11-24', [1]],
      ['day', '2026-11-30', [6]],
    ]);
    expect(ids('2026-11-25', '2026-11-29')).toEqual([]);
  });

  it('is ordered by day, hour, importance and age', () => {
    const day = { date: '2026-11-24' };
    const order = inOrder([
      task({ id: 1 }),
      task({ id: 2, ...day }),
      task({ id: 3, ...day, importance: 'low' }),
      task({ id: 4, ...day, importance: 'high' }),
      task({ id: 5, ...day, time: '09:00', importance: 'low' }),
      task({ id: 6, ...day, importance: 'medium' }),
      task({ id: 7, ...day }),
    ]);
    expect(order.map((one) => one.id)).toEqual([5, 4, 6, 2, 7, 3, 1]);
  });
});

describe('a change of a row', () => {
  it('names the columns that differ, and taking it back gives what was', () => {
    const row = task({ date: '2026-11-24', tags: ['a'] });
    const change = changeOf('tasks', row, { date: '2026-11-25', tags: ['a'], title: row.title, time: null });
    expect(change).toEqual({ table: 'tasks', id: 1, before: { date: '2026-11-24' }, after: { date: '2026-11-25' } });
    expect(changeOf('tasks', row, { tags: ['a'] })).toBeNull();
  });

  it('holds until something else changes the same columns, and its inverse undoes it', () => {
    fc.assert(
      fc.property(fc.string(), fc.string(), fc.array(fc.string()), (title, other, tags) => {
        const row = task({ title: `x${title}` });
        const change = changeOf('tasks', row, { title, tags });
        if (!change) return false;
        const after = { ...row, ...change.after };
        const back = { ...after, ...inverse(change).after };
        return (
          stillHolds(change, { ...after, updatedAt: 5, importance: 'high' }) &&
          !stillHolds(change, { ...after, title: `${title}${other}y` }) &&
          JSON.stringify(back) === JSON.stringify(row)
        );
      }),
    );
  });
});

describe('a task', () => {
  it('that is done is closed, with the moment', () => {
    expect(completeTask(task({}), now)).toMatchObject({ result: 'done', patch: { status: 'done', doneAt: now } });
    expect(completeTask(task({ status: 'done' }), now)).toEqual({ result: 'unchanged', reason: 'already-done' });
    expect(completeTask(task({ status: 'deleted' }), now)).toEqual({ result: 'unchanged', reason: 'already-deleted' });
  });

  it('that repeats rolls on, and closes with its last occurrence', () => {
    const repeating = task({ rrule: 'FREQ=DAILY;COUNT=2', date: '2026-11-23', time: '07:00' });
    const rolled = completeTask(repeating, now);
    expect(rolled).toMatchObject({
      result: 'rolled',
      date: '2026-11-24',
      patch: { date: '2026-11-24', time: '07:00', rrule: 'FREQ=DAILY;COUNT=1' },
    });
    expect(completeTask({ ...repeating, rrule: 'FREQ=DAILY;COUNT=1' }, now)).toMatchObject({ result: 'done' });
    expect(skipTask({ ...repeating, rrule: 'FREQ=DAILY;UNTIL=20261123' }, now)).toMatchObject({ result: 'done' });
  });

  it('that is skipped moves to tomorrow in its own zone, or to the day after its own', () => {
    const late = instantOf({ date: '2026-11-23', time: '20:00' }, 'Etc/UTC');
    const moved = (own: Partial<Task>) => {
      const outcome = skipTask(task(own), late);
      return outcome.result === 'rolled' ? outcome.date : outcome.result;
    };
    expect(moved({ date: '2026-11-20' })).toBe('2026-11-24');
    expect(moved({ date: '2026-11-20', tz: 'Asia/Tokyo' })).toBe('2026-11-25');
    expect(moved({ date: '2026-12-01' })).toBe('2026-12-02');
    expect(moved({})).toBe('unchanged');
  });

  it('can be deleted once, also when it is done', () => {
    expect(deleteTask(task({ status: 'done' }), now)).toMatchObject({ result: 'deleted' });
    expect(deleteTask(task({ status: 'deleted' }), now)).toEqual({ result: 'unchanged', reason: 'already-deleted' });
  });
});

describe('the name of a project', () => {
  it('is the same in another case, width or with spaces around it', () => {
    expect(new Set(['Garden', ' garden ', 'GARDEN', 'Ｇarden'].map(projectKey)).size).toBe(1);
    expect(projectKey('garden')).not.toBe(projectKey('gardens'));
  });
});
