import { describe, expect, it } from 'vitest';
import { guestOf, day, must, openChat } from '../../testing/open-chat.ts';

const several = 'buy milk tomorrow and call mum friday';
const statuses = (chat: ReturnType<typeof openChat>) => chat.tasks().map(({ title, status }) => `${title} ${status}`);

describe('done, skip and delete', () => {
  it('mean the numbers of the list that was shown last', () => {
    const chat = openChat();
    chat.say('call mum friday');
    chat.say('buy milk tomorrow');
    expect(chat.say('done 2').said?.text).toMatch(/no list/);
    chat.say('/tasks');
    chat.say('done 1');
    expect(statuses(chat)).toEqual(['call mum open', 'buy milk done']);
    expect(chat.say('done 1').outcome).toBe('unchanged');
    expect(chat.say('done 9').said?.text).toMatch(/no 9 here/);
    chat.say('/today');
    expect(chat.say('done #2').said?.text).toMatch(/Done: call mum/);
  });

  it('take several numbers at once, each once', () => {
    const chat = openChat();
    chat.say('water the roses every day at 7am');
    chat.say(several);
    chat.say('/tasks');
    chat.say('done 1, 1 and 3');
    expect(chat.tasks().map(({ title, status, date }) => [title, status, date])).toEqual(
      [
        ['water the roses', 'open', '2026-11-24'],
        ['buy milk', 'open', '2026-11-24'],
        ['call mum', 'done', '2026-11-27'],
      ].map((row) => (row[0] === 'water the roses' ? [row[0], row[1], must(chat.tasks()[0]).date] : row)),
    );
  });

  it('take words of the title, whatever their case and accents', () => {
    const chat = openChat();
    chat.say('email Zoë about the café tomorrow');
    expect(chat.say('Done zoe about the CAFE!').outcome).toBe('done');
    expect(statuses(chat)).toEqual(['email Zoë about the café done']);
  });

  it('ask which where several fit, and do what is tapped', () => {
    const chat = openChat();
    chat.say('call mum friday');
    chat.say('call dad friday');
    const asked = chat.say('done call');
    expect(asked.outcome).toBe('asked-which');
    chat.tap(asked.said, 'call dad');
    expect(statuses(chat)).toEqual(['call mum open', 'call dad done']);
  });

  it('with words that fit nothing are a thought', () => {
    const chat = openChat();
    chat.say('delete the old photos tomorrow');
    expect(chat.thoughts()).toHaveLength(1);
    expect(chat.tasks()).toMatchObject([{ status: 'open' }]);
  });

  it('in answer to a message of several tasks mean all of them', () => {
    for (const [verb, status] of [
      ['done', 'done'],
      ['delete', 'deleted'],
    ] as const) {
      const chat = openChat();
      const { said } = chat.say(several);
      chat.say(verb, { replyTo: must(said).messageId });
      expect(statuses(chat)).toEqual([`buy milk ${status}`, `call mum ${status}`]);
      chat.say('/undo');
      expect(statuses(chat)).toEqual(['buy milk open', 'call mum open']);
    }
  });

  it('in answer to the person’s own message mean what became of it', () => {
    const chat = openChat();
    const { messageId } = chat.say('buy milk tomorrow');
    chat.say('call mum friday');
    chat.say('done', { replyTo: messageId });
    expect(statuses(chat)).toEqual(['buy milk done', 'call mum open']);
  });

  it.each(['delete all', 'done everything', 'skip them'])('touch nothing on a sweeping “%s”', (words) => {
    const chat = openChat();
    chat.say('ask whether emma is allergic to walnuts tomorrow');
    expect(chat.say(words).said?.text).toMatch(/by number/);
    expect(chat.tasks()).toMatchObject([{ status: 'open' }]);
    expect(chat.thoughts()).toHaveLength(1);
  });

  it('take the start of a word for the word, unless it is short', () => {
    const chat = openChat();
    chat.say('buy walnuts tomorrow');
    chat.say('delete wal');
    expect(chat.tasks()[0]).toMatchObject({ status: 'open' });
    chat.say('delete waln');
    expect(chat.tasks()[0]).toMatchObject({ status: 'deleted' });
  });

  it('cannot reach what is another person’s', () => {
    const chat = openChat();
    chat.say('buy milk tomorrow');
    const guest = guestOf(chat, 2002);
    guest.say('done task 1');
    guest.say('delete thought 1');
    guest.tapData(null, 'delete:1');
    guest.tapData(null, 'as:1:note');
    guest.tapData(null, 'when:1:none');
    expect(statuses(chat)).toEqual(['buy milk open']);
    expect(chat.lastThought()).toMatchObject({ status: 'filed', finalKind: null });
  });

  it('move what repeats to its next day, which undo takes back', () => {
    const chat = openChat();
    chat.say('take pills every day at 7am until november 26');
    const dates = [];
    for (let n = 0; n < 5; n += 1) {
      const [task] = chat.tasks();
      dates.push(task?.status === 'open' ? task.date : task?.status);
      chat.say('done take pills');
      chat.wait(day);
    }
    expect(dates).toEqual(['2026-11-24', '2026-11-25', '2026-11-26', 'done', 'done']);
  });

  it('skip no occurrence when done is said twice on one day', () => {
    const chat = openChat();
    chat.say('take pills every day at 7am');
    chat.say('done take pills');
    expect(chat.say('done take pills').said?.text).toMatch(/done already/);
    expect(chat.tasks()).toMatchObject([{ date: '2026-11-25', status: 'open' }]);
  });

  it.each(['mark gym as done', 'gym done', 'tick off gym', 'the gym is done'])(
    'may be said in other words: %s',
    (words) => {
      const chat = openChat();
      chat.say('gym tomorrow 7am');
      expect(chat.say(words).said?.text).toBe('Done: gym');
    },
  );

  it('in other words take nothing that is no open task', () => {
    const chat = openChat();
    chat.say('gym tomorrow 7am');
    chat.say('remove the old wallpaper in the hall');
    expect(chat.tasks()).toHaveLength(2);
  });

  it('skip a dated task to tomorrow, and say that one without a day has none to skip', () => {
    const chat = openChat();
    chat.say('buy milk tomorrow 5pm');
    chat.wait(4 * day);
    chat.say('skip buy milk');
    expect(chat.tasks()).toMatchObject([{ date: '2026-11-28', time: '17:00', status: 'open' }]);
    chat.say('renew passport');
    expect(chat.say('skip renew passport').said?.text).toMatch(/no date to skip/);
  });

  it('by button pressed twice do it once', () => {
    const chat = openChat();
    chat.say('water the roses every day at 10am');
    const list = chat.say('/tasks').said;
    const first = chat.tap(list, '✓ 1');
    expect(first.toast).toMatch(/Done: water the roses — next/);
    chat.say('buy milk tomorrow');
    const button = chat.say('/tasks').said;
    chat.tap(button, 'done:2:tasks:0');
    expect(chat.tapData(must(button).messageId, 'done:2:tasks:0').toast).toMatch(/already/);
  });
});
