import { describe, expect, it } from 'vitest';
import { fileOf, must, openChat } from '../../testing/open-chat.ts';

describe('an answer to a question of the butler', () => {
  it('may be a day in the person’s own words', () => {
    const chat = openChat();
    chat.say('work on the shed');
    chat.say('friday 3pm', { replyTo: 1_000_001 });
    expect(chat.tasks()).toMatchObject([{ title: 'work on the shed', date: '2026-11-27', time: '15:00' }]);
    expect(chat.lastThought()).toMatchObject({ status: 'filed', finalKind: 'task' });
    expect(chat.thoughts()).toHaveLength(1);
  });

  it.each(['task', 'Task.', 'a task', '1: task'])('may be a kind in words: %s', (words) => {
    const chat = openChat();
    chat.say('work on the shed');
    chat.say(words);
    expect(chat.tasks()).toHaveLength(1);
    expect(chat.thoughts()).toHaveLength(1);
  });

  it('given twice counts once', () => {
    const chat = openChat();
    const { said } = chat.say('work on the shed');
    chat.tap(said, 'Task');
    expect(chat.tapData(must(said).messageId, 'as:1:task').toast).toMatch(/already is a task/);
    expect(chat.tasks()).toHaveLength(1);
    expect(chat.corrected()).toEqual(['kind ambiguous > task by clarification 0.4']);
  });

  it('with a star keeps everything that it says', () => {
    const chat = openChat();
    chat.say('work on the shed');
    chat.say('* friday !1 #wood +house');
    expect(chat.tasks()).toMatchObject([
      { title: 'work on the shed', date: '2026-11-27', importance: 'high', tags: ['wood'] },
    ]);
    expect(must(chat.tasks()[0]).projectId).toBe(must(chat.projects()[0]).id);
  });

  it('that asks for words gets them: a reply to a voice message is what it says', () => {
    const chat = openChat();
    const { said, messageId } = chat.say('', { attachment: fileOf('voice') });
    chat.say('call mum friday', { replyTo: must(said).messageId });
    expect(chat.tasks()).toMatchObject([{ title: 'call mum', date: '2026-11-27' }]);
    const voice = must(chat.thoughts().find((thought) => thought.messageId === messageId));
    expect(voice).toMatchObject({ status: 'filed', finalKind: 'task' });
    expect(chat.tasks()[0]?.thoughtId).toBe(voice.id);
  });
});

describe('an answer to a list', () => {
  it('by number changes just that task, also one of several that a message held', () => {
    const chat = openChat();
    chat.say('buy milk tomorrow; call mum tomorrow');
    chat.say('/tasks');
    expect(must(chat.say('2: friday 3pm').said).text).toBe('2. ✓ call mum — Fri 27 Nov 15:00');
    expect(chat.tasks()).toMatchObject([{ date: '2026-11-24' }, { date: '2026-11-27', time: '15:00' }]);
    expect(must(chat.say('1: note').said).text).toMatch(/held several tasks/);
    chat.say('done 1');
    expect(must(chat.say('1: friday').said).text).toMatch(/not open any more/);
  });

  it('in reply without a number means the one open task, or is asked about', () => {
    const chat = openChat();
    chat.say('buy milk tomorrow');
    const one = must(chat.say('/tasks').said);
    chat.say('friday', { replyTo: one.messageId });
    expect(chat.tasks()).toMatchObject([{ date: '2026-11-27' }]);
    chat.say('call mum tomorrow');
    const two = must(chat.say('/tasks').said);
    expect(chat.say('saturday', { replyTo: two.messageId }).outcome).toBe('not-understood');
    expect(chat.tasks()).toMatchObject([{ date: '2026-11-27' }, { date: '2026-11-24' }]);
  });

  it('is none without a reply: a list is no question', () => {
    const chat = openChat();
    chat.say('buy milk tomorrow');
    chat.say('/tasks');
    chat.say('friday');
    expect(chat.tasks()[0]).toMatchObject({ date: '2026-11-24' });
  });

  it.each(['1: buy milk 2: buy bread', '15:30 train to Porto', '1.5 l of milk', '2: ', '12. is the day of the party'])(
    'is not what a thought looks like: %s',
    (words) => {
      const chat = openChat();
      chat.say('buy milk tomorrow');
      chat.say('/tasks');
      expect(chat.say(words).component).toBe('capture');
    },
  );
});

