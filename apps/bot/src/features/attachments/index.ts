import { classifierVersion } from '@noctem/core/capture';
import type { Attachment, Thought } from '@noctem/store';
import { answeredSubject, thoughtBehind } from '../../conversation/subject.ts';
import { feature, messageTurn, type MessageTurn, type Turn } from '../../conversation/turn.ts';
import { informationReply } from '../capture/index.ts';
import { keepThought } from '../../filing/keep-thought.ts';
import { askAbout } from '../../filing/question.ts';
import { fileNames, wordsOf } from '../../filing/words.ts';
import { readAgain, reread, type Rereading } from '../../filing/reread.ts';
import type { Outcome } from '../../conversation/reply.ts';

/** A file without words is kept, and asked for words. One with a caption is captured like any thought. */
export const wordlessFile = feature<Attachment>({
  name: 'attachment',
  read: (turn) => {
    const message = messageTurn(turn);
    if (!message?.incoming.attachment || message.incoming.text.trim() !== '') return null;
    recordNoWords(turn);
    return message.incoming.attachment;
  },
  act: (turn, attachment) => {
    const message = messageTurn(turn);
    if (!message) throw new TypeError('only a message can bring a file');
    return keepFile(message, attachment);
  },
});

function recordNoWords({ trace }: Turn): void {
  const classifier = classifierVersion;
  trace.record({ stage: 'classify', component: 'attachment', outcome: 'ambiguous', confidence: 0, classifier });
}

function keepFile(turn: MessageTurn, attachment: Attachment): Outcome {
  const { store, trace } = turn;
  const isLater = isLaterOfAlbum(turn, attachment);
  const thoughtId = keepThought(turn, {
    kind: 'ambiguous',
    confidence: 0,
    ambiguity: 'intent',
    finalKind: null,
    // What came with another file is spoken of with that one.
    status: isLater ? 'filed' : 'pending',
  });
  if (thoughtId === null) return { outcome: 'known-before' };
  trace.link({ thoughtId });
  if (isLater) return { outcome: 'kept-with-album' };
  const name = typeof attachment.album === 'string' ? 'album' : fileNames[attachment.type];
  const asked = askAbout(turn, { thoughtId, ambiguity: 'intent', title: wordsOf(store, { text: '', attachment }) });
  const text = `Kept your ${name}. I can’t look inside: reply to this with a few words and I file it.`;
  return { outcome: 'kept-file', reply: { ...asked, text } };
}

/** Photos that were sent together come as messages of their own, moments apart: one of them is answered. */
const albumMs = 10 * 60_000;

function isLaterOfAlbum({ incoming, store, person }: MessageTurn, { album }: Attachment): boolean {
  if (typeof album !== 'string') return false;
  const since = incoming.sentAt - albumMs;
  return store.thoughts.ofAlbum({ userId: person.id, chatId: incoming.chatId, album, since }) !== undefined;
}

/** One word that answers what the file shall be kept as, or does something with it. */
const answersOrActs = /^(?:done|skip|delete|task|note|project|later|not now|forget(?: it| that)?|nothing)[.!]?$/i;

/** Words in reply to "reply to this with a few words": they are what the file was missing. */
export const wordsForFile = feature<Rereading>({
  name: 'words-for-file',
  read: (turn) => {
    const message = messageTurn(turn);
    const thought = message && wordlessThought(message);
    if (!message || !thought || message.incoming.text.trim() === '') return null;
    if (answersOrActs.test(message.incoming.text.trim())) return null;
    return readAgain(turn, thought, { text: message.incoming.text, at: message.incoming.sentAt });
  },
  act: (turn, words) =>
    reread(turn, { ...words, route: 'clarification', inform: (asked) => informationReply(turn, asked) }),
});

function wordlessThought(turn: MessageTurn): Thought | null {
  const subject = answeredSubject(turn);
  const thought = subject ? thoughtBehind(turn, subject) : undefined;
  const waits =
    thought?.attachment && thought.status !== 'forgotten' && turn.store.thoughts.currentText(thought) === '';
  return waits ? thought : null;
}

/** What Telegram can send and Noctem cannot keep. */
export const otherContent = feature<string>({
  name: 'other-content',
  read: (turn) => {
    const message = messageTurn(turn);
    return message?.incoming.text.trim() === '' ? (message.incoming.other ?? 'empty') : null;
  },
  act: (_turn, other) => {
    if (other === 'empty')
      return { outcome: 'empty', reply: { text: 'That was empty. Write me what is on your mind.' } };
    return {
      outcome: 'not-kept',
      reply: { text: `I can’t keep a ${other}. Words, photos, voice messages and documents I can.` },
    };
  },
});
