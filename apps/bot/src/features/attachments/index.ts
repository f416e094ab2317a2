import { newJob } from '@noctem/core/jobs';
import { classifierVersion } from '@noctem/core/capture';
import type { Attachment, Thought } from '@noctem/store';
import { answeredSubject } from '../../conversation/subject.ts';
import { feature, messageTurn, type MessageTurn, type Turn } from '../../conversation/turn.ts';
import { informationReply } from '../capture/index.ts';
import { readAgain, reread, type Rereading } from '../../filing/reread.ts';
import type { Outcome } from '../../conversation/reply.ts';

const names: Readonly<Record<Attachment['type'], string>> = {
  voice: 'voice message',
  photo: 'photo',
  document: 'document',
  audio: 'recording',
  video: 'video',
};

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
  const { incoming, person, store, now, trace } = turn;
  const thoughtId = store.thoughts.addOnce({
    userId: person.id,
    source: incoming.source,
    text: '',
    sentAt: incoming.sentAt,
    receivedAt: now,
    zone: person.zone,
    botId: incoming.update?.botId ?? null,
    chatId: incoming.chatId || null,
    messageId: incoming.messageId,
    kind: 'ambiguous',
    confidence: 0,
    ambiguity: 'intent',
    finalKind: null,
    status: 'pending',
    traceId: trace.traceId,
    attachment,
    forwardedFrom: incoming.forwardedFrom,
  });
  if (thoughtId === null) return { outcome: 'known-before' };
  store.outbox.enqueue(
    newJob({ name: 'fetch-attachment', payload: { thoughtId }, userId: person.id, runAt: now }),
    now,
  );
  trace.link({ thoughtId });
  const text = `Kept your ${names[attachment.type]}. I can’t look inside: reply to this with a few words and I file it.`;
  return { outcome: 'kept-file', reply: { text, about: { type: 'thought', id: thoughtId } } };
}

/** Words in reply to "reply to this with a few words": they are what the file was missing. */
export const wordsForFile = feature<Rereading>({
  name: 'words-for-file',
  read: (turn) => {
    const message = messageTurn(turn);
    const thought = message && wordlessThought(message);
    if (!message || !thought || message.incoming.text.trim() === '') return null;
    return readAgain(turn, thought, { text: message.incoming.text, at: message.incoming.sentAt });
  },
  act: (turn, words) =>
    reread(turn, { ...words, route: 'clarification', inform: (asked) => informationReply(turn, asked) }),
});

function wordlessThought(turn: MessageTurn): Thought | null {
  const subject = answeredSubject(turn);
  const thought = subject?.type === 'thought' ? turn.store.thoughts.byId(subject.id) : undefined;
  const waits = thought?.attachment && thought.status === 'pending' && turn.store.thoughts.currentText(thought) === '';
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
