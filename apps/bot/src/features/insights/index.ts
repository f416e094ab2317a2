import { feature, messageTurn } from '../../conversation/turn.ts';

const answer = /^(apply|dismiss)(?:\s+(?:insight\s+)?#?(\d{1,9}))?$/i;

/** `apply` and `dismiss`: the person's answer to an insight. Only the exact word counts; with no insight open it changes nothing. */
export const answerInsight = feature<string>({
  name: 'insight',
  read: (turn) => answer.exec(messageTurn(turn)?.incoming.text.trim() ?? '')?.[1]?.toLowerCase() ?? null,
  act: (_turn, word) => ({
    outcome: 'nothing-open',
    reply: {
      text: `There is no insight open to ${word}; nothing was changed. I bring insights with the weekly report.`,
    },
  }),
});
