import type { Subject } from '@noctem/core/items';
import { oneLine } from '@noctem/core/kernel';
import { FormattedString } from '@grammyjs/parse-mode';
import { button, type Outcome } from '../../conversation/reply.ts';
import type { Turn } from '../../conversation/turn.ts';
import { correct } from '../../filing/corrections.ts';
import { settle } from '../../filing/settle.ts';
import { shortTitle } from '../../wording/items.ts';
import { rich } from '../../wording/rich.ts';
import { removal } from './convert.ts';
import type { Spoken } from './spoken.ts';
import { goneWords, titleOf } from './titles.ts';
import { journal } from '../../filing/journal.ts';
import { thoughtBehind } from '../../conversation/subject.ts';

/** "forget it": the item goes, and the thought with its last item. */
export function forgetSubject(turn: Turn, { subject }: Extract<Spoken, { subject: unknown }>): Outcome {
  const gone = goneWords(turn, subject);
  if (gone !== null) return { outcome: 'gone', reply: { text: gone } };
  const title = titleOf(turn, subject);
  const thought = thoughtBehind(turn, subject);
  const isLast =
    thought !== undefined && (subject.type === 'thought' || turn.store.items.ofThought(thought.id).length === 1);
  if (!isLast) return forgetOne(turn, subject, title);
  const settled = settle(turn, thought, { kind: 'forgotten', route: 'summon' });
  if (settled.result === 'unchanged') return { outcome: 'unchanged', reply: { text: settled.reason, about: subject } };
  return forgotten(title, { changeId: settled.changeId, about: { type: 'thought', id: thought.id } });
}

function forgetOne(turn: Turn, subject: Subject, title: string): Outcome {
  const { store } = turn;
  const row = removal(turn, subject);
  if (!row) return { outcome: 'gone', reply: { text: 'That is not there any more.' } };
  store.items.apply([row]);
  const label = `forgetting “${oneLine(title, 60)}”`;
  const changeId = journal(turn, label, [row]);
  const taskId = subject.type === 'task' ? subject.id : null;
  const thought = thoughtBehind(turn, subject) ?? null;
  correct(turn, [{ field: 'kind', from: subject.type, to: 'forgotten' }], {
    thought,
    taskId,
    route: 'summon',
    changeId,
  });
  return forgotten(title, { changeId, about: subject });
}

function forgotten(title: string, done: { changeId: number; about: Subject }): Outcome {
  return {
    outcome: 'forgotten',
    reply: {
      text: rich('Forgotten: ', FormattedString.bold(shortTitle(title))),
      keyboard: [[button('Undo', 'undo', done.changeId)]],
      about: done.about,
    },
  };
}
