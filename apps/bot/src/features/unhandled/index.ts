import { isOwnCommand, resemblesOwn, slashCommand } from '../../conversation/command.ts';
import { feature, messageTurn } from '../../conversation/turn.ts';
import { captureThought } from '../capture/index.ts';
import { recordDecision, understand } from '../../filing/decide.ts';
import type { EditArrival } from '../../conversation/incoming.ts';
import type { Outcome } from '../../conversation/reply.ts';
import type { Feature, Turn } from '../../conversation/turn.ts';

/** A slash command that is none of ours. With words behind it, it is a thought that names a project. */
export const unknownCommand = feature<string>({
  name: 'unknown-command',
  read: (turn) => {
    const message = messageTurn(turn);
    const command = slashCommand(message?.incoming.text ?? '');
    if (!command || isOwnCommand(command.name)) return null;
    if (command.args !== '' && !resemblesOwn(command.name)) return null;
    const isProject = turn.store.items.projectNamed(turn.person.id, command.name) !== undefined;
    return isProject ? null : command.name;
  },
  act: (_turn, name) => ({
    outcome: 'unknown-command',
    reply: { text: `I don’t know /${name}. /help shows what I can do.` },
  }),
});

const answers =
  /^(\d{1,3}|\d{1,2} ?: ?(task|note|project|later|forget( it)?|today|tomorrow|this week|no (deadline|date)))[.!]?$/i;

/** A number or `2: tomorrow` where no question is open that it could answer. */
export const nothingOpen = feature<true>({
  name: 'nothing-open',
  read: (turn) => (answers.test(messageTurn(turn)?.incoming.text.trim() ?? '') ? true : null),
  act: () => ({
    outcome: 'nothing-open',
    reply: { text: 'No question is open that this could answer. “done 2” ticks off the second of a list.' },
  }),
});

/** Takes what nothing else took: a button of an older version, an edit of something that is no thought. */
export const unhandled = feature<true>({
  name: 'unhandled',
  read: () => true,
  act: (turn) => ({
    outcome: 'unhandled',
    ...(turn.incoming.type === 'tap' && { toast: 'That button does nothing any more.' }),
  }),
});

/** After a failure of ours: a message's words are kept as a thought to ask about, and the person is told. */
export const fallback: Feature = feature<string>({
  name: 'fallback',
  read: () => null,
  act: (turn) => {
    const message = messageTurn(turn);
    if (turn.incoming.type === 'edit') return keepNewWords(turn, turn.incoming);
    if (!message) return { outcome: 'failed', toast: 'Something went wrong on my side; nothing was changed.' };
    const sorry = 'Something went wrong on my side, and nothing was changed. `noctem doctor` may know more.';
    if (message.incoming.text.trim() === '' || slashCommand(message.incoming.text))
      return { outcome: 'failed', reply: { text: sorry } };
    const { sentAt } = message.incoming;
    const decided = doubtful(turn, message.incoming);
    recordDecision(turn, decided, { sentAt, revision: 0, forced: true });
    return { ...captureThought(message, decided), outcome: 'kept-after-failure' };
  },
});

/** The new words of a message are kept with its thought, whatever failed in reading them. */
function keepNewWords(turn: Turn, incoming: EditArrival): Outcome {
  const { store, person, trace } = turn;
  const { chatId, messageId, text, editedAt, update } = incoming;
  const thought = update && store.thoughts.byMessage({ botId: update.botId, chatId, messageId });
  if (thought?.userId === person.id)
    store.thoughts.addRevision({ userId: person.id, thoughtId: thought.id, text, editedAt, traceId: trace.traceId });
  const sorry = 'I kept your new words, but could not read them; what was filed stays as it was.';
  return { outcome: 'kept-after-failure', reply: { text: sorry } };
}

function doubtful(turn: Turn, incoming: { text: string; sentAt: number }) {
  const decided = understand(turn, incoming.text, incoming.sentAt);
  const asked = { kind: 'ambiguous', ambiguity: 'intent', confidence: 0, items: [] } as const;
  return { ...decided, decision: { ...decided.decision, ...asked } };
}
