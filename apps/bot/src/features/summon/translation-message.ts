import type { Translation } from '@noctem/core/butler';
import type { Subject } from '@noctem/core/items';
import { oneLine } from '@noctem/core/kernel';
import { FormattedString } from '@grammyjs/parse-mode';
import { type Button, button, type Reply } from '../../conversation/reply.ts';
import type { Act } from '../../conversation/turn.ts';
import { rich } from '../../wording/rich.ts';
import { dueText, keepButtons } from './not-understood.ts';
import { offerButton, targetWord } from './offer.ts';
import { resolvePatch } from './resolve-patch.ts';
import { goneWords, titleOf } from './titles.ts';

const commands = {
  status: '/status',
  tasks: '/tasks',
  projects: '/projects',
  pending: '/summon what pending',
} as const;

/**
 * What a model took words for, with a button that does it: nothing is changed until that is tapped. Without one, or where
 * it fits nothing that is there, it says that the words are kept.
 */
export function translationMessage(
  act: Act,
  translation: Translation | null,
  words: { readonly text: string; readonly thoughtId: number },
): Reply {
  const keep = keepButtons(words.thoughtId);
  if (translation?.type === 'query')
    return { text: `I take that for a question: ${commands[translation.query]} answers it.`, keyboard: [keep] };
  const offer = translation && offerOf(act, translation);
  if (!translation || !offer) {
    const text = `I could not make out what “${oneLine(words.text, 100)}” asks for. Nothing was changed; your words are kept.`;
    return { text, keyboard: [keep] };
  }
  const { subject } = translation;
  return {
    text: rich(
      'I take that for: ',
      FormattedString.bold(offer.label),
      ` — “${oneLine(titleOf(act, subject), 60)}”. Nothing is changed until you tap.`,
    ),
    keyboard: [[offer.button], keep],
    about: subject,
  };
}

interface Offer {
  readonly label: string;
  readonly button: Button;
}

const plainLabels = { split: 'Split it', undo: 'Undo its last change', why: 'Say why it was filed so' } as const;

function offerOf(act: Act, translation: Exclude<Translation, { type: 'query' }>): Offer | null {
  const { subject } = translation;
  if (goneWords(act, subject) !== null) return null;
  switch (translation.type) {
    case 'change':
      return changeOffer(act, translation);
    case 'forget': {
      const forget = offerButton('Forget it', subject, 'forget');
      return forget && { label: 'Forget it', button: forget };
    }
    case 'done':
      return subject.type === 'task' ? { label: 'Done', button: button('✓ Done', 'done', subject.id, 'keep') } : null;
    case 'split':
    case 'undo':
    case 'why': {
      const label = plainLabels[translation.type];
      return { label, button: button(label, 'smw', targetWord(subject), translation.type) };
    }
  }
}

type Change = Extract<Translation, { type: 'change' }>;

function changeOffer(act: Act, { subject, kind, patch }: Change): Offer | null {
  const resolved = withoutSteps(act, subject, patch);
  if (resolved === null) return null;
  const label = labelOf(act, kind, resolved);
  const offered = label === '' ? null : offerButton(`Yes: ${label}`, subject, { kind, patch: resolved });
  return offered && { label, button: offered };
}

function labelOf(act: Act, kind: Change['kind'], { title, project, importance, ...due }: Change['patch']): string {
  return [
    kind === null ? '' : `a ${kind}`,
    due.date === null ? 'no date' : dueText(act, due),
    title === undefined ? '' : `call it “${oneLine(title, 40)}”`,
    project === undefined || project === null ? '' : `put it in “${oneLine(project, 30)}”`,
    importance === undefined || importance === null ? '' : `importance ${importance}`,
  ]
    .filter((part) => part !== '')
    .join(', ');
}

/** Steps from where a task is now as the day they lead to: a button holds no steps. */
function withoutSteps({ store }: Act, subject: Subject, patch: Change['patch']): Change['patch'] | null {
  const { shift, ...rest } = patch;
  if (shift === undefined) return rest;
  const task = subject.type === 'task' ? store.items.task(subject.id) : undefined;
  const resolved = task && resolvePatch(task, { shift });
  if (!resolved || 'problem' in resolved) return null;
  const { date, time } = resolved.patch;
  return { ...rest, ...(date !== undefined && { date }), ...(time !== undefined && { time }) };
}
