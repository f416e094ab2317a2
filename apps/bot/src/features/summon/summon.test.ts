import { describe, expect, it } from 'vitest';
import { type Chat, guestOf, hour, must, openChat } from '../../testing/open-chat.ts';

/** Everything of a person that a summons must not touch by the way. */
function stateOf(chat: Chat) {
  const tasks = chat.tasks().map(({ updatedAt: _, ...task }) => task);
  return JSON.stringify({
    tasks,
    notes: chat.notes(),
    projects: chat.projects(),
    settings: chat.store.people.settings(chat.user.id),
  });
}

function opened(text = 'call mum friday 5pm') {
  const chat = openChat();
  chat.say(text);
  return chat;
}

const openTask = (chat: Chat) => must(chat.tasks().find((task) => task.status === 'open'));

describe('a project that is said to be one', () => {
  it('is one already, and nothing is changed', () => {
    const chat = opened('project: winter garden');
    expect(chat.projects()).toMatchObject([{ name: 'winter garden' }]);
    expect(must(chat.say('/summon not a task, a project').said).text).toBe('It already is a project.');
    expect(chat.corrected()).toEqual([]);
  });
});

describe('a correction by /summon', () => {
  it.each([
    ['correct last: friday 3pm', { date: '2026-11-27', time: '15:00' }, ['time 17:00 > 15:00 by summon 1']],
    ['make it saturday', { date: '2026-11-28', time: '17:00' }, ['date 2026-11-27 > 2026-11-28 by summon 1']],
    ['no date', { date: null, time: null }, ['date 2026-11-27 > null by summon 1', 'time 17:00 > null by summon 1']],
    ['important', { importance: 'high' }, ['importance null > high by summon 1']],
    ['!1', { importance: 'high' }, ['importance null > high by summon 1']],
    ['less important', { importance: 'low' }, ['importance null > low by summon 1']],
    ['call it "Ring mother"', { title: 'Ring mother' }, ['title call mum > Ring mother by summon 1']],
    ['put it in garden', {}, ['project null > garden by summon 1']],
    ['a day later', { date: '2026-11-28', time: '17:00' }, ['date 2026-11-27 > 2026-11-28 by summon 1']],
    ['two hours earlier', { date: '2026-11-27', time: '15:00' }, ['time 17:00 > 15:00 by summon 1']],
  ])('changes what it says and nothing else: %s', (words, expected, corrections) => {
    const chat = opened();
    const before = openTask(chat);
    const { said, outcome } = chat.say(`/summon ${words}`);
    expect(outcome).toBe('summoned');
    const { updatedAt: _, projectId, ...after } = openTask(chat);
    const { updatedAt: __, projectId: ___, ...was } = before;
    expect(after).toEqual({ ...was, ...expected });
    expect(projectId === null).toBe(words !== 'put it in garden');
    expect(chat.corrected()).toEqual(corrections);
    expect(must(said).text.split('\n')).toHaveLength(1);
    chat.tap(said, 'Undo');
    expect({ ...openTask(chat), updatedAt: 0 }).toEqual({ ...before, updatedAt: 0 });
    expect(chat.corrected()).toEqual([]);
  });

  it.each([
    ['that’s a note', 'note'],
    ['not a task, a project', 'project'],
  ])('makes it another kind: %s', (words, kind) => {
    const chat = opened();
    const { said } = chat.say(`/summon ${words}`);
    expect(chat.store.items.ofThought(chat.lastThought().id).map((item) => item.type)).toEqual([kind]);
    expect(chat.lastThought()).toMatchObject({ kind: 'task', finalKind: kind });
    expect(chat.corrected()).toEqual([`kind task > ${kind} by summon 1`]);
    chat.tap(said, 'Undo');
    expect(openTask(chat).title).toBe('call mum');
    expect(chat.lastThought().finalKind).toBeNull();
  });

  it('corrects what is said besides, where it makes something into another kind', () => {
    const chat = openChat();
    chat.say('cancel dentist appointment');
    chat.say('/summon important');
    expect(chat.corrected()).toEqual(['kind command > task by summon 1', 'importance null > high by summon 1']);
  });

  it('corrects the day too that an hour alone puts a task on', () => {
    const chat = openChat();
    chat.say('work on the shed');
    chat.say('/summon make it 23:30');
    const { date } = openTask(chat);
    expect(date).not.toBeNull();
    expect(chat.corrected()).toEqual([
      'kind ambiguous > task by summon 1',
      `date null > ${date} by summon 1`,
      'time null > 23:30 by summon 1',
    ]);
  });

  it('links the correction to the thought, the task and the trace of the decision', () => {
    const chat = opened();
    chat.say('/summon make it saturday');
    const thought = chat.lastThought();
    expect(chat.corrections()).toMatchObject([
      { thoughtId: thought.id, taskId: openTask(chat).id, traceId: thought.traceId, weight: 1, route: 'summon' },
    ]);
  });

  it('is one however late it comes', () => {
    const chat = opened();
    chat.wait(48 * hour);
    chat.say('/summon make it saturday');
    expect(chat.corrected()).toEqual(['date 2026-11-27 > 2026-11-28 by summon 1']);
  });

  it('keeps what the person made of the item before', () => {
    const chat = opened();
    chat.say('* ring mother');
    chat.say('/summon that’s a project');
    expect(chat.projects()).toMatchObject([{ name: 'ring mother' }]);
  });

  it('steps from where the importance is', () => {
    const chat = opened('call mum friday 5pm !1');
    chat.say('/summon less important');
    expect(openTask(chat).importance).toBe('medium');
    chat.say('/summon more important');
    expect(openTask(chat).importance).toBe('high');
    expect(chat.say('/summon important').said?.text).toBe('It already is of high importance.');
  });

  it('answers the question of a thought that waits', () => {
    const chat = opened('work on the shed');
    chat.say('/summon friday 3pm');
    expect(chat.tasks()).toMatchObject([{ title: 'work on the shed', date: '2026-11-27', time: '15:00' }]);
    expect(chat.corrected()[0]).toBe('kind ambiguous > task by summon 1');
  });

  it('asks first what a waiting thought is where the words do not say', () => {
    const chat = opened('work on the shed');
    const { said } = chat.say('/summon put it in garden');
    expect(said?.text).toMatch(/what is it\? Nothing was changed/);
    expect(chat.lastThought().status).toBe('pending');
  });

  it('renames a project, and not onto another', () => {
    const chat = opened('plan the party +party');
    chat.say('order seeds +garden');
    const party = must(chat.projects().find((one) => one.name === 'party'));
    chat.say(`/summon project ${party.id}: call it "feast"`);
    expect(chat.store.items.project(party.id)).toMatchObject({ name: 'feast', nameKey: 'feast' });
    expect(chat.say(`/summon project ${party.id}: call it "Garden"`).said?.text).toMatch(
      /“garden” already; nothing was changed/,
    );
    expect(chat.store.items.project(party.id)?.name).toBe('feast');
  });

  it('gives a note a name, a project and tags, and no date', () => {
    const chat = opened('the blue paint is RAL 5024');
    const [note] = chat.notes();
    chat.say('/summon put it in house');
    expect(chat.notes()[0]?.projectId).toBe(must(chat.projects()[0]).id);
    const { said, outcome } = chat.say('/summon make it saturday');
    expect(outcome).toBe('unfit');
    expect(chat.notes()).toMatchObject([{ id: must(note).id, status: 'kept' }]);
    chat.tap(said, 'Make it a task for Sat 28 Nov');
    expect(chat.tasks()).toMatchObject([{ date: '2026-11-28', status: 'open' }]);
  });
});

