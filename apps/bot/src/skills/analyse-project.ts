import type { Project } from '@noctem/core/items';
import { isDue, projectBasis, projectSkill } from '@noctem/core/skills';
import type { JobOutcome, JobRun } from '@noctem/queue';
import { beginAct } from '../conversation/act.ts';
import type { Act } from '../conversation/turn.ts';
import { abandon, conclude, type SkillParts } from './conclude.ts';
import { projectFacts } from './facts.ts';
import { think } from './think.ts';

export interface ProjectWork {
  readonly projectId: number;
  readonly basis: string;
  readonly at: number;
  readonly after?: readonly number[] | undefined;
  readonly until?: number | undefined;
}

/** A project that waits for the analyses of its tasks is woken by each of them; where that was missed it looks by itself. */
const lookMs = 15_000;

/**
 * Analyses one project: what comes next, what stands in the way, whether it stands still. Its tasks are analysed first.
 * Committed once for each state of the project, however often it runs.
 */
export async function analyseProject(
  parts: SkillParts,
  work: ProjectWork,
  run: Pick<JobRun, 'signal' | 'jobId'>,
): Promise<JobOutcome> {
  const { store } = parts.act;
  const { projectId } = work;
  const project = store.items.project(projectId);
  const user = project && store.people.byId(project.userId);
  if (project?.status !== 'open') return { status: 'skipped', reason: 'no longer open' };
  if (user?.access !== 'allowed') return { status: 'skipped', reason: 'the person is not served any more' };
  const act = beginAct(parts.act, user, projectSkill.work);
  act.trace.link({ projectId, thoughtId: project.thoughtId });
  const hasModel = parts.models.isAvailable(projectSkill.work);
  const seen = look(act, { work, hasModel });
  const abandoned = { work: projectSkill.work, outcome: 'skipped' } as const;
  if ('problem' in seen) return store.transactForgivably(() => abandon(act, { ...abandoned, reason: seen.problem }));
  if (waitsForTasks(act, work)) return { status: 'later', runAt: act.now + lookMs };
  const rules = store.ruleSets.inForce(user.id);
  const opinion = await think(projectSkill, projectFacts(act, project), {
    models: parts.models,
    rules,
    signal: run.signal,
  });
  const { calls } = opinion;
  return store.transactForgivably(() => {
    if (run.signal.aborted)
      return abandon(act, { ...abandoned, outcome: 'stopped', reason: 'stopped before it was ready', calls });
    const now = look(act, { work, hasModel });
    if ('problem' in now) return abandon(act, { ...abandoned, reason: now.problem, calls });
    const { basis } = work;
    const target = { targetType: 'project', targetId: projectId } as const;
    const suggestion = conclude(act, { target, basis, opinion, job: run.jobId });
    return { status: 'done', result: { suggestion } };
  });
}

function look(act: Act, about: { work: ProjectWork; hasModel: boolean }): { project: Project } | { problem: string } {
  const { projectId, basis } = about.work;
  const project = act.store.items.project(projectId);
  if (project?.status !== 'open') return { problem: 'no longer open' };
  if (projectBasis(projectFacts(act, project)) !== basis) return { problem: 'changed meanwhile' };
  const past = act.store.analyses.of({ targetType: 'project', targetId: projectId }) ?? null;
  return isDue(basis, { past, hasModel: about.hasModel }) ? { project } : { problem: 'analysed already' };
}

/** Whether one of its tasks, open still, has not been analysed since the look that began all this. */
function waitsForTasks({ store, now }: Act, { after = [], at, until = 0 }: ProjectWork): boolean {
  if (now >= until) return false;
  return after.some((targetId) => {
    const analysed = store.analyses.of({ targetType: 'task', targetId });
    return store.items.task(targetId)?.status === 'open' && (analysed === undefined || analysed.at < at);
  });
}
