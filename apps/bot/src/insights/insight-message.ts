import { oneLine } from '@noctem/core/kernel';
import type { Insight } from '@noctem/store';
import { FormattedString } from '@grammyjs/parse-mode';
import { type Button, button, type Reply } from '../conversation/reply.ts';
import { rich } from '../wording/rich.ts';
import { isOpen } from './open-insights.ts';

/** An insight as it is put to the person, with its buttons. */
export function insightMessage(insight: Insight, among: readonly Insight[] = [insight]): Reply {
  return {
    text: rich(insightText(insight), " Reply 'apply' to accept or 'dismiss' to ignore."),
    keyboard: keyboardOf(insight),
    insightId: insight.id,
    listing: listingOf(among),
  };
}

/** The same after the person's answer: what it said, and what became of it. */
export function answeredMessage(
  insight: Insight,
  said: { text: Reply['text']; keyboard: readonly (readonly Button[])[] },
): Reply {
  return { text: rich(insightText(insight), '\n\n', said.text), keyboard: said.keyboard, insightId: insight.id };
}

/** Several by number, each with its buttons. */
export function insightList(insights: readonly Insight[], title: string): Reply {
  const lines = insights.map((insight, index) =>
    rich(
      `\n\n${index + 1}. `,
      FormattedString.bold(lineOf(insight.title)),
      `${statusWords(insight)}\n${sentence(oneLine(insight.action, listedLength))}`,
    ),
  );
  return {
    text: rich(FormattedString.bold(title), ...lines),
    keyboard: insights.map((insight, index) => numberedButtons(insight, index + 1)),
    listing: listingOf(insights),
  };
}

/** Insights as a message shows them by number. */
export function listingOf(insights: readonly Insight[]): { type: 'insight'; id: number }[] {
  return insights.map(({ id }) => ({ type: 'insight', id }));
}

/** What may be done about an insight as it stands. */
export function keyboardOf(insight: Insight): Button[][] {
  const { id, status } = insight;
  if (status === 'applied') return [[button('Undo', 'ins', 'undo', id), button('Why', 'ins', 'why', id)]];
  const answers = [button('Apply', 'ins', 'apply', id), button('Dismiss', 'ins', 'dismiss', id)];
  return [
    [
      ...(status === 'dismissed' || status === 'never' ? answers.slice(0, 1) : answers),
      button('Why', 'ins', 'why', id),
    ],
  ];
}

const titleLength = 120;
const sentenceLength = 600;
/** In a list of many there is room for less. */
const listedLength = 200;

function insightText(insight: Insight): FormattedString {
  return rich(
    '💡 ',
    FormattedString.bold('System Insight'),
    ` - ${sentence(lineOf(insight.title))} ${sentence(insight.explanation)} ${sentence(insight.action)}`,
  );
}

function lineOf(title: string): string {
  return oneLine(title, titleLength);
}

/** On one line, cut to a length that three of them fit a message with, closed by a full stop. */
function sentence(text: string): string {
  const line = oneLine(text, sentenceLength);
  return /[.!?…]["”’']?$/.test(line) ? line : `${line}.`;
}

function numberedButtons(insight: Insight, number: number): Button[] {
  const { id } = insight;
  if (insight.status === 'applied')
    return [button(`Undo ${number}`, 'ins', 'undo', id), button(`Why ${number}`, 'ins', 'why', id)];
  return [
    button(`Apply ${number}`, 'ins', 'apply', id),
    ...(isOpen(insight) ? [button(`Dismiss ${number}`, 'ins', 'dismiss', id)] : []),
    button(`Why ${number}`, 'ins', 'why', id),
  ];
}

function statusWords({ status }: Insight): string {
  return status === 'applied' ? ' (in force)' : status === 'expired' ? ' (resting)' : '';
}
