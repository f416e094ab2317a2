import type { Outcome, Reply } from '../../conversation/reply.ts';
import type { Act, Turn } from '../../conversation/turn.ts';
import { insightList } from '../../insights/insight-message.ts';
import { noteTold } from '../../insights/note-told.ts';
import { insightsOf, isOpen } from '../../insights/open-insights.ts';

/** So many of each sort are listed; the others can be answered by their number. */
const mostListed = 8;

/** `/insights`: what waits for an answer, then what is in force. What is shown so, the person knows of. */
export function listInsights(turn: Turn): Outcome {
  const reply = insightsMessage(turn);
  return { outcome: 'listed', reply };
}

/** The list as it stands; marks what it shows as told. */
export function insightsMessage(act: Act): Reply {
  const all = insightsOf(act.store, act.person.id);
  const open = all.filter(isOpen).slice(0, mostListed);
  const resting = all.filter(({ status }) => status === 'expired').slice(0, mostListed - open.length);
  const applied = all.filter(({ status }) => status === 'applied').slice(-mostListed);
  const shown = [...open, ...resting, ...applied];
  if (shown.length === 0) return { text: nothingOpen };
  noteTold(act, open);
  return insightList(shown, open.length === 0 ? 'No insight is open' : 'Insights');
}

const nothingOpen =
  'There is no insight yet. I bring them with the weekly report, at most three, as soon as I see something.';
