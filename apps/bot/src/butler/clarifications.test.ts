import { describe, expect, it } from 'vitest';
import { storedMessage } from '../conversation/reply.ts';
import { readPerson } from '../conversation/person.ts';
import { type Chat, day, guestOf, hour, minute, must, openChat, type Said } from '../testing/open-chat.ts';
import { fileByGuess } from './best-guess.ts';
import { afterWindow, windowMaterial } from './clarification-window.ts';

const shed = 'work on the shed';

function question(chat: Chat) {
  return must(chat.store.clarifications.list({ userId: chat.user.id, limit: 100 }).at(-1));
}

function material(chat: Chat) {
  return windowMaterial(chat.store, readPerson(chat.store, chat.user, 'Europe/Lisbon'), chat.now);
}

/** A window, asked as a message of its own. */
function window(chat: Chat): Said | null {
  const found = material(chat);
  if (!found) return null;
  const thoughtIds = must(found.listing).map(({ id }) => id);
  afterWindow(chat.store, { thoughtIds, now: chat.now });
  chat.store.deliveries.add({
    userId: chat.user.id,
    inboxId: null,
    channel: 'telegram',
    method: 'send',
    chatId: must(chat.user.telegramId),
    messageId: null,
    payload: storedMessage(found, null),
    about: null,
    listing: must(found.listing).map(({ type, id }) => [type, id] as const),
    status: 'pending',
    createdAt: chat.now,
  });
  return must(chat.hear().at(-1));
}

/** Runs the guesses that have fallen due. */
function guess(chat: Chat): number {
  const waiting = chat.store.clarifications.waiting(chat.user.id);
  return waiting.filter(({ id }) => fileByGuess(chat.parts, id)).length;
}

function ambiguous(chat: Chat, ...texts: readonly string[]) {
  for (const text of texts) {
    chat.say(text);
    expect(chat.lastThought()).toMatchObject({ text, status: 'pending' });
  }
}

