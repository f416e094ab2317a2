import type { Task } from '@noctem/core/items';
import { addDays } from '@noctem/core/kernel';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { hasReport, reportBegins, type ReportRows, shareRight, trendLine, waitingFirst } from './report-material.ts';
import { updateMaterial } from './update-material.ts';
import { isoWeek, mondayOf } from './week.ts';

const today = '2026-11-25';

function task(id: number, own: Partial<Task> = {}): Task {
  return {
    id,
    userId: 1,
    thoughtId: null,
    position: 0,
    title: `task ${id}`,
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

describe('the material of an update', () => {
  it('is what is overdue, due today, due until Sunday, stuck and waiting, each once', () => {
    const openTasks = [
      task(1, { date: '2026-11-29' }),
      task(2, { date: today, time: '10:00' }),
      task(3, { date: '2026-11-20' }),
      task(4, { date: '2026-11-30' }),
      task(5, { projectId: 7 }),
      task(6, { date: today, importance: 'high' }),
    ];
    const sections = updateMaterial({ today, openTasks, idleProjects: [{ id: 8 }], waitingThoughts: [12] });
    expect(sections.map(({ heading, subjects }) => [heading, subjects.map(({ id }) => id)])).toEqual([
      ['overdue', [3]],
      ['today', [2, 6]],
      ['this-week', [1]],
      ['no-next-step', [8]],
      ['waiting', [12]],
    ]);
  });

  it('is nothing where nothing is due, stuck or waiting', () => {
    const rows = {
      today,
      openTasks: [task(1), task(2, { date: '2026-12-24' })],
      idleProjects: [],
      waitingThoughts: [],
    };
    expect(updateMaterial(rows)).toEqual([]);
  });

  it('is short however much there is, and counts the rest', () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: -40, max: 10 }), { maxLength: 80 }), (offsets) => {
        const openTasks = offsets.map((offset, id) => task(id + 1, { date: addDays(today, offset) }));
        const sections = updateMaterial({ today, openTasks, idleProjects: [], waitingThoughts: [] });
        const shown = sections.flatMap(({ subjects }) => subjects);
        expect(shown.length).toBeLessThanOrEqual(26);
        const counted = sections.reduce((sum, { subjects, more }) => sum + subjects.length + more, 0);
        expect(counted).toBe(offsets.filter((offset) => offset <= 4).length);
        expect(new Set(shown.map(({ id }) => id)).size).toBe(shown.length);
      }),
    );
  });
});

describe('the material of a report', () => {
  const week = 7 * 24 * 60 * 60 * 1000;
  const nothing: ReportRows = {
    today,
    from: '2026-11-18',
    to: today,
    achieved: { thoughts: 0, filed: 0, corrected: 0, corrections: 0, asked: 0, answered: 0 },
    done: [],
    openTasks: [],
    waitingQuestions: 0,
    weeks: [],
  };

  it('is nothing where nothing was written, done or waits', () => {
    expect(hasReport(nothing)).toBe(false);
    expect(hasReport({ ...nothing, done: ['buy milk'] })).toBe(true);
    expect(hasReport({ ...nothing, openTasks: [task(1)] })).toBe(true);
    expect(hasReport({ ...nothing, waitingQuestions: 1 })).toBe(true);
  });

  it('begins where the last report ended, within reason', () => {
    const now = 100 * week;
    expect(reportBegins(null, now)).toBe(now - week);
    expect(reportBegins(now - week, now)).toBe(now - week + 1);
    expect(reportBegins(now - 1000, now)).toBe(now - week);
    expect(reportBegins(now - 50 * week, now)).toBe(now - 5 * week);
  });

  it('names five tasks, the most overdue first', () => {
    const open = [1, 2, 3, 4, 5, 6, 7].map((id) => task(id, { date: addDays(today, -id) }));
    expect(waitingFirst(open).map(({ id }) => id)).toEqual([7, 6, 5, 4, 3]);
  });

  it('knows no share of nothing', () => {
    expect(shareRight({ filed: 0, corrected: 0 })).toBeNull();
    expect(shareRight({ filed: 8, corrected: 2 })).toBe(0.75);
  });
});

describe('a trend', () => {
  it('is a block for each value, the largest the highest', () => {
    expect(trendLine([0, 1, 2, 3, 4])).toBe('▁▂▃▅▇');
    expect(trendLine([0, 0])).toBe('▁▁');
    expect(trendLine([1, null, 0.5])).toBe('▇·▃');
    expect(trendLine([])).toBe('');
  });
});

describe('a week', () => {
  it('is that of ISO 8601, also around New Year', () => {
    expect(isoWeek('2026-11-23')).toBe('2026-W48');
    expect(isoWeek('2027-01-03')).toBe('2026-W53');
    expect(isoWeek('2027-01-04')).toBe('2027-W01');
    expect(mondayOf('2027-01-03')).toBe('2026-12-28');
  });
});
