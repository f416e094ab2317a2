import type { SummonAct, SummonPatch } from '@noctem/core/butler';
import { changeOf, projectKey, type Subject, type Task } from '@noctem/core/items';
import { oneLine } from '@noctem/core/kernel';
import type { Outcome } from '../../conversation/reply.ts';
import type { Turn } from '../../conversation/turn.ts';
import { amendNote, amendTask } from '../../filing/amend-item.ts';
import { correct } from '../../filing/corrections.ts';
import { dueWords } from '../../wording/dates.ts';
import { confirmed } from './confirmed.ts';
import { convert } from './convert.ts';
import { offerButton } from './offer.ts';
import { resolvePatch } from './resolve-patch.ts';
import type { Spoken } from './spoken.ts';
import { changeThought } from './change-thought.ts';
import { goneWords } from './titles.ts';
import { journal } from '../../filing/journal.ts';
import { thoughtBehind } from '../../conversation/subject.ts';

type Change = Omit<Extract<SummonAct, { type: 'change' }>, 'type'>;
type Found = Extract<Spoken, { subject: unknown }>;

/** Makes the item what the person says it is, and confirms it in one line. What does not fit it changes nothing and says why. */
export function applyChange(turn: Turn, { subject }: Found, change: Change): Outcome {
  const gone = goneWords(turn, subject);
  if (gone !== null) return { outcome: 'gone', reply: { text: gone } };
  if (subject.type === 'thought') return changeThought(turn, subject, change);
  const { kind, patch } = change;
  if (kind !== null && kind !== subject.type) return convert(turn, subject, { kind, patch });
  switch (subject.type) {
    case 'task':
      return changeTask(turn, subject, patch);
    case 'note':
      return changeNote(turn, subject, patch);
    case 'project':
      return changeProject(turn, subject, patch);
  }
}

function unchanged(subject: Subject, text: string): Outcome {
  return { outcome: 'unchanged', reply: { text, about: subject } };
}

function changeTask(turn: Turn, subject: Subject, patch: SummonPatch): Outcome {
  const task = turn.store.items.task(subject.id);
  if (!task) return { outcome: 'gone', reply: { text: 'That task is not there any more.' } };
  const resolved = resolvePatch(task, patch);
  if ('problem' in resolved) return unchanged(subject, resolved.problem);
  const amended = amendTask(turn, task, { patch: resolved.patch, route: 'summon' });
  return amended
    ? confirmed(turn, [subject], { changeId: amended.changeId, about: subject })
    : unchanged(subject, soAlready(turn, task, patch));
}

function soAlready(turn: Turn, task: Task, patch: SummonPatch): string {
  const due = dueWords(task, turn.today);
  if (patch.date !== undefined || patch.time !== undefined)
    return due === '' ? 'It has no date as it is.' : `It already is for ${due}.`;
  if (patch.importance !== undefined)
    return task.importance === null
      ? 'It has no importance as it is.'
      : `It already is of ${task.importance} importance.`;
  return 'It already is so.';
}

function changeNote(turn: Turn, subject: Subject, patch: SummonPatch): Outcome {
  const note = turn.store.items.note(subject.id);
  if (!note) return { outcome: 'gone', reply: { text: 'That note is not there any more.' } };
  const { title, project, tags, ...forTasks } = patch;
  if (Object.values(forTasks).some((value) => value !== null)) return unfitNote(turn, subject, patch);
  const wanted = {
    ...(title !== undefined && { title }),
    ...(project !== undefined && { project }),
    ...(tags && { tags: [...new Set([...note.tags, ...tags])] }),
  };
  const amended = amendNote(turn, note, { patch: wanted, route: 'summon' });
  return amended
    ? confirmed(turn, [subject], { changeId: amended.changeId, about: subject })
    : unchanged(subject, 'It already is so.');
}

/** A day or a weight is a task's: whether it shall be one is for the person to say. */
function unfitNote(turn: Turn, subject: Subject, patch: SummonPatch): Outcome {
  const due = patch.date ? ` for ${dueWords({ date: patch.date, time: patch.time ?? null }, turn.today)}` : '';
  const offer = offerButton(`Make it a task${due}`, subject, { kind: 'task', patch });
  return {
    outcome: 'unfit',
    reply: {
      text: 'That is a note; dates and importance belong to tasks. Shall it be one?',
      about: subject,
      ...(offer && { keyboard: [[offer]] }),
    },
  };
}

function changeProject(turn: Turn, subject: Subject, patch: SummonPatch): Outcome {
  const project = turn.store.items.project(subject.id);
  if (!project) return { outcome: 'gone', reply: { text: 'That project is not there any more.' } };
  const { title, ...others } = patch;
  if (Object.keys(patch).length === 0) return unchanged(subject, 'It already is a project.');
  if (title === undefined || Object.keys(others).length > 0)
    return {
      outcome: 'unfit',
      reply: { text: 'A project has a name; dates and importance belong to its tasks.', about: subject },
    };
  const same = turn.store.items.projectNamed(turn.person.id, title);
  if (same && same.id !== project.id)
    return unchanged(subject, `There is a project “${oneLine(same.name, 60)}” already; nothing was changed.`);
  const change = changeOf('projects', project, { name: title.trim(), nameKey: projectKey(title) });
  if (!change) return unchanged(subject, 'It already is called so.');
  const { store, now } = turn;
  store.items.apply([{ ...change, after: { ...change.after, updatedAt: now } }]);
  const label = `the new name “${oneLine(title, 60)}”`;
  const changeId = journal(turn, label, [change]);
  const thought = thoughtBehind(turn, subject) ?? null;
  correct(turn, [{ field: 'title', from: project.name, to: title }], {
    thought,
    taskId: null,
    route: 'summon',
    changeId,
  });
  return confirmed(turn, [subject], { changeId, about: subject });
}
