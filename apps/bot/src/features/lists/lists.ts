import { agenda, type AgendaGroup, inOrder, type Subject, type Task } from '@noctem/core/items';
import { addDays } from '@noctem/core/kernel';
import type { Reply } from '../../conversation/reply.ts';
import type { Turn } from '../../conversation/turn.ts';
import { listPage } from './page.ts';

/** A list remembers at most so many things; whoever has more asks narrower. */
const longestList = 500;

/** What is overdue and what is due today. */
export function todayList(turn: Turn): Reply {
  const groups = agenda(openTasks(turn), { today: turn.today, from: turn.today, to: turn.today });
  return listPage(turn, {
    name: 'today',
    subjects: subjectsOf(groups),
    nothing: 'Nothing is due today. /tasks shows everything open.',
  });
}

/** What is overdue and what is due within seven days from today. */
export function weekList(turn: Turn): Reply {
  const groups = agenda(openTasks(turn), { today: turn.today, from: turn.today, to: addDays(turn.today, 6) });
  return listPage(turn, {
    name: 'week',
    subjects: subjectsOf(groups),
    nothing: 'Nothing is due in the next seven days.',
  });
}

/** Every open task, what is due soonest first. */
export function openList(turn: Turn): Reply {
  const subjects = inOrder(openTasks(turn)).slice(0, longestList).map(taskSubject);
  return listPage(turn, { name: 'tasks', subjects, nothing: 'No open tasks. Write me one, just as you think it.' });
}

/** Notes, newest first. */
export function notesList(turn: Turn): Reply {
  const notes = turn.store.items.notes({ userId: turn.person.id, status: 'kept', limit: longestList });
  const subjects = notes.toReversed().map((note): Subject => ({ type: 'note', id: note.id }));
  return listPage(turn, { name: 'notes', subjects, nothing: 'No notes yet.' });
}

/** Open projects with the number of their open tasks. */
export function projectsList(turn: Turn): Reply {
  const projects = turn.store.items.projects({ userId: turn.person.id, status: 'open', limit: longestList });
  const subjects = projects.map((project): Subject => ({ type: 'project', id: project.id }));
  return listPage(turn, {
    name: 'projects',
    subjects,
    nothing: 'No projects yet. Put +garden into a thought to begin one.',
  });
}

/** Groups of an agenda as a list with a title of its own. */
export function agendaList(
  turn: Turn,
  groups: readonly AgendaGroup[],
  words: { title: string; nothing: string },
): Reply {
  return listPage(turn, { name: 'answer', subjects: subjectsOf(groups), ...words });
}

/** What a search found. */
export function foundList(turn: Turn, subjects: readonly Subject[], words: { title: string; nothing: string }): Reply {
  return listPage(turn, { name: 'found', subjects: subjects.slice(0, longestList), ...words });
}

function openTasks(turn: Turn): Task[] {
  return turn.store.items.openTasks(turn.person.id);
}

function subjectsOf(groups: readonly AgendaGroup[]): Subject[] {
  return groups
    .flatMap((group) => group.tasks)
    .slice(0, longestList)
    .map(taskSubject);
}

function taskSubject(task: Task): Subject {
  return { type: 'task', id: task.id };
}
