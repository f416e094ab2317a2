import type { Subject } from '@noctem/core/items';
import { slashCommand } from '../../conversation/command.ts';
import type { Outcome, Reply } from '../../conversation/reply.ts';
import { feature, messageTurn, tapWords, type Turn } from '../../conversation/turn.ts';
import { notesList, openList, projectsList, todayList, weekList } from './lists.ts';
import { type ListName, listPage, listTitles } from './page.ts';

export { agendaList, foundList, openList, projectsList } from './lists.ts';

const lists: Readonly<Record<string, (turn: Turn) => Reply>> = {
  today: todayList,
  week: weekList,
  tasks: openList,
  notes: notesList,
  projects: projectsList,
};

/** `/today`, `/week`, `/tasks`, `/notes`, `/projects`. */
export const showList = feature<string>({
  name: 'lists',
  read: (turn) => {
    const command = slashCommand(messageTurn(turn)?.incoming.text ?? '');
    return command && Object.hasOwn(lists, command.name) ? command.name : null;
  },
  act: (turn, name) => {
    const list = lists[name];
    return list ? { outcome: `listed-${name}`, reply: list(turn) } : { outcome: 'no-such-list' };
  },
});

/** "today", "week", "my tasks": a list's name alone, in plain words, where no question waits for it as an answer. */
export const namedList = feature<string>({
  name: 'lists-in-words',
  read: (turn) => {
    const words = messageTurn(turn)?.incoming.text.trim().toLowerCase() ?? '';
    const name = /^(?:show )?(?:me )?(?:my )?([a-z]+?)(?: list)?[.!?]?$/.exec(words)?.[1] ?? '';
    return Object.hasOwn(lists, name) ? name : null;
  },
  act: (turn, name) => showList.act(turn, name),
});

interface PageWanted {
  readonly name: ListName;
  readonly page: number;
}

/** The buttons that turn the pages of a list: the message shows the other page of the same list. */
export const turnPage = feature<PageWanted>({
  name: 'page',
  read: (turn) => {
    const words = tapWords(turn, 'page');
    const name = words?.[1] ?? '';
    return words && isListName(name) ? { name, page: pageNumber(words[2]) } : null;
  },
  act: (turn, wanted) =>
    repage(turn, wanted) ?? { outcome: 'list-gone', toast: 'That list is too old; ask for it again.' },
});

/** The tapped message's own list, shown again as things are now. Null when the message is not known to show one. */
export function repage(turn: Turn, wanted: PageWanted): Outcome | null {
  const { incoming, store } = turn;
  if (incoming.type !== 'tap' || incoming.messageId === null) return null;
  const shown = store.deliveries.listingOf({ chatId: incoming.chatId, messageId: incoming.messageId });
  if (!shown?.listing || shown.userId !== turn.person.id) return null;
  const subjects = shown.listing.map(([type, id]) => ({ type, id }) as Subject);
  return { outcome: 'paged', replacement: listPage(turn, { name: wanted.name, subjects, nothing: '' }, wanted.page) };
}

/** The page that a button names; the first where it names none. */
export function pageNumber(word: string | undefined): number {
  return /^\d{1,4}$/.test(word ?? '') ? Number(word) : 0;
}

export function isListName(name: string): name is ListName {
  return Object.hasOwn(listTitles, name);
}
