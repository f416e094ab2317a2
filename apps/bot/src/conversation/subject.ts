import type { Subject, SubjectType } from '@noctem/core/items';
import type { Thought } from '@noctem/store';
import type { Act, Turn } from './turn.ts';

/** What the message that this one answers speaks about: the butler's, or one of the person's own. Null when it answers none. */
export function answeredSubject(turn: Turn): Subject | null {
  const { incoming, store } = turn;
  if (incoming.type !== 'message' || incoming.replyTo === null) return null;
  const message = { chatId: incoming.chatId, messageId: incoming.replyTo };
  const about = store.deliveries.aboutMessage(message);
  if (about) return owned(turn, about);
  const thought = incoming.update && store.thoughts.byMessage({ botId: incoming.update.botId, ...message });
  if (thought) return thought.userId === turn.person.id ? { type: 'thought', id: thought.id } : null;
  // A message that was sent again after a crash stands there twice, and of one copy nobody told us the id.
  const copy = incoming.repliedText ? store.deliveries.aboutWords(incoming.chatId, incoming.repliedText) : undefined;
  return copy ? owned(turn, copy) : null;
}

/** What a message means that names nothing: what it answers, and only where it answers none what was spoken of last. */
export function meantSubject(turn: Turn): Subject | null {
  const { incoming } = turn;
  return incoming.type === 'message' && incoming.replyTo !== null ? answeredSubject(turn) : lastSubject(turn);
}

/** So long what a person wrote is still what they speak of, although a reminder of something else came meanwhile. */
const freshMs = 15 * 60_000;

/** What a correction means that names nothing: what was replied to them of late, before what they were reminded of. */
export function correctedSubject(turn: Turn): Subject | null {
  const { incoming, store, person, now } = turn;
  if (incoming.type === 'message' && incoming.replyTo !== null) return answeredSubject(turn);
  const place = { userId: person.id, chatId: incoming.chatId };
  return store.deliveries.latestReply({ ...place, since: now - freshMs }) ?? lastSubject(turn);
}

/** What the butler's last message here spoke about. */
export function lastSubject(turn: Turn): Subject | null {
  return turn.store.deliveries.latestAbout({ userId: turn.person.id, chatId: turn.incoming.chatId }) ?? null;
}

/** The one item that a thought became, where it became one; else the thought itself. */
export function itemOf(turn: Act, subject: Subject): Subject {
  if (subject.type !== 'thought') return subject;
  const items = turn.store.items.ofThought(subject.id);
  return items.length === 1 && items[0] ? items[0] : subject;
}

/** Everything that a thought is filed as; the subject itself where it is an item, or a thought that is filed as nothing. */
export function itemsOf(turn: Act, subject: Subject): readonly Subject[] {
  if (subject.type !== 'thought') return [subject];
  const items = turn.store.items.ofThought(subject.id);
  return items.length > 0 ? items : [subject];
}

/** The thought that a subject came from, or is. */
export function thoughtBehind({ store }: Act, subject: Subject): Thought | undefined {
  if (subject.type === 'thought') return store.thoughts.byId(subject.id);
  const item = {
    task: () => store.items.task(subject.id),
    note: () => store.items.note(subject.id),
    project: () => store.items.project(subject.id),
  }[subject.type]();
  return item?.thoughtId ? store.thoughts.byId(item.thoughtId) : undefined;
}

/** Links the trace of the turn to what it is about: the item, the thought it came from and its project. */
export function linkTrace(turn: Act, subject: Subject): void {
  const { items } = turn.store;
  switch (subject.type) {
    case 'task': {
      const task = items.task(subject.id);
      return turn.trace.link({
        taskId: subject.id,
        thoughtId: task?.thoughtId ?? null,
        projectId: task?.projectId ?? null,
      });
    }
    case 'note': {
      const note = items.note(subject.id);
      return turn.trace.link({ thoughtId: note?.thoughtId ?? null, projectId: note?.projectId ?? null });
    }
    case 'project':
      return turn.trace.link({ projectId: subject.id, thoughtId: items.project(subject.id)?.thoughtId ?? null });
    case 'thought':
      return turn.trace.link({ thoughtId: subject.id });
  }
}

/** The subject when its row is there and this person's, else null. */
export function owned(turn: Act, subject: Subject): Subject | null {
  const row = {
    task: () => turn.store.items.task(subject.id),
    note: () => turn.store.items.note(subject.id),
    project: () => turn.store.items.project(subject.id),
    thought: () => turn.store.thoughts.byId(subject.id),
  }[subject.type]();
  return row?.userId === turn.person.id ? subject : null;
}

/** What a number or an id stands for: `2` the second of the last list here, `task 7` and `thought 12` by their ids. */
export function namedSubject(turn: Turn, words: string): Subject | 'no-list' | 'no-such-number' | null {
  const byId = /^(task|note|project|thought)\s+#?(\d{1,15})$/i.exec(words);
  if (byId)
    return owned(turn, { type: (byId[1] ?? '').toLowerCase() as SubjectType, id: Number(byId[2]) }) ?? 'no-such-number';
  const position = /^#?(\d{1,4})$/.exec(words);
  if (!position) return null;
  const list = turn.store.deliveries.latestListing({ userId: turn.person.id, chatId: turn.incoming.chatId });
  if (!list?.listing) return 'no-list';
  const entry = list.listing[Number(position[1]) - 1];
  return entry ? (owned(turn, { type: entry[0] as SubjectType, id: entry[1] }) ?? 'no-such-number') : 'no-such-number';
}
