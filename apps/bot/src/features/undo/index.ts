import { inverse, type RowChange, stillHolds, type Subject } from '@noctem/core/items';
import type { Change, Route } from '@noctem/store';
import { slashCommand } from '../../conversation/command.ts';
import type { Outcome, Reply } from '../../conversation/reply.ts';
import { linkTrace } from '../../conversation/subject.ts';
import { feature, messageTurn, tapWords, type Turn } from '../../conversation/turn.ts';
import { correct, isCorrection } from '../../filing/corrections.ts';
import { withOverrides } from '../../filing/rule-counts.ts';
import { takeBackAnswers } from '../../insights/answer.ts';
import { answeredMessage, keyboardOf } from '../../insights/insight-message.ts';

/** Which change to take back: one by its button, or the last one. */
type Intent = { readonly changeId: number } | 'last';

/** `/undo`, "undo", and the Undo button: takes a change back, row by row, unless something newer stands on it. */
export const undo = feature<Intent>({
  name: 'undo',
  read: (turn) => {
    const words = tapWords(turn, 'undo');
    if (words) return { changeId: Number(words[1]) };
    const text = messageTurn(turn)?.incoming.text.trim() ?? '';
    return slashCommand(text)?.name === 'undo' ||
      /^(undo( that| it)?|take (that|it) back|never ?mind|scratch that)[.!]?$/i.test(text)
      ? 'last'
      : null;
  },
  act: (turn, intent) => {
    const change = intent === 'last' ? lastStanding(turn) : turn.store.changes.byId(intent.changeId);
    const outcome = takeBack(turn, change, turn.incoming.type === 'tap' ? 'button' : 'amend');
    return turn.incoming.type === 'tap' && outcome.reply && outcome.outcome === 'undone'
      ? { outcome: outcome.outcome, replacement: undoneMessage(turn, change, outcome.reply), toast: 'Undone' }
      : turn.incoming.type === 'tap' && outcome.reply
        ? { outcome: outcome.outcome, toast: String(outcome.reply.text) }
        : outcome;
  },
});

/** What the tapped message says now; one about an insight puts it to the person again, as it stands. */
function undoneMessage({ store }: Turn, change: Change | undefined, { text }: Reply): Reply {
  const row = change?.rows.find(({ table }) => table === 'maintenance_insights');
  const insight = row && store.insights.byId(row.id);
  return insight ? answeredMessage(insight, { text, keyboard: keyboardOf(insight) }) : { text };
}

/** So many acts that nothing can be undone of may stand before the one that is meant. */
const lookedAt = 100;

/**
 * The last act that can be taken back. One on whose rows an earlier act was taken back since, by its button, has come to
 * nothing: it must not stand in the way of those before it.
 */
export function lastStanding(turn: Turn): Change | undefined {
  const standing = turn.store.changes.standing(turn.person.id, lookedAt);
  return standing.find((change) => isFresh(turn, rowsToUndo(turn, change))) ?? standing[0];
}

function isFresh(turn: Turn, rows: readonly RowChange[]): boolean {
  return lastOfEach(rows).every((row) => stillHolds(row, turn.store.items.current(row) ?? {}));
}

/** Takes a change back, whole or not at all; where it was a filing, that corrects it by this route. */
export function takeBack(turn: Turn, change: Change | undefined, route: Route): Outcome {
  if (!change || change.userId !== turn.person.id)
    return { outcome: 'nothing-to-undo', reply: { text: 'There is nothing to undo.' } };
  if (change.undoneAt !== null) return { outcome: 'undone-before', reply: { text: 'That was undone already.' } };
  const { items } = turn.store;
  const rows = rowsToUndo(turn, change);
  const subject = rows[0] && subjectOf(rows[0]);
  if (subject) linkTrace(turn, subject);
  if (!isFresh(turn, rows))
    return {
      outcome: 'newer-change',
      reply: { text: 'Something newer was changed there since; undo that first with /undo.' },
    };
  items.apply(rows.toReversed().map(inverse));
  restoreWords(turn, change);
  turn.store.changes.markUndone(change.id, turn.now);
  takeBackAnswers(turn, rows);
  const corrected = turn.store.corrections.ofChange(change.id).map(({ thoughtId }) => thoughtId);
  withOverrides(turn, corrected, () => turn.store.corrections.retract(change.id, turn.now));
  correctFiling(turn, change, route);
  return { outcome: 'undone', reply: { text: `Undone: ${change.label}`, ...(subject && { about: subject }) } };
}

/** A project that the act began stays when something else has moved in since. */
function rowsToUndo(turn: Turn, change: Change): RowChange[] {
  const ours = new Set(change.rows.map(keyOf));
  const inhabited = (row: RowChange) =>
    turn.store.items.inProject(row.id).some(({ type, id }) => !ours.has(`${type}s ${id}`));
  return change.rows.filter((row) => !(began(row) && inhabited(row)));
}

/** Whether the act made this project; one that it opened again had its own marks before. */
function began({ table, before }: RowChange): boolean {
  return table === 'projects' && before['status'] === 'deleted' && before['updatedAt'] === undefined;
}

/** Where an act changed a row more than once, only its last word can still hold. */
function lastOfEach(rows: readonly RowChange[]): RowChange[] {
  return [...new Map(rows.map((row) => [keyOf(row), row])).values()];
}

function keyOf(row: RowChange): string {
  return `${row.table} ${row.id}`;
}

function subjectOf({ table, id }: RowChange): Subject | null {
  if (table === 'settings' || table === 'suggestions' || table === 'maintenance_insights') return null;
  const types = { thoughts: 'thought', tasks: 'task', notes: 'note', projects: 'project' } as const;
  return { type: types[table], id };
}

/** An edit that is taken back takes its words along: what is read from now on is what was filed. */
function restoreWords({ store, now, trace }: Turn, { traceId }: Change): void {
  const row = store.thoughts.revisionOfTrace(traceId);
  const thought = row && store.thoughts.byId(row.thoughtId);
  if (!thought) return;
  const revisions = store.thoughts.revisions(thought.id);
  if (revisions.at(-1)?.id !== row.id) return;
  const text = revisions.at(-2)?.text ?? thought.text;
  store.thoughts.addRevision({
    userId: thought.userId,
    thoughtId: thought.id,
    text,
    editedAt: now,
    traceId: trace.traceId,
  });
}

/** Taking back the filing itself corrects it: the thought was none. */
function correctFiling(turn: Turn, change: Change, route: Route): void {
  const row = change.rows.find((one) => one.table === 'thoughts' && one.before.finalKind === 'forgotten');
  const thought = row && turn.store.thoughts.byId(row.id);
  if (!thought) return;
  if (route !== 'summon' && !isCorrection(thought.receivedAt, turn.now)) return;
  const fields = [{ field: 'kind', from: thought.kind, to: 'forgotten' }];
  correct(turn, fields, { thought, taskId: null, route, changeId: change.id });
}
