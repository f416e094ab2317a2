import { inverse, stillHolds } from '@noctem/core/items';
import type { Change } from '@noctem/store';
import { slashCommand } from '../../conversation/command.ts';
import type { Outcome } from '../../conversation/reply.ts';
import { feature, messageTurn, tapWords, type Turn } from '../../conversation/turn.ts';
import { correct, isCorrection } from '../../filing/corrections.ts';

/** Which change to take back: one by its button, or the last one. */
type Intent = { readonly changeId: number } | 'last';

/** `/undo`, "undo", and the Undo button: takes a change back, row by row, unless something newer stands on it. */
export const undo = feature<Intent>({
  name: 'undo',
  read: (turn) => {
    const words = tapWords(turn, 'undo');
    if (words) return { changeId: Number(words[1]) };
    const text = messageTurn(turn)?.incoming.text.trim() ?? '';
    return slashCommand(text)?.name === 'undo' || /^undo[.!]?$/i.test(text) ? 'last' : null;
  },
  act: (turn, intent) => {
    const change =
      intent === 'last' ? turn.store.changes.latest(turn.person.id) : turn.store.changes.byId(intent.changeId);
    const outcome = takeBack(turn, change);
    return turn.incoming.type === 'tap' && outcome.reply && outcome.outcome === 'undone'
      ? { outcome: outcome.outcome, replacement: { text: outcome.reply.text }, toast: 'Undone' }
      : turn.incoming.type === 'tap' && outcome.reply
        ? { outcome: outcome.outcome, toast: String(outcome.reply.text) }
        : outcome;
  },
});

function takeBack(turn: Turn, change: Change | undefined): Outcome {
  if (!change || change.userId !== turn.person.id)
    return { outcome: 'nothing-to-undo', reply: { text: 'There is nothing to undo.' } };
  if (change.undoneAt !== null) return { outcome: 'undone-before', reply: { text: 'That was undone already.' } };
  const { items } = turn.store;
  const fresh = change.rows.every((row) => stillHolds(row, items.current(row) ?? {}));
  if (!fresh)
    return {
      outcome: 'newer-change',
      reply: { text: 'Something newer was changed there since; undo that first with /undo.' },
    };
  items.apply(change.rows.map(inverse));
  turn.store.changes.markUndone(change.id, turn.now);
  turn.store.corrections.retract(change.id, turn.now);
  correctFiling(turn, change);
  return { outcome: 'undone', reply: { text: `Undone: ${change.label}` } };
}

/** Taking back the filing itself corrects it: the thought was none. */
function correctFiling(turn: Turn, change: Change): void {
  const row = change.rows.find((one) => one.table === 'thoughts' && one.before.finalKind === 'forgotten');
  const thought = row && turn.store.thoughts.byId(row.id);
  if (!thought) return;
  turn.trace.link({ thoughtId: thought.id });
  if (!isCorrection(thought.receivedAt, turn.now)) return;
  const route = turn.incoming.type === 'tap' ? 'button' : 'amend';
  const fields = [{ field: 'kind', from: thought.kind, to: 'forgotten' }];
  correct(turn, fields, { thought, taskId: null, route, changeId: change.id });
}