describe('a question', () => {
  it('is kept from the reply on, with its reason and its options', () => {
    const chat = openChat();
    const { said, traceId } = chat.say(shed);
    expect(question(chat)).toMatchObject({
      thoughtId: chat.lastThought().id,
      question: must(said).text,
      reason: 'scope',
      options: ['task', 'project', 'forget'],
      status: 'waiting',
      askedAt: chat.now,
      skipped: 0,
      traceId,
    });
  });

  it('that is answered keeps when, with what, and that it is what would have become of it anyway', () => {
    const chat = openChat();
    const { said } = chat.say(shed);
    chat.wait(10 * minute);
    const { traceId } = chat.tap(said, 'Task');
    const [task] = chat.tasks();
    expect(question(chat)).toMatchObject({
      status: 'answered',
      answeredAt: chat.now,
      answer: 'task',
      changed: false,
      taskId: must(task).id,
    });
    const rows = chat.store.traces.ofTrace(traceId);
    expect(must(rows.find((row) => row.component === 'clarification')).metadata).toMatchObject({
      answer: 'task',
      changed: false,
      since_asked_ms: 10 * minute,
    });
  });

  it('that is answered otherwise than the best guess has changed something', () => {
    const chat = openChat();
    chat.tap(chat.say(shed).said, 'Project');
    expect(question(chat)).toMatchObject({ answer: 'project', changed: true, taskId: null });
    chat.say('work on the fence');
    chat.say('tomorrow');
    expect(question(chat)).toMatchObject({ answer: 'tomorrow', changed: true });
  });

  it.each([
    'next friday 3pm, it’s for the garden',
    "next friday 3pm it's for the garden",
    'it’s for the garden, next friday at 3pm',
    'a task, for the garden project; next friday 3pm!',
  ])('takes a free answer in reply or right after it: %s', (words) => {
    for (const asReply of [true, false]) {
      const chat = openChat();
      const { said } = chat.say(shed);
      chat.say(words, asReply ? { replyTo: must(said).messageId } : {});
      expect(chat.tasks()).toMatchObject([{ title: shed, date: '2026-12-04', time: '15:00' }]);
      expect(chat.projects()).toMatchObject([{ name: 'garden' }]);
      expect(chat.thoughts()).toHaveLength(1);
      expect(question(chat)).toMatchObject({ status: 'answered', answer: words, changed: true });
    }
  });

  it.each([
    ['it’s a note', 'note'],
    ['make it a project please', 'project'],
    ['just a task', 'task'],
    ['forget it', 'forgotten'],
  ])('takes a kind in the person’s words: %s', (words, kind) => {
    const chat = openChat();
    chat.say(shed);
    chat.say(words);
    expect(chat.lastThought().finalKind).toBe(kind);
  });

  it.each(['buy milk for the garden party', 'call Tom next friday 3pm', 'we ate at Tom’s, it was for the garden club'])(
    'is not answered by a new thought: %s',
    (words) => {
      const chat = openChat();
      chat.say(shed);
      chat.say(words);
      expect(chat.thoughts().map((thought) => thought.text)).toEqual([shed, words]);
      expect(chat.thoughts()[0]).toMatchObject({ status: 'pending' });
    },
  );

  it('names the words of an answer that it made nothing of', () => {
    const chat = openChat();
    const { said } = chat.say(shed);
    const answered = chat.say('tomorrow, Tom has the key', { replyTo: must(said).messageId });
    expect(must(answered.said).text).toContain('I made nothing of “Tom has the key”');
    expect(chat.tasks()).toMatchObject([{ title: shed, date: '2026-11-24' }]);
  });

  it('contradicted in itself is not answered', () => {
    const chat = openChat();
    const { said } = chat.say(shed);
    chat.say('task, note', { replyTo: must(said).messageId });
    expect(chat.thoughts()[0]).toMatchObject({ status: 'pending' });
  });

  it('may be put off, by the button and in words, and goes on waiting', () => {
    const chat = openChat();
    const { said } = chat.say('Mallorca?');
    expect(question(chat).options).toContain('later');
    expect(chat.tap(said, 'Later')).toMatchObject({ outcome: 'put-off', toast: 'Later, then. I will ask again.' });
    expect(must(chat.say('later').said).text).toBe('Later, then. I will ask again.');
    expect(question(chat)).toMatchObject({ status: 'waiting', answer: null });
    chat.tap(said, 'Note');
    expect(chat.tap(said, 'Later').toast).toBe('That question is answered already.');
  });

  it('opens again when its answer is undone', () => {
    const chat = openChat();
    chat.tap(chat.say(shed).said, 'Task');
    chat.say('/undo');
    expect(question(chat)).toMatchObject({ status: 'waiting', answer: null, answeredAt: null, changed: null });
  });

  it('is dropped where nothing is left to ask: edited into something clear, deleted or taken back', () => {
    const chat = openChat();
    const { messageId } = chat.say(shed);
    chat.edit(messageId, 'paint the shed tomorrow');
    expect(question(chat).status).toBe('dropped');
    const fence = chat.say('work on the fence');
    chat.say('delete', { replyTo: must(fence.said).messageId });
    expect(question(chat).status).toBe('dropped');
    chat.say('work on the roof');
    chat.say('/undo');
    expect(question(chat).status).toBe('dropped');
    expect(material(chat)).toBeNull();
  });

  it('follows an edit that leaves it open', () => {
    const chat = openChat();
    const { messageId } = chat.say(shed);
    chat.edit(messageId, 'work on the old shed');
    expect(chat.store.clarifications.list({ userId: chat.user.id, limit: 9 })).toHaveLength(1);
    expect(question(chat).question).toContain('work on the old shed');
  });
});

