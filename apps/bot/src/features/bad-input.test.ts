import { describe, expect, it } from 'vitest';
import { type Chat, guestOf, must, openChat } from '../testing/open-chat.ts';

/** What there is of a person, without traces and without thoughts that only keep what was said. */
function everythingOf(chat: Chat): string {
  return JSON.stringify({
    thoughts: chat.thoughts().map(({ id, status, finalKind }) => ({ id, status, finalKind })),
    tasks: chat.tasks(),
    notes: chat.notes(),
    projects: chat.projects(),
    corrections: chat.corrections(),
    settings: chat.store.people.settings(chat.user.id),
  });
}

/** Runs `act`, which must change nothing, and gives the sentence that the person gets. */
function unchangedBy(chat: Chat, act: () => { said: { text: string } | null; toast: string | undefined }): string {
  const before = everythingOf(chat);
  const { said, toast } = act();
  expect(everythingOf(chat)).toBe(before);
  return toast ?? said?.text ?? '';
}

describe('an answer that has nothing to answer', () => {
  it('to a question that is gone says so', () => {
    const chat = openChat();
    const { said } = chat.say('work on the shed');
    const data = must(said?.buttons[0]).data;
    chat.say('/undo');
    expect(unchangedBy(chat, () => chat.tapData(must(said).messageId, data))).toMatch(/taken back/);
    expect(unchangedBy(chat, () => chat.tapData(null, 'as:999:task'))).toBe('That is not there any more.');
  });

  it('in words, to a question that was taken back, says so', () => {
    const chat = openChat();
    const { said } = chat.say('work on the shed');
    chat.say('/undo');
    expect(unchangedBy(chat, () => chat.say('task', { replyTo: must(said).messageId }))).toMatch(/taken back/);
  });

  it.each(['apply', 'dismiss', 'Apply', 'apply 2', 'dismiss insight 3'])('with no insight open says so: %s', (word) => {
    const chat = openChat();
    chat.say('call mum friday');
    expect(unchangedBy(chat, () => chat.say(word))).toMatch(
      /^There is no insight open to (apply|dismiss); nothing was changed/,
    );
  });

  it('that only begins with the word is a thought', () => {
    const chat = openChat();
    chat.say('apply for the passport friday');
    expect(chat.tasks()).toMatchObject([{ title: 'apply for the passport' }]);
  });

  it('that contradicts itself asks which one', () => {
    const chat = openChat();
    chat.say('work on the shed');
    expect(unchangedBy(chat, () => chat.say('1: task 1: note'))).toMatch(/two answers for 1.*Nothing is changed/);
  });
});

describe('a button of an old message', () => {
  it('pressed twice counts once', () => {
    const chat = openChat();
    const { said } = chat.say('work on the shed');
    chat.tap(said, 'Task');
    expect(unchangedBy(chat, () => chat.tapData(must(said).messageId, `as:${chat.lastThought().id}:task`))).toMatch(
      /already is a task/,
    );
  });

  it('pressed after undo does nothing', () => {
    const chat = openChat();
    const { said } = chat.say('call mum friday 5pm');
    chat.tapData(must(said).messageId, `as:${chat.lastThought().id}:note`);
    const undo = must(chat.store.changes.standing(chat.user.id, 1)[0]).id;
    chat.tapData(must(said).messageId, `undo:${undo}`);
    const old = [`as:${chat.lastThought().id}:note`, `when:${chat.lastThought().id}:today`, `smn:t1:x`, `done:1`];
    for (const data of old)
      expect(unchangedBy(chat, () => chat.tapData(must(said).messageId, data))).toBe(
        'That was settled meanwhile; nothing was changed.',
      );
    expect(unchangedBy(chat, () => chat.tapData(must(said).messageId, `undo:${undo}`))).toBe(
      'That was undone already.',
    );
  });

  it.each([
    'smn:t1',
    'smn:t1:{"d":"never"}',
    'smn:zz:x',
    'smn',
    'set:updates',
    'set:lead:-5',
    'setp:nowhere',
    'undo:zz',
    'as:zz:note',
    'done:zz',
    '',
    ':::',
  ])('that was never one does nothing: %s', (data) => {
    const chat = openChat();
    chat.say('call mum friday 5pm');
    expect(unchangedBy(chat, () => chat.tapData(null, data))).not.toBe('');
    expect(chat.failures).toEqual([]);
  });
});

