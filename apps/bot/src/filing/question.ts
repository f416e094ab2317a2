import type { Ambiguity } from '@noctem/core/capture';
import { FormattedString } from '@grammyjs/parse-mode';
import { type Button, button, type Reply } from '../conversation/reply.ts';
import { shortTitle } from '../wording/items.ts';
import { rich } from '../wording/rich.ts';

/** Asks what the rules could not tell: the question of an ambiguous thought, with its answers as buttons. */
export function questionAbout(thoughtId: number, ambiguity: Ambiguity, title: string): Reply {
  const quoted = FormattedString.bold(shortTitle(title));
  return {
    ...wording[ambiguity](quoted),
    keyboard: answers[ambiguity](thoughtId),
    about: { type: 'thought', id: thoughtId },
  };
}

const wording = {
  scope: (title: FormattedString) => ({ text: rich(title, ' — one task, or a project with several steps?') }),
  timing: (title: FormattedString) => ({ text: rich(title, ' — by when?') }),
  intent: (title: FormattedString) => ({ text: rich(title, ' — what shall I keep this as?') }),
} satisfies Record<Ambiguity, (title: FormattedString) => Pick<Reply, 'text'>>;

const answers = {
  scope: (id: number) => [
    [button('Task', 'as', id, 'task'), button('Project', 'as', id, 'project'), button('Forget', 'as', id, 'forgotten')],
  ],
  timing: (id: number) => [
    [button('Today', 'when', id, 'today'), button('Tomorrow', 'when', id, 'tomorrow')],
    [button('This week', 'when', id, 'week'), button('No deadline', 'when', id, 'none')],
  ],
  intent: (id: number) => [
    [button('Task', 'as', id, 'task'), button('Note', 'as', id, 'note'), button('Forget', 'as', id, 'forgotten')],
  ],
} satisfies Record<Ambiguity, (id: number) => Button[][]>;