describe('a clarification window', () => {
  it('has nothing to ask without an open question, and not what was asked a moment ago', () => {
    const chat = openChat();
    expect(material(chat)).toBeNull();
    ambiguous(chat, shed);
    chat.wait(minute);
    expect(material(chat)).toBeNull();
    chat.wait(hour);
    expect(must(must(material(chat)).listing)).toEqual([{ type: 'thought', id: question(chat).thoughtId }]);
  });

  it('asks at most five, the most valuable first, each with its buttons', () => {
    const chat = openChat();
    ambiguous(chat, 'work on the roof', 'work on the fence');
    chat.wait(60 * day);
    ambiguous(chat, 'work on the shed', 'work on the car', 'work on the bike', 'work on the boat !1');
    chat.wait(day);
    const said = must(window(chat));
    expect(said.text.match(/work on the \w+/g)).toEqual(
      ['boat', 'bike', 'car', 'shed', 'fence'].map((what) => `work on the ${what}`),
    );
    expect(said.buttons.slice(0, 3).map((button) => button.label)).toEqual(['1 Task', '1 Project', '1 Forget']);
    expect(said.buttons).toHaveLength(15);
  });

  it.each(['1: tomorrow 3: note', '1: tomorrow\n3: note', '1. tomorrow, 3) note', '3: note\n1: tomorrow'])(
    'is answered by number: %s',
    (words) => {
      const chat = openChat();
      ambiguous(chat, 'work on the shed', 'work on the car', 'work on the bike');
      chat.wait(day);
      const said = must(window(chat));
      chat.say(words, { replyTo: said.messageId });
      expect(chat.tasks()).toMatchObject([{ title: 'work on the bike', date: '2026-11-25' }]);
      expect(chat.notes()).toMatchObject([{ text: 'work on the shed' }]);
      expect(chat.thoughts().map((thought) => thought.status)).toEqual(['filed', 'pending', 'filed']);
      const answers = chat.store.clarifications.list({ userId: chat.user.id, limit: 9 }).map((one) => one.answer);
      expect(answers).toEqual(['note', null, 'tomorrow']);
      chat.say('2: task');
      expect(chat.thoughts().every((thought) => thought.status === 'filed')).toBe(true);
    },
  );

  it('keeps its other questions when a button answers one', () => {
    const chat = openChat();
    ambiguous(chat, 'work on the shed', 'work on the car');
    chat.wait(day);
    const said = must(window(chat));
    const tapped = chat.tap(said, '1 Task');
    expect(must(tapped.said).text).toBe('✓ work on the car');
    expect(must(tapped.said).buttons.map((button) => button.label)).toEqual(['Undo']);
    const again = chat.tap(said, '1 Project');
    expect(must(again.said).text).toBe('▣ Project: work on the car');
    chat.tap(said, '2 Project');
    expect(chat.tapData(said.messageId, said.buttons[4]?.data ?? '').toast).toMatch(/nothing was changed/);
  });

  it('is told apart from contradictions and numbers that it does not have, which change nothing', () => {
    const chat = openChat();
    ambiguous(chat, 'work on the shed', 'work on the car');
    chat.wait(day);
    window(chat);
    expect(must(chat.say('1: task 1: note').said).text).toMatch(/two answers for 1/);
    expect(must(chat.say('7: note').said).text).toMatch(/no 7/);
    expect(chat.thoughts()).toMatchObject([{ status: 'pending' }, { status: 'pending' }]);
    const mixed = chat.say('1: task 2: whatever you like');
    expect(must(mixed.said).text).toMatch(/can’t read 2/);
    expect(chat.thoughts().map((thought) => thought.status)).toEqual(['pending', 'filed']);
    expect(chat.say('1: buy milk\n2: call mum').component).toBe('capture');
  });

  it('with a single question takes an answer without a number', () => {
    for (const asReply of [true, false]) {
      const chat = openChat();
      ambiguous(chat, shed);
      chat.say('buy bread');
      chat.wait(day);
      const said = must(window(chat));
      chat.say('tomorrow', asReply ? { replyTo: said.messageId } : {});
      expect(chat.tasks().at(-1)).toMatchObject({ title: shed, date: '2026-11-25' });
    }
  });

  it('with several asks which one is meant by an answer without a number', () => {
    for (const asReply of [true, false]) {
      const chat = openChat();
      ambiguous(chat, 'work on the shed', 'work on the car');
      chat.wait(day);
      const said = must(window(chat));
      const asked = chat.say('tomorrow', asReply ? { replyTo: said.messageId } : {});
      expect(must(asked.said).text).toBe('Which one do you mean: 1, 2? Say for example “1: tomorrow”.');
      expect(chat.tasks()).toEqual([]);
      expect(chat.thoughts()).toHaveLength(2);
      chat.say('2: task');
      chat.say('tomorrow', { replyTo: said.messageId });
      expect(chat.tasks()).toMatchObject([{ title: 'work on the shed' }, { title: 'work on the car' }]);
    }
  });

  it('is nobody else’s to answer', () => {
    const chat = openChat();
    ambiguous(chat, shed);
    chat.wait(day);
    const said = must(window(chat));
    const guest = guestOf(chat, 2002);
    expect(guest.tapData(said.messageId, must(said.buttons[0]).data).toast).toBe('That is not there any more.');
    guest.say('1: task', { replyTo: said.messageId });
    expect(chat.thoughts()).toMatchObject([{ status: 'pending' }]);
  });

  it('fits into a message with the longest questions there are', () => {
    const chat = openChat();
    for (let n = 0; n < 6; n += 1) chat.say(`work on the ${'very '.repeat(500)}old shed ${n}`);
    chat.wait(day);
    expect(must(window(chat)).text.length).toBeLessThan(4096);
  });
});

