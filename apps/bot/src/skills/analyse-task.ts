import { isDue, isWorthAnalysing, taskBasis, taskSkill } from '@noctem/core/skills';
import type { Task } from '@noctem/core/items';
import type { JobOutcome, JobRun } from '@noctem/queue';
import type { Store } from '@noctem/store';
import { beginAct } from '../conversation/act.ts';
import { abandon, conclude, type SkillParts } from './conclude.ts';
import { taskFacts } from './facts.ts';
import { think } from './think.ts';

export interface TaskWork {
  readonly taskId: number;
  readonly basis: string;
}

/**
 * Analyses one task: what to do first, and what a computer could do for it. Committed once for each state of the task,
 * however often it runs; a task that was done, deleted or changed meanwhile gets nothing.
 */
export async function analyseTask(
  parts: SkillParts,
  { taskId, basis }: TaskWork,
  run: Pick<JobRun, 'signal' | 'jobId'>,
): Promise<JobOutcome> {
  const { store } = parts.act;
  const task = store.items.task(taskId);
  const user = task && store.people.byId(task.userId);
  if (!task) return { status: 'skipped', reason: 'no longer there' };
  if (user?.access !== 'allowed') return { status: 'skipped', reason: 'the person is not served any more' };
  const { work } = taskSkill;
  const act = beginAct(parts.act, user, work);
  const { thoughtId, projectId } = task;
  act.trace.link({ taskId, thoughtId, projectId });
  const hasModel = parts.models.isAvailable(work);
  const seen = look(store, { taskId, basis, hasModel });
  if ('problem' in seen)
    return store.transactForgivably(() => abandon(act, { work, outcome: 'skipped', reason: seen.problem }));
  const rules = store.ruleSets.inForce(user.id);
  const opinion = await think(taskSkill, taskFacts(store, seen.task), {
    models: parts.models,
    rules,
    signal: run.signal,
  });
  const { calls } = opinion;
  return store.transactForgivably(() => {
    if (run.signal.aborted)
      return abandon(act, { work, outcome: 'stopped', reason: 'stopped before it was ready', calls });
    const now = look(store, { taskId, basis, hasModel });
    if ('problem' in now) return abandon(act, { work, outcome: 'skipped', reason: now.problem, calls });
    const target = { targetType: 'task', targetId: taskId } as const;
    const suggestion = conclude(act, { target, basis, opinion, job: run.jobId });
    // What its project waited for may be done now.
    if (projectId !== null) store.outbox.hasten({ name: 'analyse-project', userId: user.id, now: act.now });
    return { status: 'done', result: { suggestion } };
  });
}

function look(store: Store, of: TaskWork & { hasModel: boolean }): { task: Task } | { problem: string } {
  const { taskId, basis, hasModel } = of;
  const task = store.items.task(taskId);
  if (!task || !isWorthAnalysing(task)) return { problem: 'no longer open' };
  if (taskBasis(taskFacts(store, task)) !== basis) return { problem: 'changed meanwhile' };
  const past = store.analyses.of({ targetType: 'task', targetId: taskId }) ?? null;
  return isDue(basis, { past, hasModel }) ? { task } : { problem: 'analysed already' };
}
