import { type CaptureDecision, offersFixes, rulesInDecision } from '@noctem/core/capture';
import type { RowChange, Subject } from '@noctem/core/items';
import { oneLine } from '@noctem/core/kernel';
import { button, type Outcome, type Reply } from '../../conversation/reply.ts';
import { linkTrace } from '../../conversation/subject.ts';
import { feature, messageTurn, type MessageTurn, type Turn } from '../../conversation/turn.ts';
import { confirmation } from '../../filing/confirmation.ts';
import { type Decided, keepContext, recordDecision, understand } from '../../filing/decide.ts';
import { makeNote, makeTask, projectFor } from '../../filing/make-items.ts';
import { keepThought, type Taken } from '../../filing/keep-thought.ts';
import { askAbout } from '../../filing/question.ts';
import { countRules } from '../../filing/rule-counts.ts';
import { reviewWhenDue } from '../../insights/review-due.ts';
import { answerQuestion } from './answer-question.ts';
import { journal } from '../../filing/journal.ts';

/** Takes every message with words as a thought: decides what it is, files it at once and says so in one line. */
export const capture = feature<Decided>({
  name: 'capture',
  read: (turn) => {
    const message = messageTurn(turn);
    if (!message || message.incoming.text.trim() === '') return null;
    const { text, sentAt } = message.incoming;
    const decided = understand(message, text, sentAt);
    recordDecision(message, decided, { sentAt, revision: 0 });
    return decided;
  },
  act: (turn, decided) => {
    const message = messageTurn(turn);
    if (!message) throw new TypeError('only a message can be captured');
    return captureThought(message, decided);
  },
});

/** Stores the thought with what it became, and answers. */
export function captureThought(turn: MessageTurn, decided: Decided): Outcome {
  const { decision } = decided;
  const thoughtId = keepThought(turn, takenFor(decision));
  if (thoughtId === null) return { outcome: 'known-before' };
  keepContext(turn, decided);
  countRules(turn, decision);
  const filed = file(turn, thoughtId, decision);
  const changeId = remember(turn, { thoughtId, decision, rows: filed.rows });
  const [first] = filed.subjects;
  linkTrace(turn, first ?? { type: 'thought', id: thoughtId });
  reviewWhenDue({ store: turn.store, userId: turn.person.id, thoughtId, now: turn.now });
  return { outcome: decision.kind, reply: replyTo(turn, decided, { thoughtId, changeId, subjects: filed.subjects }) };
}

function takenFor(decision: CaptureDecision): Taken {
  const rules = rulesInDecision(decision);
  const unresolved = decision.unresolved.map(({ phrase }) => phrase);
  return {
    kind: decision.kind,
    confidence: decision.confidence,
    ambiguity: decision.ambiguity,
    finalKind: decision.becomes,
    status: statusOf(decision),
    unresolved: unresolved.length === 0 ? null : unresolved,
    rules: rules.length === 0 ? null : rules,
  };
}

function file(
  turn: MessageTurn,
  thoughtId: number,
  decision: CaptureDecision,
): { subjects: Subject[]; rows: RowChange[] } {
  const origin = { thoughtId, sentAt: turn.incoming.sentAt };
  if (decision.kind === 'note') {
    const note = makeNote(turn, turn.incoming.text, { ...origin, project: decision.project, tags: decision.tags });
    return { subjects: [note.subject], rows: [...note.rows] };
  }
  if (decision.kind !== 'task') return { subjects: [], rows: [] };
  if (decision.becomes === 'project') {
    const project = projectFor(turn, decision.title, thoughtId);
    return { subjects: [project.subject], rows: [...project.rows] };
  }
  const drafts = decision.items.length > 1 ? decision.items : [decision];
  const tasks = drafts.map((draft, position) => makeTask(turn, draft, { ...origin, position }));
  return { subjects: tasks.map((task) => task.subject), rows: tasks.flatMap((task) => task.rows) };
}

/**
 * The journal entry by which the whole capture can be taken back: the thought is forgotten then, its items deleted.
 * Null for a question or a command, which changed nothing that /undo could mean.
 */
function remember(
  turn: MessageTurn,
  captured: { thoughtId: number; decision: CaptureDecision; rows: readonly RowChange[] },
): number | null {
  const { kind } = captured.decision;
  if (kind === 'question' || kind === 'command') return null;
  const before = { status: 'forgotten', finalKind: 'forgotten' };
  const after = { status: statusOf(captured.decision), finalKind: captured.decision.becomes };
  const rows: RowChange[] = [...captured.rows, { table: 'thoughts', id: captured.thoughtId, before, after }];
  const label = `filing “${oneLine(turn.incoming.text, 60)}”`;
  return journal(turn, label, rows);
}

function statusOf(decision: CaptureDecision) {
  return decision.kind === 'ambiguous' ? 'pending' : 'filed';
}

function replyTo(
  turn: MessageTurn,
  { decision, rules }: Decided,
  filed: { thoughtId: number; changeId: number | null; subjects: readonly Subject[] },
): Reply {
  const { thoughtId } = filed;
  switch (decision.kind) {
    case 'task':
    case 'note':
      return confirmation(turn, { ...filed, offerFixes: offersFixes(decision, rules) });
    case 'ambiguous':
      return askAbout(turn, {
        thoughtId,
        ambiguity: decision.ambiguity ?? 'intent',
        title: decision.title || turn.incoming.text,
      });
    case 'command':
      if (isTalk(decision)) return { text: 'Always at your service. Write me what is on your mind; /help shows how.' };
      return informationReply(turn, { kind: 'command', text: turn.incoming.text, thoughtId });
    case 'question':
      return informationReply(turn, { kind: decision.kind, text: turn.incoming.text, thoughtId });
  }
}

/** "thanks", "hello", "ok": said to the butler, and nothing to keep or to do. */
function isTalk({ reasons }: CaptureDecision): boolean {
  return reasons.some((reason) => reason.cue.startsWith('talk-'));
}

/** What a message gets that is nothing to file: the answer to a question, or what the butler can do instead of a command. */
export function informationReply(
  turn: Turn,
  asked: { kind: 'question' | 'command'; text: string; thoughtId: number },
): Reply {
  const about = { type: 'thought', id: asked.thoughtId } as const;
  const keyboard = keepAs(asked.thoughtId);
  if (asked.kind === 'question') return { ...answerQuestion(turn, asked.text, keyboard), about };
  return { text: cannot, about, keyboard };
}

const cannot =
  'I can’t do that in these words. To change the last thing write “* friday 10am”, to tick one off “done gym”; /help shows more.';

function keepAs(thoughtId: number) {
  return [[button('Keep as task', 'as', thoughtId, 'task'), button('Keep as note', 'as', thoughtId, 'note')]];
}
