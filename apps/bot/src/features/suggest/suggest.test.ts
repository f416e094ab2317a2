import { describe, expect, it } from 'vitest';
import { updateMessage } from '../../butler/update-message.ts';
import { beginAct } from '../../conversation/act.ts';
import { type Chat, day, guestOf, minute, must, openChat } from '../../testing/open-chat.ts';
import { runSkills } from '../../testing/run-skills.ts';

/** A chat in which rules have suggested a first step for task 1. */
async function suggested(text = 'renew passport friday'): Promise<Chat> {
  const chat = openChat();
  chat.say(text);
  chat.wait(6 * minute);
  await runSkills(chat);
  return chat;
}

const outcomes = (chat: Chat) =>
  chat.store.suggestions.list({ userId: chat.user.id, limit: 99 }).map(({ outcome }) => outcome);
const titles = (chat: Chat) => chat.tasks().map(({ title, date, status }) => `${title} ${date} ${status}`);
const step = 'Find out which papers and fees it takes to renew passport';

describe('/suggest', () => {
  it('lists what is suggested with its item, its time and buttons', async () => {
    const chat = await suggested();
    const { said } = chat.say('/suggest');
    expect(said?.text).toBe(
      `Suggestions\n\n1. renew passport — Fri 27 Nov\n   💡 ${step} · 15 min\n   A computer could look up the form and the office.`,
    );
    expect(said?.buttons.map(({ label }) => label)).toEqual(['1 Use', '1 Change', '1 No']);
    expect(chat.store.suggestions.byId(1)?.shownAt).toBe(chat.now);
  });

  it('says so when there is nothing, and has things looked over once more', () => {
    const chat = openChat();
    expect(chat.say('/suggest').said?.text).toMatch(/^No suggestions now/);
    expect(chat.store.outbox.nextDueAt({ names: ['look-over'], after: 0 })).not.toBeNull();
  });
});

describe('an answer to a suggestion', () => {
  it('“use” makes the first step a task in front, and Undo takes both back', async () => {
    const chat = await suggested('renew passport friday +papers');
    const turned = chat.tap(chat.say('/suggest').said, '1 Use');
    expect(turned.outcome).toBe('accepted');
    expect(titles(chat)).toEqual(['renew passport 2026-11-27 open', `${step} 2026-11-27 open`]);
    expect(chat.tasks()[1]?.projectId).toBe(chat.tasks()[0]?.projectId);
    expect(outcomes(chat)).toEqual(['accepted']);
    chat.say('/undo');
    expect(titles(chat)[1]).toBe(`${step} 2026-11-27 deleted`);
    expect(outcomes(chat)).toEqual([null]);
  });

  it('“no” closes it, and Undo brings it back', async () => {
    const chat = await suggested();
    const turned = chat.tap(chat.say('/suggest').said, '1 No');
    expect(turned.toast).toBe('Put aside.');
    expect(outcomes(chat)).toEqual(['dismissed']);
    chat.tap(turned.said, 'Undo');
    expect(outcomes(chat)).toEqual([null]);
  });

  it('“change” asks for words, and the next message is taken for them, with the day that it names', async () => {
    const chat = await suggested();
    const asked = chat.tap(chat.say('/suggest').said, '1 Change');
    expect(asked.said?.text).toMatch(/^How shall it read instead/);
    chat.say('call the consulate tomorrow 10am');
    expect(titles(chat)).toEqual(['renew passport 2026-11-27 open', 'call the consulate 2026-11-24 open']);
    expect(chat.store.suggestions.byId(1)).toMatchObject({
      outcome: 'modified',
      modifiedText: 'call the consulate tomorrow 10am',
    });
    chat.say('buy milk tomorrow');
    expect(chat.lastThought().text).toBe('buy milk tomorrow');
  });

  it('“change” left alone takes no later message for its words, but an answer to it', async () => {
    const chat = await suggested();
    const asked = chat.tap(chat.say('/suggest').said, '1 Change');
    chat.wait(11 * minute);
    chat.say('buy milk tomorrow');
    expect(outcomes(chat)).toEqual([null]);
    chat.say('ask Ada', { replyTo: must(asked.said).messageId });
    expect(outcomes(chat)).toEqual(['modified']);
  });

  it('given twice, or by somebody else, changes nothing', async () => {
    const chat = await suggested();
    chat.tap(chat.say('/suggest').said, '1 Use');
    expect(chat.tapData(null, 'sug:use:1:list').toast).toBe('You took that already.');
    expect(chat.tapData(null, 'sug:no:1').toast).toBe('You took that already.');
    expect(guestOf(chat, 2002).tapData(null, 'sug:no:1').toast).toMatch(/not there/);
    expect(outcomes(chat)).toEqual(['accepted']);
    expect(chat.tasks()).toHaveLength(2);
  });

  it('is linked to the item and to the analysis in its trace', async () => {
    const chat = await suggested();
    const { traceId } = chat.tap(chat.say('/suggest').said, '1 Use');
    const rows = chat.store.traces.ofTrace(traceId);
    expect(rows.at(-1)).toMatchObject({ taskId: 1, thoughtId: 1 });
    expect(rows.find(({ component }) => component === 'suggestion')).toMatchObject({
      outcome: 'accepted',
      metadata: { suggestion: 1, model: null, analysis: chat.store.suggestions.byId(1)?.traceId },
    });
  });
});

