import type { Subject, Task } from '@noctem/core/items';
import { FormattedString } from '@grammyjs/parse-mode';
import { type Button, button, type Reply } from '../conversation/reply.ts';
import type { Scene } from '../conversation/turn.ts';
import { shortTitle, taskLine } from '../wording/items.ts';
import { rich } from '../wording/rich.ts';

/** At most so many tasks of one message are named one by one. */
const namedTasks = 10;

/** A task on one line as this person sees it today. */
export function lineOfTask(turn: Scene, task: Task, how: { dayIsSaid?: boolean } = {}): FormattedString {
  return taskLine(task, { today: turn.today, project: projectName(turn, task.projectId), ...how });
}

/** One short line that says what a thought was filed as. */
export function filedLine(turn: Scene, subjects: readonly Subject[]): FormattedString | string {
  const [first] = subjects;
  if (!first) return 'Forgotten.';
  if (subjects.length > 1) return severalTasks(turn, subjects);
  switch (first.type) {
    case 'task': {
      const task = turn.store.items.task(first.id);
      return task ? rich('✓ ', lineOfTask(turn, task)) : 'That task is gone.';
    }
    case 'note': {
      const note = turn.store.items.note(first.id);
      return rich('✎ Noted: ', FormattedString.italic(shortTitle(note?.text ?? '')));
    }
    case 'project': {
      const project = turn.store.items.project(first.id);
      return rich('▣ Project: ', FormattedString.bold(shortTitle(project?.name ?? '')));
    }
    case 'thought':
      return 'Kept.';
  }
}

/** The confirming line with Undo at hand and, where the filing may be wrong, fixes of one tap. */
export function confirmation(
  turn: Scene,
  filed: { subjects: readonly Subject[]; thoughtId: number; changeId: number | null; offerFixes: boolean },
): Reply {
  const [first] = filed.subjects;
  const undo = filed.changeId === null ? [] : [[button('Undo', 'undo', filed.changeId)]];
  const fixes = filed.offerFixes && first ? fixButtons(turn, filed.subjects, filed.thoughtId) : [];
  return {
    text: filedLine(turn, filed.subjects),
    keyboard: fixes.length > 0 ? [fixes, ...undo] : undo,
    about: first && filed.subjects.length === 1 ? first : { type: 'thought', id: filed.thoughtId },
    ...(filed.subjects.length > 1 && { listing: filed.subjects }),
  };
}

function severalTasks(turn: Scene, subjects: readonly Subject[]): FormattedString {
  const lines = subjects.slice(0, namedTasks).map((subject, index) => {
    const task = turn.store.items.task(subject.id);
    return rich(`\n${index + 1}. `, task ? lineOfTask(turn, task) : '');
  });
  const more = subjects.length > namedTasks ? `\n… and ${subjects.length - namedTasks} more` : '';
  return rich(`✓ ${subjects.length} tasks:`, ...lines, more);
}

function fixButtons(turn: Scene, [subject, ...others]: readonly Subject[], thoughtId: number): Button[] {
  if (!subject) return [];
  if (subject.type === 'note')
    return [button('Task', 'as', thoughtId, 'task'), button('Forget', 'as', thoughtId, 'forgotten')];
  // A day for one of several tasks would be a guess.
  if (others.length > 0) return [button('Note', 'as', thoughtId, 'note')];
  const task = subject.type === 'task' ? turn.store.items.task(subject.id) : undefined;
  if (!task) return [];
  const timing =
    task.date === null
      ? [button('Today', 'when', thoughtId, 'today'), button('Tomorrow', 'when', thoughtId, 'tomorrow')]
      : [button('No date', 'when', thoughtId, 'none')];
  return [button('Note', 'as', thoughtId, 'note'), ...timing];
}

function projectName(turn: Scene, id: number | null): string | null {
  return id === null ? null : (turn.store.items.project(id)?.name ?? null);
}
