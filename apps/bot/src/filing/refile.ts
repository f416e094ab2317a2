import type { CaptureDecision, TaskDraft } from '@noctem/core/capture';
import { changeOf, type RowChange, type Subject } from '@noctem/core/items';
import type { Thought } from '@noctem/store';
import type { Act } from '../conversation/turn.ts';
import { makeNote, makeTask, projectFor } from './make-items.ts';
import { understand } from './decide.ts';
import { wordsOf } from './words.ts';

/** What a person may make of a thought. */
export type FinalKind = 'task' | 'note' | 'project' | 'forgotten';

export interface Refiled extends Filed {
  /** How the text was understood for it. */
  readonly decision: CaptureDecision;
}

interface Filed {
  readonly subjects: readonly Subject[];
  readonly rows: readonly RowChange[];
}

/**
 * Makes a thought into what the person says it is: what it was filed as goes, the new item comes, `final_kind` is set.
 * The text is understood again for what the new item needs (title, date); `overrides` are what the person said besides.
 */
export function refile(
  turn: Act,
  thought: Thought,
  wanted: { kind: FinalKind; overrides?: Partial<TaskDraft> },
): Refiled {
  const removed = removeItems(turn, thought);
  const { decision } = understand(turn, wordsOf(turn.store, thought), thought.sentAt);
  const made = make(turn, thought, { ...wanted, decision });
  const settled = changeOf('thoughts', thought, {
    finalKind: wanted.kind,
    status: wanted.kind === 'forgotten' ? 'forgotten' : 'filed',
  });
  const rows = settled ? [settled] : [];
  turn.store.items.apply(rows);
  return { decision, subjects: made.subjects, rows: [...removed, ...made.rows, ...rows] };
}

/** Takes away everything that a thought was filed as. */
export function removeItems(turn: Act, thought: Thought): RowChange[] {
  const { items } = turn.store;
  const deleted = { status: 'deleted', updatedAt: turn.now };
  const rows = [
    ...items
      .tasksOfThought(thought.id)
      .map((task) => (task.status === 'deleted' ? null : changeOf('tasks', task, deleted))),
    ...items
      .notesOfThought(thought.id)
      .map((note) => changeOf('notes', note, note.status === 'deleted' ? {} : deleted)),
    ...items
      .projectsOfThought(thought.id)
      .map((project) => changeOf('projects', project, project.status === 'deleted' ? {} : deleted)),
  ].filter((row) => row !== null);
  items.apply(rows);
  return rows;
}

function make(
  turn: Act,
  thought: Thought,
  wanted: { kind: FinalKind; overrides?: Partial<TaskDraft>; decision: CaptureDecision },
): Filed {
  const origin = { thoughtId: thought.id, sentAt: thought.sentAt };
  const { decision, overrides = {} } = wanted;
  switch (wanted.kind) {
    case 'task': {
      const drafts = decision.items.length > 1 ? decision.items : [decision];
      const made = drafts.map((draft, position) => makeTask(turn, { ...draft, ...overrides }, { ...origin, position }));
      return { subjects: made.map((one) => one.subject), rows: made.flatMap((one) => one.rows) };
    }
    case 'note': {
      const { project, tags } = { ...decision, ...overrides };
      const made = makeNote(turn, wordsOf(turn.store, thought), { ...origin, project, tags });
      return { subjects: [made.subject], rows: made.rows };
    }
    case 'project': {
      const made = projectFor(turn, overrides.title ?? decision.title, thought.id);
      return { subjects: [made.subject], rows: made.rows };
    }
    case 'forgotten':
      return { subjects: [], rows: [] };
  }
}