describe('what a summons speaks of', () => {
  it('is the last item, the one replied to, or the one that is named', () => {
    const chat = openChat();
    const first = chat.say('call mum friday 5pm');
    chat.say('pay rent friday');
    const [mum, rent] = chat.tasks();
    chat.say('/summon important');
    expect(chat.store.items.task(must(rent).id)?.importance).toBe('high');
    chat.say('/summon important', { replyTo: must(first.said).messageId });
    expect(chat.store.items.task(must(mum).id)?.importance).toBe('high');
    chat.say(`/summon task ${must(rent).id}: saturday`);
    expect(chat.store.items.task(must(rent).id)?.date).toBe('2026-11-28');
    chat.say(`/summon thought ${must(must(mum).thoughtId)} is a note`);
    expect(chat.notes()).toHaveLength(1);
    chat.say('/tasks');
    chat.say('/summon number 1: call it "rent"');
    expect(chat.store.items.task(must(rent).id)?.title).toBe('rent');
  });

  it.each(['task 999: saturday', 'thought 999 is a note', 'number 9: saturday', 'saturday'])(
    'is told to be missing where it is: %s',
    (words) => {
      const chat = openChat();
      expect(chat.say(`/summon ${words}`).said?.text).toMatch(/^There is no/);
      expect(chat.tasks()).toEqual([]);
    },
  );

  it('is never another person’s', () => {
    const chat = opened();
    const before = stateOf(chat);
    const guest = guestOf(chat, 2002);
    expect(guest.say(`/summon task ${openTask(chat).id}: saturday`).said?.text).toMatch(/^There is no task/);
    expect(guest.tapData(null, `smn:t${openTask(chat).id}:x`).toast).toMatch(/^There is no task/);
    expect(stateOf(chat)).toBe(before);
  });

  it('that was deleted is left alone', () => {
    const chat = opened();
    const { id } = openTask(chat);
    chat.say(`delete task ${id}`);
    const before = stateOf(chat);
    expect(chat.say(`/summon task ${id}: saturday`).said?.text).toBe(
      'That task is not there any more; nothing was changed.',
    );
    expect(chat.say(`/summon task ${id}: that’s a note`).said?.text).toMatch(/not there any more/);
    expect(stateOf(chat)).toBe(before);
  });

  it('is one task of several, and the others stay', () => {
    const chat = opened('wash the car, pay the rent, call Bob');
    const [car, rent, bob] = chat.tasks();
    expect(chat.say('/summon make it saturday').said?.text).toMatch(/^That became 3 things, so nothing was changed/);
    chat.say('/summon number 2: that’s a note');
    expect(chat.notes()).toMatchObject([{ text: 'pay the rent', status: 'kept' }]);
    expect([car, rent, bob].map((task) => chat.store.items.task(must(task).id)?.status)).toEqual([
      'open',
      'deleted',
      'open',
    ]);
    chat.say(`/summon forget task ${must(bob).id}`);
    expect(chat.store.items.task(must(car).id)?.status).toBe('open');
    expect(chat.lastThought().status).toBe('filed');
    expect(chat.corrected()).toEqual(['kind task > note by summon 1', 'kind task > forgotten by summon 1']);
  });
});

