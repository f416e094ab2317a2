import type { Ambiguity } from '@noctem/core/capture';
import { FormattedString } from '@grammyjs/parse-mode';
import { type Button, button, type Reply } from '../conversation/reply.ts';
import type { Act } from '../conversation/turn.ts';
import { shortTitle } from '../wording/items.ts';
import { rich } from '../wording/rich.ts';

/** A question of an ambiguous thought: what it is about and what could not be told. */
export interface Question {
  readonly thoughtId: number;
  readonly ambiguity: Ambiguity;
  readonly title: string;
}

/**
 * Asks what the rules could not tell, and keeps the question until it is answered: the reply to an ambiguous thought,
 * with its answers as buttons. Asked again after an edit it is the same question in other words.
 */
export function askAbout(act: Act, question: Question): Reply {
  const { store, person, now, trace } = act;
  const { thoughtId, ambiguity, title } = question;
  const asked = {
    reason: ambiguity,
    question: questionText(ambiguity, shortTitle(title)).text,
    options: options[ambiguity].map(({ label }) => label.toLowerCase()),
    askedAt: now,
  };
  const known = store.clarifications.ofThought(thoughtId);
  if (known?.status === 'waiting') store.clarifications.update(known.id, asked);
  else store.clarifications.add({ userId: person.id, thoughtId, traceId: trace.traceId, ...asked });
  return questionAbout(question);
}

/** The question as it is said, with its answers as buttons. */
export function questionAbout({ thoughtId, ambiguity, title }: Question): Reply {
  return {
    text: questionText(ambiguity, shortTitle(title)),
    keyboard: answerButtons(thoughtId, ambiguity),
    about: { type: 'thought', id: thoughtId },
  };
}

/** The answers to one question as buttons; with its number where several questions stand in one message. */
export function answerButtons(thoughtId: number, ambiguity: Ambiguity, number?: number): Button[][] {
  const buttons = options[ambiguity].map(({ label, verb, word }) =>
    button(number === undefined ? label : `${number} ${label}`, verb, thoughtId, word),
  );
  return ambiguity === 'timing' && number === undefined ? [buttons.slice(0, 2), buttons.slice(2)] : [buttons];
}

function questionText(ambiguity: Ambiguity, title: string): FormattedString {
  return rich(FormattedString.bold(title), ` — ${wording[ambiguity]}`);
}

const wording = {
  scope: 'one task, or a project with several steps?',
  timing: 'by when?',
  intent: 'what shall I keep this as?',
} satisfies Record<Ambiguity, string>;

interface Option {
  readonly label: string;
  readonly verb: 'as' | 'when';
  readonly word: string;
}

const options: Readonly<Record<Ambiguity, readonly Option[]>> = {
  scope: [
    { label: 'Task', verb: 'as', word: 'task' },
    { label: 'Project', verb: 'as', word: 'project' },
    { label: 'Forget', verb: 'as', word: 'forgotten' },
  ],
  timing: [
    { label: 'Today', verb: 'when', word: 'today' },
    { label: 'Tomorrow', verb: 'when', word: 'tomorrow' },
    { label: 'This week', verb: 'when', word: 'week' },
    { label: 'No deadline', verb: 'when', word: 'none' },
  ],
  intent: [
    { label: 'Task', verb: 'as', word: 'task' },
    { label: 'Note', verb: 'as', word: 'note' },
    { label: 'Later', verb: 'as', word: 'later' },
    { label: 'Forget', verb: 'as', word: 'forgotten' },
  ],
};
