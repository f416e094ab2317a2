import type { Attachment, Store, Thought } from '@noctem/store';

/** What a file is called that somebody sent. */
export const fileNames: Readonly<Record<Attachment['type'], string>> = {
  voice: 'voice message',
  photo: 'photo',
  document: 'document',
  audio: 'recording',
  video: 'video',
};

type Worded = Thought | Pick<Thought, 'text' | 'attachment'>;

/** The words by which a thought is known: its own as they stand now, or what its file is where it came without any. */
export function wordsOf(store: Store, thought: Worded): string {
  const words = 'id' in thought ? store.thoughts.currentText(thought) : thought.text;
  if (words.trim() !== '' || !thought.attachment) return words;
  return thought.attachment.name ?? `a ${fileNames[thought.attachment.type]} without words`;
}
