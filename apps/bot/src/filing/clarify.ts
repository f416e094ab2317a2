import type { CaptureDecision } from '@noctem/core/capture';
import type { Subject } from '@noctem/core/items';
import type { Clarification, Thought } from '@noctem/store';
import type { Act, Turn } from '../conversation/turn.ts';
import type { FinalKind } from './refile.ts';

/** What a thought is filed as when its question is never answered. What asked or commanded something keeps its words as a note. */
export function guessOf(decision: Pick<CaptureDecision, 'bestGuess'>): 'task' | 'note' {
  return decision.bestGuess === 'task' ? 'task' : 'note';
}

/** How a question was answered. */
export interface Answered {
  readonly kind: FinalKind;
  /** How the text was understood, and so what would have become of it. */
  readonly decision: CaptureDecision;
  /** Whether the answer says more than the kind. */
  readonly saysMore: boolean;
  readonly subjects: readonly Subject[];
  /** The person's own words, where they are not the whole of the message. */
  readonly said: string | undefined;
}

/** Closes the question about a thought with the person's answer: when it came, what it was, and whether it changed anything. */
export function closeQuestion(turn: Turn, thought: Thought, answered: Answered): void {
  const question = turn.store.clarifications.ofThought(thought.id);
  if (!question || (question.status !== 'waiting' && question.status !== 'guessed')) return;
  const changed = answered.kind !== guessOf(answered.decision) || answered.saysMore;
  const task = answered.subjects.find((subject) => subject.type === 'task');
  const answer = answered.said ?? saidIn(turn);
  // The window that is open was answered after all.
  const skipped = question.status === 'waiting' ? Math.max(0, question.skipped - 1) : question.skipped;
  turn.store.clarifications.update(question.id, {
    status: 'answered',
    answeredAt: turn.now,
    answer,
    changed,
    taskId: task?.id ?? null,
    skipped,
  });
  record(turn, { ...question, skipped }, { thought, outcome: 'answered', facts: { answer, changed } });
}

/** "Later": the question goes on waiting, and the window in which it was put off does not count as skipped. */
export function putOffQuestion(turn: Turn, thought: Thought): 'put-off' | 'not-waiting' {
  const question = turn.store.clarifications.ofThought(thought.id);
  if (question?.status !== 'waiting' || thought.status !== 'pending') return 'not-waiting';
  const skipped = Math.max(0, question.skipped - 1);
  turn.store.clarifications.update(question.id, { skipped });
  record(turn, { ...question, skipped }, { thought, outcome: 'put-off', facts: { answer: saidIn(turn) } });
  return 'put-off';
}

/**
 * Brings the questions about these thoughts in line with what became of them by other ways than an answer: nothing is
 * left to ask where the thought was filed, edited or taken back; an undone answer opens its question again.
 */
export function reconcileQuestions(act: Act, thoughtIds: readonly number[]): void {
  for (const id of thoughtIds) {
    const question = act.store.clarifications.ofThought(id);
    const thought = question && act.store.thoughts.byId(id);
    if (!question || !thought) continue;
    if (thought.status !== 'pending' && question.status === 'waiting')
      act.store.clarifications.update(question.id, { status: 'dropped' });
    if (thought.status === 'pending' && question.status !== 'waiting')
      act.store.clarifications.update(question.id, { ...unanswered, status: 'waiting' });
  }
}

const unanswered = { answeredAt: null, answer: null, changed: null, taskId: null, toldAt: null, skipped: 0 } as const;

function record(
  turn: Turn,
  question: Clarification,
  of: { thought: Thought; outcome: string; facts: Readonly<Record<string, unknown>> },
): void {
  turn.trace.record({
    stage: 'execute',
    component: 'clarification',
    outcome: of.outcome,
    metadata: {
      clarification: question.id,
      reason: question.reason,
      ...of.facts,
      skipped: question.skipped,
      since_asked_ms: turn.now - question.askedAt,
      since_thought_ms: turn.now - of.thought.receivedAt,
    },
  });
}

/** What was said in this turn: the words of a message, or of the button that was tapped. */
function saidIn({ incoming }: Turn): string {
  if (incoming.type !== 'tap') return incoming.text.trim();
  const word = incoming.data.split(':')[2] ?? incoming.data;
  return buttonWords[word] ?? word;
}

const buttonWords: Readonly<Record<string, string>> = {
  forgotten: 'forget',
  week: 'this week',
  none: 'no deadline',
};
