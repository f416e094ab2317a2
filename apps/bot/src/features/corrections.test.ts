import { describe, expect, it } from 'vitest';
import { day, hour, minute, must, openChat } from '../testing/open-chat.ts';

const milk = 'buy milk tomorrow 5pm';

describe('a correction', () => {
  it('by a button is a row with field, from, to, route and weight, linked to what was corrected', () => {
    const chat = openChat();
    const { traceId } = chat.say(milk);
    const { id } = chat.lastThought();
    chat.tapData(null, `as:${id}:note`);
    expect(chat.corrected()).toEqual(['kind task > note by button 0.6']);
    expect(chat.corrections()).toMatchObject([{ thoughtId: id, traceId, userId: chat.user.id, at: chat.now }]);
    expect(chat.lastThought()).toMatchObject({ kind: 'task', finalKind: 'note', status: 'filed', text: milk });
    expect(chat.tasks()).toMatchObject([{ status: 'deleted' }]);
    expect(chat.notes()).toMatchObject([{ status: 'kept', text: milk, thoughtId: id }]);
  });

  it('by the button “No date” takes date and hour away', () => {
    const chat = openChat();
    chat.say(milk);
    chat.tapData(null, `when:${chat.lastThought().id}:none`);
    expect(chat.tasks()).toMatchObject([{ date: null, time: null }]);
    expect(chat.corrected()).toEqual(['date 2026-11-24 > null by button 0.6', 'time 17:00 > null by button 0.6']);
  });

  it('by an amendment has a row for each field that changed and none for the others', () => {
    const chat = openChat();
    chat.say(milk);
    chat.say('* friday !1 +kitchen');
    expect(chat.tasks()).toMatchObject([{ date: '2026-11-27', time: '17:00', importance: 'high', title: 'buy milk' }]);
    expect(chat.corrected().toSorted()).toEqual([
      'date 2026-11-24 > 2026-11-27 by amend 0.8',
      'importance null > high by amend 0.8',
      'project null > kitchen by amend 0.8',
    ]);
    expect(chat.corrections().every((one) => one.taskId === must(chat.tasks()[0]).id)).toBe(true);
  });

  it('by an amendment to what is so already is none', () => {
    const chat = openChat();
    chat.say(milk + ' +kitchen');
    expect(chat.say('* +kitchen').outcome).toBe('unchanged');
    chat.say('* 6pm +kitchen');
    expect(chat.corrected()).toEqual(['time 17:00 > 18:00 by amend 0.8']);
  });

  it('by an edit compares what is filed with the new reading', () => {
    const chat = openChat();
    const { messageId } = chat.say(milk);
    chat.edit(messageId, 'buy oat milk tomorrow 6pm');
    expect(chat.tasks()).toMatchObject([{ title: 'buy oat milk', date: '2026-11-24', time: '18:00' }]);
    expect(chat.corrected().toSorted()).toEqual([
      'time 17:00 > 18:00 by edit 0.8',
      'title buy milk > buy oat milk by edit 0.8',
    ]);
    expect(chat.lastThought()).toMatchObject({ text: milk, kind: 'task' });
    expect(chat.store.thoughts.currentText(chat.lastThought())).toBe('buy oat milk tomorrow 6pm');
  });

  it('by answering a question has the least weight, and the thought keeps its first kind', () => {
    const chat = openChat();
    const { said } = chat.say('work on the shed');
    expect(chat.lastThought()).toMatchObject({ kind: 'ambiguous', status: 'pending', finalKind: null });
    chat.tap(said, 'Project');
    expect(chat.lastThought()).toMatchObject({ kind: 'ambiguous', status: 'filed', finalKind: 'project' });
    expect(chat.corrected()).toEqual(['kind ambiguous > project by clarification 0.4']);
  });

  it('in words ends as the same rows as the button', () => {
    const [typed, tapped] = [openChat(), openChat()];
    typed.say('work on the shed');
    tapped.tap(tapped.say('work on the shed').said, 'Task');
    typed.say('task');
    const rows = (chat: typeof typed) => chat.corrections().map(({ id: _, ...row }) => ({ ...row, traceId: '' }));
    expect(rows(typed)).toEqual(rows(tapped));
    expect(typed.tasks().map((task) => task.title)).toEqual(tapped.tasks().map((task) => task.title));
    expect(typed.tasks()).toHaveLength(1);
  });

  it.each([
    ['/undo', 'amend 0.8'],
    ['Undo', 'button 0.6'],
  ])('that takes the filing back with %s says that the thought was none', (how, route) => {
    const chat = openChat();
    const { said } = chat.say(milk);
    if (how === 'Undo') chat.tap(said, how);
    else chat.say(how);
    expect(chat.lastThought()).toMatchObject({ kind: 'task', finalKind: 'forgotten', status: 'forgotten' });
    expect(chat.tasks()).toMatchObject([{ status: 'deleted' }]);
    expect(chat.corrected()).toEqual([`kind task > forgotten by ${route}`]);
  });

  it('that deletes the item within the hour says that the thought was none', () => {
    const chat = openChat();
    chat.say(milk);
    chat.wait(hour);
    chat.say('delete buy milk');
    expect(chat.corrected()).toEqual(['kind task > forgotten by amend 0.8']);
    expect(chat.lastThought()).toMatchObject({ finalKind: 'forgotten' });
  });

  it('is none where a task is deleted, moved or edited after the hour: that is life', () => {
    const chat = openChat();
    const { messageId } = chat.say(milk);
    chat.wait(hour + minute);
    chat.say('* friday');
    chat.edit(messageId, 'buy milk tomorrow 7pm');
    expect(chat.tasks()).toMatchObject([{ date: '2026-11-27', time: '19:00' }]);
    chat.say('delete buy milk');
    expect(chat.corrections()).toEqual([]);
    expect(chat.lastThought()).toMatchObject({ finalKind: null, status: 'filed' });
  });

  it('counts the hour from when the thought was received, not from when it was typed', () => {
    const chat = openChat();
    chat.say(milk, { sentAt: chat.now - day });
    chat.say('delete buy milk');
    expect(chat.corrected()).toEqual(['kind task > forgotten by amend 0.8']);
  });

  it('is retracted when its act is taken back', () => {
    const chat = openChat();
    chat.say(milk);
    chat.say('* friday');
    chat.say('/undo');
    expect(chat.tasks()).toMatchObject([{ date: '2026-11-24', status: 'open' }]);
    expect(chat.corrected()).toEqual([]);
    expect(chat.corrections()).toMatchObject([{ field: 'date', retractedAt: chat.now }]);
  });

  it('of a task that is done, skipped or rolled is none', () => {
    const chat = openChat();
    chat.say('water the roses every day at 7am');
    chat.say('done water the roses');
    chat.say('skip water the roses');
    chat.say('delete thought 1');
    chat.say('/undo');
    expect(chat.corrected()).toEqual([]);
  });
});
