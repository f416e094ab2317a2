import { isDue, isWorthAnalysing, taskBasis, taskSkill } from '@noctem/core/skills';
import type { Task } from '@noctem/core/items';
import type { JobOutcome, JobRun } from '@noctem/queue';
import { beginAct } from '../conversation/act.ts';
import { conclude, type SkillParts } from './conclude.ts';
import { taskFacts } from './facts.ts';
import { think } from './think.ts';

/**
 * Analyses one task: what to do first, and what a computer could do for it. Committed once for each state of the task,
 * however often it runs; a task that was done, deleted or changed meanwhile gets nothing.
 */
export async function analyseTask(
  parts: SkillParts,
  { taskId, basis }: { taskId: number; basis: string },
  run: Pick<JobRun, 'signal' | 'jobId'>,
): Promise<JobOutcome> {
  const { store } = parts.act;
  const hasModel = parts.models.isAvailable(taskSkill.work);
  const stillDue = (): { task: Task } | { problem: string } => {
    const task = store.items.task(taskId);
    if (!task || !isWorthAnalysing(task)) return { problem: 'no longer open' };
    if (taskBasis(taskFacts(store, task)) !== basis) return { problem: 'changed meanwhile' };
    const past = store.analyses.of({ targetType: 'task', targetId: taskId }) ?? null;
    return isDue(basis, { past, hasModel }) ? { task } : { problem: 'analysed already' };
  };
  const seen = stillDue();
  if ('problem' in seen) return { status: 'skipped', reason: seen.problem };
  const user = store.people.byId(seen.task.userId);
  if (user?.access !== 'allowed') return { status: 'skipped', reason: 'the person is not served any more' };
  const act = beginAct(parts.act, user, taskSkill.work);
  const { thoughtId, projectId } = seen.task;
  act.trace.link({ taskId, thoughtId, projectId });
  const rules = store.ruleSets.inForce(user.id);
  const opinion = await think(taskSkill, taskFacts(store, seen.task), {
    models: parts.models,
    rules,
    signal: run.signal,
  });
  if (run.signal.aborted) return { status: 'failed', reason: 'stopped before it was ready' };
  return store.transactForgivably(() => {
    const now = stillDue();
    if ('problem' in now) return { status: 'skipped', reason: now.problem };
    const suggestion = conclude(act, {
      target: { targetType: 'task', targetId: taskId },
      basis,
      opinion,
      job: run.jobId,
    });
    // What its project waited for may be done now.
    if (projectId !== null) store.outbox.hasten({ name: 'analyse-project', userId: user.id, now: act.now });
    return { status: 'done', result: { suggestion } };
  });
}