describe('a reply to a deleted item', () => {
  it.each(['* saturday', 'saturday', 'done', 'skip', '/summon saturday', '/summon that’s a note', '/summon forget it'])(
    'says that it is gone: %s',
    (words) => {
      const chat = openChat();
      const { said } = chat.say('call mum friday 5pm');
      chat.say(`delete task ${must(chat.tasks()[0]).id}`);
      expect(unchangedBy(chat, () => chat.say(words, { replyTo: must(said).messageId }))).toMatch(
        /not there any more|deleted already|taken back/,
      );
    },
  );
});

describe('an answer in words that says two things', () => {
  it.each([
    ['work on the shed', 'task, note'],
    ['work on the shed', 'task or project?'],
    ['work on the shed', 'both'],
    ['call mum sometime', 'today, tomorrow'],
    ['call mum sometime', 'friday or saturday'],
  ])('to “%s” changes nothing and asks which one: %s', (thought, words) => {
    for (const replies of [true, false]) {
      const chat = openChat();
      const { said } = chat.say(thought);
      const sentence = unchangedBy(chat, () => chat.say(words, replies ? { replyTo: must(said).messageId } : {}));
      expect(sentence).toBe('That says more than one thing; which one is it? Nothing is changed.');
      expect(chat.thoughts()).toHaveLength(1);
    }
  });

  it('is none where nothing was asked', () => {
    const chat = openChat();
    chat.say('buy milk tomorrow');
    expect(chat.say('friday or saturday').component).toBe('capture');
  });
});

describe('two answers by button, one after the other', () => {
  it('mean the last one: it was tapped while both could be seen, and its Undo says what it is', () => {
    const chat = openChat();
    const { said } = chat.say('call mum sometime');
    const [today, tomorrow] = must(said).buttons;
    expect([today?.label, tomorrow?.label]).toEqual(['Today', 'Tomorrow']);
    chat.tapData(must(said).messageId, must(today).data);
    const second = chat.tapData(must(said).messageId, must(tomorrow).data);
    expect(chat.tasks()).toMatchObject([{ date: '2026-11-24' }]);
    expect(must(second.said).text).toContain('tomorrow');
    chat.tap(second.said, 'Undo');
    expect(chat.tasks()).toMatchObject([{ date: '2026-11-23' }]);
  });
});

describe('another person who was let in', () => {
  it.each([
    (id: number) => `as:${id}:note`,
    (id: number) => `when:${id}:today`,
    (id: number) => `smn:h${id}:x`,
    (id: number) => `smn:t${id}:{"d":"2026-11-28"}`,
    (id: number) => `done:${id}`,
    (id: number) => `undo:${id}`,
  ])('cannot answer for the first by a button', (data) => {
    const chat = openChat();
    chat.say('work on the shed');
    chat.say('call mum friday');
    const guest = guestOf(chat, 2002);
    expect(unchangedBy(chat, () => guest.tapData(null, data(1)))).not.toBe('');
    expect(guest.tasks()).toEqual([]);
  });

  it.each([
    '/summon task 1: saturday',
    '/summon thought 1 is a note',
    'done task 1',
    '/summon undo',
    '/undo',
    '1: task',
  ])('cannot in words: %s', (words) => {
    const chat = openChat();
    chat.say('work on the shed');
    chat.say('call mum friday');
    const guest = guestOf(chat, 2002);
    expect(unchangedBy(chat, () => guest.say(words))).not.toBe('');
  });
});