describe('a split by /summon', () => {
  it('makes a task of each part, and undo puts the whole back', () => {
    const chat = opened('buy milk, eggs and bread tomorrow');
    const { said } = chat.say('/summon split it');
    const open = chat.tasks().filter((task) => task.status === 'open');
    expect(open.map((task) => task.title)).toEqual(['buy milk', 'buy eggs', 'buy bread']);
    expect(new Set(open.map((task) => task.date))).toEqual(new Set(['2026-11-24']));
    expect(chat.corrected()).toEqual([
      'items ["buy milk, eggs and bread"] > ["buy milk","buy eggs","buy bread"] by summon 1',
    ]);
    chat.tap(said, 'Undo');
    expect(
      chat
        .tasks()
        .filter((task) => task.status === 'open')
        .map((task) => task.title),
    ).toEqual(['buy milk, eggs and bread']);
  });

  it('takes the parts that the person names', () => {
    const chat = opened('prepare the party friday');
    chat.say('/summon split it into buy balloons and bake a cake');
    expect(chat.tasks().filter((task) => task.status === 'open')).toMatchObject([
      { title: 'buy balloons', date: '2026-11-27' },
      { title: 'bake a cake', date: '2026-11-27' },
    ]);
  });

  it('of one thing changes nothing', () => {
    const chat = opened();
    const before = stateOf(chat);
    expect(chat.say('/summon split it').said?.text).toMatch(/^I see one thing in it, so nothing was changed/);
    expect(stateOf(chat)).toBe(before);
  });
});

describe('undo and forget by /summon', () => {
  it('take back the last change, or the last of what is named', () => {
    const chat = openChat();
    chat.say('call mum friday 5pm');
    chat.say('* saturday');
    chat.say('pay rent friday');
    const [mum] = chat.tasks();
    chat.say(`/summon undo task ${must(mum).id}`);
    expect(chat.store.items.task(must(mum).id)?.date).toBe('2026-11-27');
    expect(chat.say('/summon undo').said?.text).toBe('Undone: filing “pay rent friday”');
    expect(chat.corrected()).toEqual(['kind task > forgotten by summon 1']);
  });

  it('forget the thought with its only item', () => {
    const chat = opened();
    const { said } = chat.say('/summon never mind');
    expect(said?.text).toBe('Forgotten: call mum');
    expect(chat.lastThought()).toMatchObject({ status: 'forgotten', finalKind: 'forgotten' });
    expect(chat.say('/summon forget it').said?.text).toMatch(/taken back/);
    chat.tap(said, 'Undo');
    expect(openTask(chat).title).toBe('call mum');
  });
});

