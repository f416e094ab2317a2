import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type Chat, guestOf, must, openChat } from '../../testing/open-chat.ts';
import { plantInsight, rulesInForce } from '../../testing/insights.ts';

const dentist = 'keyword phrase:dentist {"phrase":"dentist","importance":"high"}';
const lowDentist = { type: 'keyword', key: 'phrase:dentist', value: { phrase: 'dentist', importance: 'low' } } as const;
const low = 'keyword phrase:dentist {"phrase":"dentist","importance":"low"}';
const evening = {
  type: 'timing',
  key: 'clarification',
  value: { contact: 'clarification', at: '19:00' },
} as const;

function statusOf(chat: Chat, id: number) {
  return must(chat.store.insights.byId(id)).status;
}

/** An insight that the person was told of. */
function told(chat: Chat, own: Parameters<typeof plantInsight>[1] = {}) {
  return plantInsight(chat, { status: 'reported', reportedAt: chat.now, reports: 1, ...own });
}

describe('an insight', () => {
  it('is put in the form of the specification, with its buttons', () => {
    const chat = openChat();
    const { id } = plantInsight(chat, { title: 'Dentists matter' });
    const { said } = chat.say(`insight ${id}`);
    expect(must(said).text).toBe(
      "💡 System Insight - Dentists matter. You changed it 8 of 8 times. From now on it would be so. Reply 'apply' to accept or 'dismiss' to ignore.",
    );
    const [bold] = must(said).entities;
    expect(must(said).text.slice(must(bold).offset, must(bold).offset + must(bold).length)).toBe('System Insight');
    expect(must(said).buttons.map(({ label }) => label)).toEqual(['Apply', 'Dismiss', 'Why']);
    expect(statusOf(chat, id)).toBe('reported');
  });

  it.each([
    ['the exact word', (chat: Chat) => chat.say('apply')],
    ['the word in capitals', (chat: Chat) => chat.say('APPLY')],
    ['its id', (chat: Chat, id: number) => chat.say(`apply insight ${id}`)],
    ['its place in the list', (chat: Chat) => (chat.say('/insights'), chat.say('apply 1'))],
    ['its button', (chat: Chat, id: number) => chat.tap(chat.say(`insight ${id}`).said, 'Apply')],
    ['the button in the list', (chat: Chat) => chat.tap(chat.say('/insights').said, 'Apply 1')],
    ['the button beside why', (chat: Chat, id: number) => chat.tap(chat.say(`why insight ${id}`).said, 'Apply')],
    [
      'a reply to it',
      (chat: Chat, id: number) => chat.say('apply', { replyTo: must(chat.say(`insight ${id}`).said).messageId }),
    ],
  ])('is applied by %s, and its rule holds from then on', (_how, act) => {
    const chat = openChat();
    const { id } = told(chat);
    expect(act(chat, id).outcome).toBe('applied');
    expect(rulesInForce(chat)).toEqual([dentist]);
    expect(chat.store.rules.of(chat.user.id)).toMatchObject([{ insightId: id, fromAt: chat.now, untilAt: null }]);
    expect(statusOf(chat, id)).toBe('applied');
    expect(chat.failures).toEqual([]);
  });

  it('says in one line what changed, and leaves a trace', () => {
    const chat = openChat();
    const { id } = told(chat);
    const { said, traceId } = chat.say('apply');
    expect(must(said).text).toBe('✓ Applied. From now on “dentist” is of high importance.');
    const row = must(
      chat.store.traces.ofTrace(traceId).find(({ outcome, metadata }) => outcome === 'applied' && metadata !== null),
    );
    expect(row.metadata).toMatchObject({ insight: id, was: 'reported', rule: 1 });
  });

  it.each([
    ['its button', (chat: Chat, said: ReturnType<Chat['say']>['said']) => chat.tap(said, 'Undo')],
    ['/undo', (chat: Chat) => chat.say('/undo')],
    ['its id', (chat: Chat) => chat.say('undo insight 1')],
    ['the rule, from why', (chat: Chat) => chat.tapData(null, 'rul:undo:1')],
  ])('that was applied is undone by %s, with everything as before', (_how, undo) => {
    const chat = openChat();
    const { id } = told(chat);
    const applied = chat.say('apply');
    chat.wait(1_000);
    expect(undo(chat, applied.said).outcome).toBe('undone');
    expect(rulesInForce(chat)).toEqual([]);
    expect(chat.store.rules.of(chat.user.id)).toMatchObject([{ untilAt: chat.now }]);
    expect(statusOf(chat, id)).toBe('undone');
    expect(chat.say(`undo insight ${id}`).outcome).toMatch(/nothing-to-undo|undone-before/);
    expect(chat.say(`apply insight ${id}`).outcome).toBe('applied');
    expect(rulesInForce(chat)).toEqual([dentist]);
  });

  it.each([
    ['Apply', ['Apply', 'Dismiss', 'Why']],
    ['Dismiss', ['Apply', 'Dismiss', 'Why']],
  ])('can be answered again on the same message after %s and Undo', (answer, buttons) => {
    const chat = openChat();
    const { id } = told(chat);
    const shown = chat.say(`insight ${id}`).said;
    const { said } = chat.tap(shown, answer);
    chat.wait(1_000);
    const undone = must(chat.tap(said, 'Undo').said);
    expect(undone.messageId).toBe(shown?.messageId);
    expect(undone.text).toMatch(/^💡 System Insight - .*\n\nUndone: /u);
    expect(undone.buttons.map(({ label }) => label)).toEqual(buttons);
    expect(chat.tap(undone, 'Apply').outcome).toBe('applied');
  });

  it.each([
    ['', 1_000],
    [', also where the clock is set back', -3_600_000],
  ])('takes the place of an equal rule, which holds again once it is undone%s', (_clock, step) => {
    const chat = openChat();
    const first = told(chat);
    chat.say(`apply insight ${first.id}`);
    chat.wait(step);
    const second = told(chat, { rule: lowDentist });
    const { said } = chat.say(`apply insight ${second.id}`);
    expect(rulesInForce(chat)).toEqual([low]);
    expect(statusOf(chat, first.id)).toBe('resolved');
    chat.wait(step);
    chat.tap(said, 'Undo');
    expect(rulesInForce(chat)).toEqual([dentist]);
    expect(statusOf(chat, first.id)).toBe('applied');
    expect(statusOf(chat, second.id)).toBe('undone');
  });

  it('that asks to remove a rule ends it, and undo brings it back', () => {
    const chat = openChat();
    const first = told(chat);
    chat.say(`apply insight ${first.id}`);
    chat.wait(1_000);
    const removal = told(chat, { rule: { remove: 1 } });
    const { said } = chat.say(`apply insight ${removal.id}`);
    expect(must(said).text).toBe('✓ Applied. The rule that “dentist” is of high importance no longer holds.');
    expect(rulesInForce(chat)).toEqual([]);
    chat.wait(1_000);
    chat.say('/undo');
    expect(rulesInForce(chat)).toEqual([dentist]);
    expect(statusOf(chat, first.id)).toBe('applied');
    chat.say(`apply insight ${removal.id}`);
    expect(chat.say(`apply insight ${removal.id}`).said?.text).toMatch(/applied already/);
  });

  it('about timing changes the setting, and undo brings the old one back', () => {
    const chat = openChat();
    chat.store.people.set(chat.user.id, 'clarifications', { value: { weekdays: [3], at: '08:00' }, now: 0 });
    const { id } = told(chat, { rule: evening });
    chat.say(`apply insight ${id}`);
    expect(chat.store.people.settings(chat.user.id)['clarifications']).toEqual({ weekdays: [3], at: '19:00' });
    chat.say('/undo');
    expect(chat.store.people.settings(chat.user.id)['clarifications']).toEqual({ weekdays: [3], at: '08:00' });
    expect(rulesInForce(chat)).toEqual([]);
  });

  it('that is dismissed offers never again, which undo takes back', () => {
    const chat = openChat();
    const { id } = told(chat);
    const { said } = chat.say('dismiss');
    expect(statusOf(chat, id)).toBe('dismissed');
    expect(must(chat.store.patterns.of(chat.user.id)[0]).status).toBe('dismissed');
    expect(chat.tap(said, 'Never again').outcome).toBe('never');
    expect(statusOf(chat, id)).toBe('never');
    chat.say('/undo');
    expect(statusOf(chat, id)).toBe('dismissed');
    chat.say('/undo');
    expect(statusOf(chat, id)).toBe('reported');
    expect(must(chat.store.patterns.of(chat.user.id)[0]).status).toBe('promoted_to_insight');
    expect(rulesInForce(chat)).toEqual([]);
  });

  it('is meant by its number where several are open; a bare word asks which', () => {
    const chat = openChat();
    const first = told(chat, { priority: 0.9 });
    const second = told(chat, { rule: evening, priority: 0.4 });
    const asked = chat.say('apply');
    expect(asked.outcome).toBe('asked-which');
    expect(rulesInForce(chat)).toEqual([]);
    expect(must(asked.said).text).toMatch(/apply 1/);
    expect(chat.say('apply 2').outcome).toBe('applied');
    expect(statusOf(chat, second.id)).toBe('applied');
    expect(chat.say('dismiss').outcome).toBe('dismissed');
    expect(statusOf(chat, first.id)).toBe('dismissed');
    expect(chat.say('apply 7').outcome).toBe('no-such-insight');
    expect(chat.say('apply').outcome).toBe('nothing-open');
  });

  it('leaves the numbers of the last list of items to the items', () => {
    const chat = openChat();
    chat.say('buy milk tomorrow 5pm');
    chat.say('/tasks');
    told(chat);
    chat.say('/insights');
    expect(chat.say('done 1').outcome).toBe('done');
    expect(chat.tasks()).toMatchObject([{ status: 'done' }]);
    expect(chat.say('apply 1').outcome).toBe('applied');
  });

  it('that nobody has seen yet is shown before a bare word means it', () => {
    const chat = openChat();
    plantInsight(chat);
    expect(chat.say('apply').outcome).toBe('asked-which');
    expect(rulesInForce(chat)).toEqual([]);
    expect(chat.say('apply').outcome).toBe('applied');
  });

  it('is nobody else’s to answer', () => {
    const owner = openChat();
    const guest = guestOf(owner, 2002);
    const { id } = told(owner);
    for (const text of [`apply insight ${id}`, `dismiss insight ${id}`, `why insight ${id}`])
      expect(guest.say(text).outcome).toBe('no-such-insight');
    expect(guest.tapData(null, `ins:apply:${id}`).outcome).toBe('no-such-insight');
    expect(guest.tapData(null, 'rul:undo:1').outcome).toBe('no-such-insight');
    expect(guest.say('apply').outcome).toBe('nothing-open');
    expect(statusOf(owner, id)).toBe('reported');
    expect(rulesInForce(owner)).toEqual([]);
  });

  it('explains itself with the person’s own thoughts, shown as text', () => {
    const chat = openChat();
    chat.say('call the <b>dentist</b> *now* [x](http://y)');
    const thought = chat.lastThought();
    chat.say('* !1');
    const { id } = told(chat, {
      proof: { basis: 'replay', changed: 8, fixed: 7, broken: 1, examples: [thought.id], tried: 40, notComparable: 2 },
    });
    const { said } = chat.say(`why insight ${id}`);
    expect(must(said).text).toContain(
      '40 of your thoughts: 8 would have been filed otherwise, 7 of them as you wanted, 1 against',
    );
    expect(must(said).text).toContain(`“${thought.text}” (Mon 23 Nov): you wanted high importance`);
    expect(must(said).entities.every(({ type }) => type === 'bold')).toBe(true);
  });

  it('of a kind that cannot be answered any more changes nothing and says so', () => {
    const chat = openChat();
    const gone = told(chat, { status: 'resolved' });
    expect(chat.say(`apply insight ${gone.id}`).said?.text).toMatch(/no longer so/);
    const { id: _, ...row } = must(chat.store.insights.byId(gone.id));
    const none = { type: 'maintenance', key: 'disk', rule: null, proof: null, status: 'pending' } as const;
    const finding = chat.store.insights.add({ ...row, ...none });
    expect(chat.say(`apply insight ${finding}`).outcome).toBe('no-such-insight');
    expect(chat.say('/insights').said?.text).toMatch(/no insight yet/i);
    expect(rulesInForce(chat)).toEqual([]);
  });

  it('is never applied by any words but the exact ones', () => {
    const chat = openChat();
    told(chat);
    const nearly = fc.constantFrom(
      'apply it',
      'please apply',
      'apply!',
      'apply for the job',
      'yes',
      'ok apply',
      'applied',
      'apply 1 please',
      'apply insight',
      'insight 1 apply',
      '/apply',
      '“apply”',
      "'apply'",
    );
    const anything = fc.string({ minLength: 1, maxLength: 40 }).filter((text) => !/^\s*(apply|dismiss)\b/i.test(text));
    fc.assert(
      fc.property(fc.oneof(nearly, anything), (text) => {
        chat.say(text);
        expect(rulesInForce(chat)).toEqual([]);
      }),
      { numRuns: 60 },
    );
  });
});