describe('a suggestion without an answer', () => {
  it.each(['done renew passport', 'delete renew passport'])(
    'is closed with its item: %s; undo opens it again',
    async (words) => {
      const chat = await suggested();
      chat.say(words);
      expect(outcomes(chat)).toEqual(['ignored']);
      expect(chat.say('/suggest').said?.text).toMatch(/^No suggestions/);
      chat.say('/undo');
      expect(outcomes(chat)).toEqual([null]);
    },
  );

  it('counts as ignored after seven days, with a trace', async () => {
    const chat = await suggested();
    chat.wait(7 * day - minute);
    chat.say('buy milk tomorrow');
    chat.wait(6 * minute);
    await runSkills(chat);
    expect(chat.store.suggestions.byId(1)).toMatchObject({ outcome: 'ignored' });
    const told = chat.store.traces.about('taskId', 1).flatMap((id) => chat.store.traces.ofTrace(id));
    expect(told.some(({ component, outcome }) => component === 'suggestion' && outcome === 'ignored')).toBe(true);
  });
});

describe('a suggestion is shown', () => {
  it('in an update under its item, with a button that opens it', async () => {
    const chat = await suggested();
    const message = must(updateMessage(beginAct(chat.parts, chat.user, 'test')));
    const text = typeof message.text === 'string' ? message.text : message.text.text;
    expect(text).toContain(`1. renew passport — Fri 27 Nov\n   💡 ${step} · 15 min`);
    expect(message.keyboard?.flat().map(({ label }) => label)).toEqual(['✓ 1', '💡 1']);
    const opened = chat.tapData(null, must(message.keyboard?.flat()[1]).data);
    expect(opened.said?.buttons.map(({ label }) => label)).toEqual(['Use', 'Change', 'No']);
    expect(opened.said?.text).toContain('or: Call the office and ask what they need');
  });

  it('on its task, where that is shown', async () => {
    const chat = await suggested();
    const { said } = chat.say('task 1');
    expect(said?.text).toBe(`✓ renew passport — Fri 27 Nov\n💡 ${step} · 15 min`);
    expect(said?.buttons.map(({ label }) => label)).toEqual(['Use', 'Change', 'No', '✓ Done', 'Delete']);
    chat.tap(said, 'No');
    expect(outcomes(chat)).toEqual(['dismissed']);
  });
});

describe('erasing a thought', () => {
  it('takes its words out of what skills made of it: suggestions, steps, next actions and their traces', async () => {
    const chat = await suggested('renew xylophonquarz passport friday +shed');
    chat.say('call the carpenter +shed');
    chat.tap(chat.say('/suggest').said, '1 Use');
    chat.wait(6 * minute);
    await runSkills(chat);
    for (const { id, targetType } of chat.store.suggestions.open(chat.user.id))
      if (targetType === 'project') chat.tapData(null, `sug:use:${id}`);
    expect(chat.projects()[0]?.nextAction).toContain('xylophonquarz');
    chat.store.eraseThought(1);
    expect(await chat.exported()).not.toContain('xylophonquarz');
    expect(titles(chat)).toEqual(['call the carpenter null open']);
  });
});
