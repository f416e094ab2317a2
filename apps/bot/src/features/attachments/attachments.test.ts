import { describe, expect, it } from 'vitest';
import { readPerson } from '../../conversation/person.ts';
import { windowMaterial } from '../../butler/clarification-window.ts';
import { fileByGuess } from '../../butler/best-guess.ts';
import { minute, type Chat, day, fileOf, must, openChat } from '../../testing/open-chat.ts';

const photo = (chat: Chat) => chat.say('', { attachment: fileOf('photo') });
const question = (chat: Chat) => chat.store.clarifications.ofThought(chat.lastThought().id);

describe('a file without words', () => {
  it('asks for words, and what it shall be kept as', () => {
    const chat = openChat();
    const { said } = photo(chat);
    expect(must(said).text).toMatch(/^Kept your photo\. .*a few words/);
    expect(must(said).buttons.map(({ label }) => label)).toEqual(['Task', 'Note', 'Later', 'Forget']);
    expect(question(chat)).toMatchObject({ status: 'waiting', reason: 'intent' });
  });

  it('takes the words of a reply, and has nothing more to ask then', () => {
    const chat = openChat();
    const { said } = photo(chat);
    const { said: filed } = chat.say('show the leak to the plumber tomorrow', { replyTo: must(said).messageId });
    expect(must(filed).text).toContain('show the leak to the plumber — tomorrow');
    expect(question(chat)).toMatchObject({ status: 'dropped' });
  });

  it('is kept as a note by a tap, known as what it is', () => {
    const chat = openChat();
    const { said } = photo(chat);
    chat.tap(said, 'Note');
    expect(chat.notes()).toMatchObject([{ text: 'a photo without words' }]);
    expect(question(chat)).toMatchObject({ status: 'answered', answer: 'note' });
  });

  it.each([
    ['note', 'filed'],
    ['forget it', 'forgotten'],
    ['delete', 'forgotten'],
  ])('is not given one word of an answer for its words: %s', (word, status) => {
    const chat = openChat();
    const { said } = photo(chat);
    chat.say(word, { replyTo: must(said).messageId });
    expect(chat.store.thoughts.currentText(chat.lastThought())).toBe('');
    expect(chat.lastThought().status).toBe(status);
  });

  it('waits for the next round of questions, and is a note when that goes by twice', () => {
    const chat = openChat();
    photo(chat);
    chat.wait(day);
    const round = windowMaterial(chat.store, readPerson(chat.store, chat.user, 'Europe/Lisbon'), chat.now);
    expect(JSON.stringify(must(round).text)).toContain('a photo without words');
    chat.store.clarifications.update(must(question(chat)).id, { skipped: 2 });
    expect(fileByGuess(chat.parts, must(question(chat)).id)).toBe(true);
    expect(chat.notes()).toMatchObject([{ text: 'a photo without words' }]);
    expect(must(chat.say('buy milk tomorrow').said).text).toContain('I filed “a photo without words” as a note');
  });

  it('takes words also after it was filed', () => {
    const chat = openChat();
    const { said } = photo(chat);
    chat.tap(said, 'Note');
    chat.say('the meter of the flat in spring', { replyTo: must(said).messageId });
    expect(chat.notes().filter(({ status }) => status === 'kept')).toMatchObject([
      { text: 'the meter of the flat in spring' },
    ]);
  });
});

describe('an album', () => {
  const of = (album: string) => ({ attachment: { ...fileOf('photo'), album } });

  it('is answered once, and every photo is kept', () => {
    const chat = openChat();
    expect(must(chat.say('', of('a1')).said).text).toMatch(/^Kept your album\./);
    expect(chat.say('', of('a1')).said).toBeNull();
    expect(chat.say('', of('a1')).said).toBeNull();
    expect(chat.thoughts()).toMatchObject([{ status: 'pending' }, { status: 'filed' }, { status: 'filed' }]);
    expect(chat.store.clarifications.waiting(chat.user.id)).toHaveLength(1);
    expect(chat.store.outbox.undispatched({ names: ['fetch-attachment'], now: chat.now, limit: 9 })).toHaveLength(3);
  });

  it('is another one where its name comes again much later', () => {
    const chat = openChat();
    chat.say('', of('a1'));
    chat.wait(9 * minute);
    expect(chat.say('', of('a1')).said).toBeNull();
    chat.wait(20 * minute);
    expect(must(chat.say('', of('a1')).said).text).toMatch(/^Kept your album\./);
  });

  it('with a caption is filed by it, and the other photos say nothing', () => {
    const chat = openChat();
    expect(must(chat.say('show these to Tom friday', of('a2')).said).text).toContain('show these to Tom');
    expect(chat.say('', of('a2')).said).toBeNull();
    expect(must(chat.say('', of('a3')).said).text).toMatch(/^Kept your album\./);
  });
});
