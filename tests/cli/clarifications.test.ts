import { expect, it } from 'vitest';
import { openCommandLine } from '../support/command-line.ts';

it('lists every question with what became of it', async () => {
  const { call, json } = openCommandLine();
  await call(['say', 'work on the shed', '--at', '2026-11-23T09:00:00+00:00']);
  const asked = {
    id: 1,
    thought_id: 1,
    task_id: null,
    reason: 'scope',
    question: 'work on the shed — one task, or a project with several steps?',
    options: ['task', 'project', 'forget'],
    status: 'waiting',
    asked_at: '2026-11-23T09:00:00+00:00',
    answered_at: null,
    answer: null,
    changed: null,
    skipped: 0,
  };
  expect(await json('clarifications')).toEqual([asked]);
  await call(['say', 'tomorrow', '--at', '2026-11-23T09:05:00+00:00']);
  const answered = { status: 'answered', answered_at: '2026-11-23T09:05:00+00:00', answer: 'tomorrow', changed: true };
  expect(await json('clarifications')).toEqual([{ ...asked, ...answered, task_id: 1 }]);
  expect(await json('clarifications', '--status', 'waiting')).toEqual([]);
  expect((await call(['clarifications', '--status', 'lost'])).code).toBe(2);
});
