import { oneLine } from '@noctem/core/kernel';
import type { Clarification } from '@noctem/store';
import { type ActParts, beginAct } from '../conversation/act.ts';
import { closeAct } from '../conversation/close-act.ts';
import { type Button, button, type Reply } from '../conversation/reply.ts';
import type { Act } from '../conversation/turn.ts';
import { guessOf } from '../filing/clarify.ts';
import { understand } from '../filing/decide.ts';
import { wordsOf } from '../filing/words.ts';
import { refile } from '../filing/refile.ts';
import { shortTitle } from '../wording/items.ts';
import { rich } from '../wording/rich.ts';
import { journal } from '../filing/journal.ts';

/** Asked in so many windows without an answer, a question is not asked again. */
export const mostSkips = 2;
/** At most so many guesses are told in one message; the others wait for the next. */
const toldAtOnce = 3;
/** With the longest news a message still fits into Telegram's 4,096. */
const roomForNews = 3_500;

/**
 * Files the thought of a question that was skipped twice by the best guess. Idempotent. False where there is nothing to
 * do: it was answered meanwhile, put off, or the thought taken back.
 */
export function fileByGuess(parts: ActParts, clarificationId: number): boolean {
  const { store } = parts;
  return store.transact(() => {
    const question = store.clarifications.byId(clarificationId);
    const thought = question && store.thoughts.byId(question.thoughtId);
    const user = question && store.people.byId(question.userId);
    if (!thought || !user || question.status !== 'waiting' || question.skipped < mostSkips) return false;
    if (thought.status !== 'pending') return false;
    const act = beginAct(parts, user, 'guess');
    const kind = guessOf(understand(act, store.thoughts.currentText(thought), thought.sentAt).decision);
    const { subjects, rows } = refile(act, thought, { kind });
    const label = `filing “${oneLine(thought.text, 60)}” by my best guess`;
    journal(act, label, rows);
    const taskId = subjects.find((subject) => subject.type === 'task')?.id ?? null;
    store.clarifications.update(question.id, { status: 'guessed', taskId });
    closeAct(act);
    act.trace.link({ thoughtId: thought.id, taskId });
    const metadata = { clarification: question.id, kind, skipped: question.skipped };
    act.trace.record({ stage: 'execute', component: 'clarification', outcome: 'guessed', metadata });
    store.traces.write(user.id, act.trace.finish('clarification', 'guessed'));
    return true;
  });
}

/**
 * The message with a line for each thought that was filed by the best guess since the person last heard from the butler,
 * and a button to have it otherwise. Marks them as told, so it belongs into the transaction in which the message is
 * queued, whichever message goes out next: a reply, an update, a window, the report.
 */
export function withGuesses(act: Act, reply: Reply): Reply {
  const { store, person, now } = act;
  const untold = store.clarifications.untold(person.id).slice(0, toldAtOnce);
  const length = typeof reply.text === 'string' ? reply.text.length : reply.text.text.length;
  if (untold.length === 0 || length > roomForNews || reply.document !== undefined) return reply;
  for (const question of untold) store.clarifications.update(question.id, { toldAt: now });
  const told = untold.map((question) => tell(act, question));
  return {
    ...reply,
    text: rich(reply.text, ...told.map(({ line }) => `\n\n${line}`)),
    keyboard: [...(reply.keyboard ?? []), ...told.map(({ otherwise }) => otherwise)],
  };
}

function tell(act: Act, { thoughtId }: Clarification): { line: string; otherwise: Button[] } {
  const thought = act.store.thoughts.byId(thoughtId);
  const title = shortTitle(thought ? wordsOf(act.store, thought) : '');
  const [filed] = act.store.items.ofThought(thoughtId);
  const kind = filed?.type ?? 'note';
  const other = kind === 'note' ? 'task' : 'note';
  const short = oneLine(title, 20);
  return {
    line: `You did not say, so I filed “${title}” as a ${kind} by my best guess.`,
    otherwise: [
      button(`“${short}”: ${other} instead`, 'as', thoughtId, other),
      button('Forget', 'as', thoughtId, 'forgotten'),
    ],
  };
}
