import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type Chat, guestOf, must, openChat } from '../testing/open-chat.ts';

const words = fc.constantFrom(
  'buy milk',
  'call mum',
  'tomorrow',
  'friday 5pm',
  'every day',
  'every other friday until june',
  '!1',
  '!3',
  '#shop',
  '+garden',
  '/garden',
  '*',
  '* 5pm',
  '* no date',
  '* note',
  '* project',
  'done',
  'done 1',
  'done 1 2 3',
  'skip 2',
  'delete',
  'delete 1',
  'delete thought 1',
  'delete project 1',
  'done task 2',
  '/undo',
  'undo',
  '/tasks',
  '/today',
  '/week',
  '/notes',
  '/projects',
  '/find milk',
  '/find',
  '/settings',
  'work on the shed',
  'task',
  'note',
  'project',
  'forget it',
  'this week',
  'no deadline',
  'what’s on tomorrow?',
  'did I write about milk?',
  'tell me a joke',
  '?',
  'I’m in Lisbon',
  '/start',
  '/help',
  '/deleteme',
  '/allow 7',
  '/nonsense',
  'and then',
  ',',
  '\n- ',
  '"quoted"',
  '1:',
);
const text = fc.oneof(
  { weight: 6, arbitrary: fc.array(words, { minLength: 1, maxLength: 4 }).map((parts) => parts.join(' ')) },
  { weight: 2, arbitrary: fc.string({ unit: 'binary', maxLength: 200 }) },
  { weight: 1, arbitrary: fc.string({ unit: 'grapheme', minLength: 1, maxLength: 60 }) },
);
type Act =
  | { readonly type: 'say' | 'reply' | 'edit'; readonly text: string; readonly at: number }
  | { readonly type: 'tap'; readonly at: number; readonly button: number }
  | { readonly type: 'data'; readonly data: string };
const at = fc.nat(30);
const verb = fc.constantFrom('as', 'when', 'done', 'skip', 'delete', 'undo', 'page', 'zone', 'set', 'x');
const act: fc.Arbitrary<Act> = fc.oneof(
  { weight: 5, arbitrary: fc.record({ type: fc.constantFrom('say', 'reply', 'edit'), text, at }) },
  { weight: 3, arbitrary: fc.record({ type: fc.constant('tap'), at, button: fc.nat(12) }) },
  {
    weight: 1,
    arbitrary: fc.record({
      type: fc.constant('data'),
      data: fc
        .tuple(verb, fc.oneof(fc.string({ maxLength: 8 }), at.map(String)), fc.string({ maxLength: 8 }))
        .map((parts) => parts.join(':')),
    }),
  },
);

/** Does one act after others; returns the text where the act was a plain message. */
function perform(
  chat: Chat,
  one: Act,
  so: { mine: number[]; said: NonNullable<ReturnType<Chat['say']>['said']>[] },
): void {
  const message = so.said[so.said.length === 0 ? 0 : ('at' in one ? one.at : 0) % so.said.length];
  const turned = (() => {
    switch (one.type) {
      case 'say':
        return chat.say(one.text);
      case 'reply':
        return chat.say(one.text, { replyTo: message?.messageId ?? null });
      case 'edit':
        return chat.edit(so.mine[one.at % Math.max(1, so.mine.length)] ?? 1, one.text);
      case 'tap': {
        const button = message?.buttons[one.button % Math.max(1, message.buttons.length)];
        // Erasing oneself has tests of its own.
        if (!message || !button || button.data === 'erase:yes') return null;
        return chat.tap(message, button.data);
      }
      case 'data':
        return chat.tapData(message?.messageId ?? null, one.data);
    }
  })();
  if (!turned) return;
  if (one.type === 'say') so.mine.push(turned.messageId);
  if (turned.said) so.said.push(turned.said);
  const rows = chat.store.traces.ofTrace(turned.traceId);
  if (rows.at(-1)?.stage !== 'complete') throw new Error(`no complete trace of ${JSON.stringify(one)}`);
}

describe('any conversation', () => {
  it('goes on without a failure, and leaves rows that fit together', () => {
    fc.assert(
      fc.property(fc.array(act, { minLength: 1, maxLength: 25 }), (acts) => {
        const chat = openChat();
        const so = { mine: [], said: [] };
        for (const one of acts) {
          chat.wait(7 * 60_000);
          perform(chat, one, so);
        }
        expect(chat.failures).toEqual([]);
        for (const task of chat.tasks()) {
          if (task.time !== null) expect(task.date).not.toBeNull();
          if (task.rrule !== null) expect(task.date).not.toBeNull();
          if (task.status === 'open' && task.projectId !== null)
            expect(must(chat.store.items.project(task.projectId)).userId).toBe(chat.user.id);
        }
        for (const thought of chat.thoughts()) {
          const items = chat.store.items.ofThought(thought.id);
          if (thought.status !== 'filed') expect(items).toEqual([]);
        }
      }),
      { numRuns: 20 },
    );
  });

  it('can be undone to the beginning', () => {
    fc.assert(
      fc.property(fc.array(act, { minLength: 1, maxLength: 15 }), (acts) => {
        const chat = openChat();
        const so = { mine: [], said: [] };
        for (const one of acts) perform(chat, one, so);
        for (let n = 0; n < 60; n += 1) {
          const { outcome } = chat.say('/undo');
          if (outcome !== 'undone') break;
        }
        expect(chat.tasks().filter((task) => task.status !== 'deleted')).toEqual([]);
        expect(chat.notes().filter((note) => note.status !== 'deleted')).toEqual([]);
      }),
      { numRuns: 20 },
    );
  });

  it('keeps every thought, whatever its text, and never another person’s', () => {
    const chat = openChat();
    const guest = guestOf(chat, 2002);
    fc.assert(
      fc.property(fc.string({ unit: 'binary', minLength: 1, maxLength: 300 }), (words) => {
        const before = chat.thoughts().length;
        const said = `kept ${words.replaceAll('\0', '')}`;
        chat.say(said);
        expect(chat.lastThought().text).toBe(said);
        expect(chat.thoughts()).toHaveLength(Math.min(1_000, before + 1));
        expect(guest.thoughts()).toEqual([]);
      }),
      { numRuns: 60 },
    );
    expect(chat.failures).toEqual([]);
  });
});