describe('a question that is skipped', () => {
  it('once is asked again, twice is filed by the best guess, which the next message says', () => {
    const chat = openChat();
    ambiguous(chat, shed);
    for (let asked = 1; asked <= 2; asked += 1) {
      chat.wait(day);
      expect(window(chat)).not.toBeNull();
      expect(question(chat).skipped).toBe(asked);
    }
    chat.wait(day);
    expect(material(chat)).toBeNull();
    expect(guess(chat)).toBe(1);
    expect(guess(chat)).toBe(0);
    expect(question(chat)).toMatchObject({ status: 'guessed', skipped: 2, answer: null, toldAt: null });
    expect(chat.tasks()).toMatchObject([{ title: shed, status: 'open' }]);
    expect(chat.hear()).toEqual([]);
    const { said } = chat.say('buy bread');
    expect(must(said).text).toContain('I filed “work on the shed” as a task by my best guess.');
    expect(must(chat.say('buy milk').said).text).not.toContain('best guess');
    const fixed = chat.tap(said, '“work on the shed”: note instead');
    expect(fixed.outcome).toBe('settled');
    expect(question(chat)).toMatchObject({ status: 'answered', answer: 'note', changed: true });
  });

  it('is enqueued to be guessed two days after it was asked for the second time', () => {
    const chat = openChat();
    ambiguous(chat, shed);
    chat.wait(day);
    window(chat);
    const query = { names: ['guess'], after: 0 };
    expect(chat.store.outbox.nextDueAt(query)).toBeNull();
    chat.wait(day);
    window(chat);
    expect(chat.store.outbox.nextDueAt(query)).toBe(chat.now + 2 * day);
  });

  it('counts no window in which it was answered or put off', () => {
    const chat = openChat();
    ambiguous(chat, 'Mallorca?');
    chat.wait(day);
    chat.tap(window(chat), '1 Later');
    expect(question(chat).skipped).toBe(0);
    chat.wait(day);
    chat.tap(window(chat), '1 Note');
    expect(question(chat)).toMatchObject({ skipped: 0, status: 'answered' });
  });

  it('that was guessed can be undone, and is asked again', () => {
    const chat = openChat();
    ambiguous(chat, shed);
    for (let asked = 0; asked < 2; asked += 1) {
      chat.wait(day);
      window(chat);
    }
    guess(chat);
    chat.say('/undo');
    expect(chat.lastThought().status).toBe('pending');
    expect(question(chat)).toMatchObject({ status: 'waiting', skipped: 0 });
  });
});
