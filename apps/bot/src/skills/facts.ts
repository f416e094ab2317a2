import type { Project, Task } from '@noctem/core/items';
import type { EpochMs } from '@noctem/core/kernel';
import type { ProjectFacts, TaskFacts } from '@noctem/core/skills';
import type { Store } from '@noctem/store';
import type { Scene } from '../conversation/turn.ts';
import { stepMinutes } from './details.ts';

const day = 24 * 60 * 60 * 1000;

/** What an analysis of a task looks at. */
export function taskFacts(store: Store, task: Task): TaskFacts {
  const project = task.projectId === null ? undefined : store.items.project(task.projectId);
  return { title: task.title, project: project?.name ?? null, tags: task.tags };
}

/** What an analysis of a project looks at, as things stand. */
export function projectFacts(
  { store, today, now }: Pick<Scene, 'store' | 'today' | 'now'>,
  project: Project,
): ProjectFacts {
  const openTasks = store.items.openTasksOfProject(project.id);
  const { done, movedAt } = store.analyses.projectFigures(project.id);
  return {
    name: project.name,
    nextAction: project.nextAction,
    today,
    openTasks,
    steps: stepsOf(store, openTasks),
    done,
    quietDays: daysSince(Math.max(project.updatedAt, movedAt), now),
  };
}

function stepsOf(store: Store, tasks: readonly Task[]): ProjectFacts['steps'] {
  return new Map(
    tasks.flatMap(({ id }) => {
      const suggestion = store.suggestions.openOf({ targetType: 'task', targetId: id });
      return suggestion ? [[id, { text: suggestion.text, minutes: stepMinutes(suggestion) }] as const] : [];
    }),
  );
}

function daysSince(instant: EpochMs, now: EpochMs): number {
  return Math.max(0, Math.floor((now - instant) / day));
}
