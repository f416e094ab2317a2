import type { Subject } from '@noctem/core/items';
import { FormattedString } from '@grammyjs/parse-mode';
import { type Button, button, type Outcome } from '../../conversation/reply.ts';
import { linkTrace, namedSubject } from '../../conversation/subject.ts';
import { feature, messageTurn, type Turn } from '../../conversation/turn.ts';
import { filedLine, lineOfTask } from '../../filing/confirmation.ts';
import { markShown, suggestionLine } from '../../skills/index.ts';
import { shortTitle } from '../../wording/items.ts';
import { rich } from '../../wording/rich.ts';
import { answers } from '../suggest/index.ts';

/** `task 7`, `project 3`, `note 4`, `thought 12` alone: what it is, what is suggested for it, and what can be done. */
export const show = feature<string>({
  name: 'show',
  read: (turn) => {
    const words = messageTurn(turn)?.incoming.text.trim() ?? '';
    return /^(?:task|note|project|thought)\s+#?\d{1,15}$/i.test(words) ? words : null;
  },
  act: (turn, words) => {
    const subject = namedSubject(turn, words);
    if (subject === null || typeof subject === 'string')
      return { outcome: 'no-such-item', reply: { text: `There is no ${words.toLowerCase()} here.` } };
    linkTrace(turn, subject);
    return shown(turn, subject);
  },
});

function shown(turn: Turn, subject: Subject): Outcome {
  const { store } = turn;
  const isSuggestible = subject.type === 'task' || subject.type === 'project';
  const suggestion = isSuggestible
    ? store.suggestions.openOf({ targetType: subject.type, targetId: subject.id })
    : undefined;
  if (suggestion) markShown(turn, [suggestion]);
  return {
    outcome: 'shown',
    reply: {
      text: rich(lineOf(turn, subject), ...(suggestion ? [`\n💡 ${suggestionLine(suggestion)}`] : [])),
      keyboard: [...(suggestion ? [answers(suggestion.id)] : []), ...acts(turn, subject)],
      about: subject,
    },
  };
}

function lineOf(turn: Turn, subject: Subject): FormattedString | string {
  const { items, thoughts } = turn.store;
  switch (subject.type) {
    case 'task': {
      const task = items.task(subject.id);
      if (!task) return 'That task is gone.';
      return task.status === 'open' ? rich('✓ ', lineOfTask(turn, task)) : `${task.status}: ${shortTitle(task.title)}`;
    }
    case 'project': {
      const project = items.project(subject.id);
      if (!project) return 'That project is gone.';
      const open = items.openTasksOfProject(project.id).length;
      const next = project.nextAction === null ? '' : `\nNext: ${shortTitle(project.nextAction)}`;
      return rich('▣ ', FormattedString.bold(shortTitle(project.name)), ` — ${open} open${next}`);
    }
    case 'note':
      return filedLine(turn, [subject]);
    case 'thought': {
      const thought = thoughts.byId(subject.id);
      return thought ? `“${shortTitle(thoughts.currentText(thought))}”` : 'That thought is gone.';
    }
  }
}

function acts({ store }: Turn, { type, id }: Subject): Button[][] {
  if (type !== 'task' || store.items.task(id)?.status !== 'open') return [];
  return [[button('✓ Done', 'done', id, 'keep'), button('Delete', 'delete', id, 'keep')]];
}