describe('words that /summon cannot read', () => {
  it.each([
    'make it purple',
    'friday with tom',
    'not a task',
    'a note or a task',
    'important and not important',
    'this weekend',
    'is it a note?',
  ])('change nothing and are answered with what was understood: %s', (words) => {
    const chat = opened();
    const before = stateOf(chat);
    const { said, outcome } = chat.say(`/summon ${words}`);
    expect(outcome).toBe('not-understood');
    expect(said?.text).toMatch(/Nothing was changed\. It is about “call mum”/);
    expect(must(said).buttons.length).toBeGreaterThan(0);
    expect(stateOf(chat)).toBe(before);
    expect(chat.corrections()).toEqual([]);
  });

  it('are kept, and said at once to wait for no model', () => {
    const chat = opened();
    const { said } = chat.say('/summon make it purple');
    expect(said?.text).toMatch(/No model is at hand to ask; your words are kept\.$/);
    expect(chat.lastThought()).toMatchObject({ text: 'make it purple', kind: 'command', status: 'filed' });
    chat.tap(said, 'Keep words as note');
    expect(chat.notes()).toMatchObject([{ text: 'make it purple' }]);
  });

  it('offer what was understood as a button, which does it once', () => {
    const chat = opened();
    const { said } = chat.say('/summon saturday with tom');
    const { replacement } = { replacement: chat.tap(said, 'Sat 28 Nov') };
    expect(openTask(chat).date).toBe('2026-11-28');
    expect(chat.corrected()).toEqual(['date 2026-11-27 > 2026-11-28 by summon 1']);
    expect(replacement.said?.buttons.map((button) => button.label)).toEqual(['Undo']);
    const again = chat.tapData(must(said).messageId, must(said?.buttons[0]).data);
    expect(again.toast).toBe('It already is for Sat 28 Nov 17:00.');
    expect(chat.corrected()).toHaveLength(1);
  });

  it('may be edited into words that can be read', () => {
    const chat = opened();
    const { messageId } = chat.say('/summon make it purple');
    chat.edit(messageId, '/summon make it saturday');
    expect(openTask(chat).date).toBe('2026-11-28');
  });

  it('without anything to speak of are kept all the same', () => {
    const { said } = openChat().say('/summon make it purple');
    expect(said?.buttons.map((button) => button.label)).toEqual(['Keep words as task', 'Keep words as note']);
  });

  it('without any words get told how', () => {
    expect(openChat().say('/summon').said?.text).toMatch(/^Say what shall be otherwise/);
  });
});

describe('questions to /summon', () => {
  it('are answered with lists and figures', () => {
    const chat = openChat();
    chat.say('call mum friday 5pm');
    chat.say('order seeds +garden');
    chat.say('work on the shed');
    expect(chat.say('/summon what tasks').said?.text).toContain('1. call mum');
    expect(chat.say('/summon what projects').said?.text).toContain('garden');
    expect(chat.say('/summon what pending').said?.text).toContain('work on the shed');
    expect(chat.say('/summon status').said?.text).toMatch(/./);
  });

  it('why: tell the cues, the confidence, the words that were time, and what was changed since', () => {
    const chat = opened('call mum friday 5pm !1');
    chat.say('/summon make it saturday');
    const { said } = chat.say('/summon why');
    expect(said?.text).toMatch(
      /^I read call mum friday 5pm !1 as a task \(\d+% sure\), because it begins with something to do/,
    );
    expect(said?.text).toContain('As time I read “friday 5pm”: Fri 27 Nov 17:00.');
    expect(said?.text).toContain('Marks: “!1”.');
    expect(said?.text).toContain('date 2026-11-27 → 2026-11-28 (summon)');
  });

  it('why: tell what could not be told', () => {
    const chat = opened('work on the shed');
    expect(chat.say('/summon why').said?.text).toMatch(
      /could not tell \(\d+% sure\): it may be one task or a project\./,
    );
  });

  it('change nothing', () => {
    const chat = opened();
    const before = stateOf(chat);
    for (const words of ['why', 'status', 'what tasks', 'what projects', 'what pending', 'why is it a task?'])
      chat.say(`/summon ${words}`);
    expect(stateOf(chat)).toBe(before);
    expect(chat.corrections()).toEqual([]);
  });
});

describe('“why” in reply to a message of the butler', () => {
  it.each(['why', 'Why?', 'why is that?'])('asks for its reasons: %s', (words) => {
    const chat = opened();
    const { said } = chat.say('dentist tuesday 4pm');
    expect(must(chat.say(words, { replyTo: must(said).messageId }).said).text).toMatch(/^I read dentist tuesday 4pm/);
  });

  it('is a question of its own where nothing is replied to', () => {
    expect(opened().say('why').component).toBe('capture');
  });
});

describe('the words of an undo', () => {
  it('say what was done', () => {
    const chat = opened();
    chat.say('/summon that’s a note');
    expect(must(chat.say('/undo').said).text).toBe('Undone: making “call mum friday 5pm” a note');
    chat.say('/summon forget it');
    expect(must(chat.say('take that back').said).text).toBe('Undone: forgetting “call mum friday 5pm”');
  });
});