describe('a star', () => {
  it('at each line is a list of thoughts, not an amendment', () => {
    const chat = openChat();
    chat.say('call mum friday');
    chat.say('* buy milk\n* buy bread');
    expect(chat.tasks().map((task) => task.title)).toEqual(['call mum', 'buy milk', 'buy bread']);
  });

  it('with nothing before it says so', () => {
    expect(openChat().say('* friday').said?.text).toMatch(/nothing here to change/);
  });

  it('with words gives a new title and nothing else', () => {
    const chat = openChat();
    chat.say('call mum friday');
    chat.say('* phone mother');
    expect(chat.tasks()).toMatchObject([{ title: 'phone mother', date: '2026-11-27' }]);
    expect(chat.corrected()).toEqual(['title call mum > phone mother by amend 0.8']);
  });

  it.each([
    ['* no date', { date: null, time: null }],
    ['* no time', { date: '2026-11-27', time: null }],
    ['* 6pm', { date: '2026-11-27', time: '18:00' }],
    ['* every friday', { rrule: 'FREQ=WEEKLY;BYDAY=FR' }],
  ])('changes only what it names: %s', (words, expected) => {
    const chat = openChat();
    chat.say('call mum friday 5pm');
    chat.say(words);
    expect(chat.tasks()).toMatchObject([{ title: 'call mum', ...expected }]);
  });

  it('makes a task into a note and back', () => {
    const chat = openChat();
    chat.say('call mum friday 5pm');
    chat.say('* note');
    expect(chat.notes()).toMatchObject([{ status: 'kept', text: 'call mum friday 5pm' }]);
    chat.say('* task');
    expect(chat.tasks().filter((task) => task.status === 'open')).toMatchObject([{ title: 'call mum', time: '17:00' }]);
    expect(chat.corrected()).toEqual(['kind task > note by amend 0.8', 'kind note > task by amend 0.8']);
  });
});

describe('an answer to the question that was asked last', () => {
  it.each(['task friday', 'a task for friday', 'it’s a task by friday', 'friday, task'])(
    'may say what it is and when: %s',
    (words) => {
      const chat = openChat();
      const { said } = chat.say('work on the shed');
      chat.say(words, { replyTo: must(said).messageId });
      expect(chat.tasks()).toMatchObject([{ title: 'work on the shed', date: '2026-11-27' }]);
      expect(chat.thoughts()).toHaveLength(1);
    },
  );

  it.each(['I don’t know', 'not sure yet', 'no idea'])('may be that there is none yet: %s', (words) => {
    const chat = openChat();
    chat.say('work on the shed');
    const { said } = chat.say(words);
    expect(must(said).text).toBe('Later, then. I will ask again.');
    chat.say('note', { replyTo: must(said).messageId });
    expect(chat.notes()).toMatchObject([{ text: 'work on the shed' }]);
    expect(chat.thoughts()).toHaveLength(1);
  });

  it.each(['several steps', 'a project with several steps', 'it’s several steps', 'Projekt', 'mehrere Schritte'])(
    'may say project in the words of the question, or in German: %s',
    (words) => {
      const chat = openChat();
      chat.say('work on the shed');
      chat.say(words);
      expect(chat.projects()).toMatchObject([{ name: 'work on the shed' }]);
      expect(chat.thoughts()).toHaveLength(1);
    },
  );

  it.each(['no hurry', 'whenever', 'it doesn’t matter', 'no deadline', 'egal wann'])(
    'may leave the day open: %s',
    (words) => {
      const chat = openChat();
      chat.say('call Tom sometime');
      chat.say(words);
      expect(chat.tasks()).toMatchObject([{ title: 'call Tom sometime', date: null }]);
      expect(chat.thoughts()).toHaveLength(1);
    },
  );
});
