import { replayAll } from '@noctem/core/learning';
import { emptyRuleSet, ruleSetOf } from '@noctem/core/rules';
import { describe, expect, it } from 'vitest';
import { hour, minute, must, openChat, type Chat } from '../testing/open-chat.ts';

const dentist = { type: 'keyword', value: { phrase: 'dentist', importance: 'high' } } as const;

function replayed(chat: Chat, rules = chat.store.ruleSets.inForce(chat.user.id)) {
  return replayAll(chat.store.loggedDecisions.of(chat.user.id), rules);
}

/** A chat in which everything occurs that a decision can rest on, with rules that begin and end. */
function varied(): Chat {
  const chat = openChat();
  const say = (...texts: readonly string[]) => {
    for (const text of texts) {
      chat.say(text);
      chat.wait(7 * minute);
    }
  };
  say(
    'buy milk tomorrow',
    'dentist tuesday 9am',
    'the boiler was serviced in May',
    'work on the shed',
    'soon call Ana',
  );
  const first = chat.say('call mum friday 5pm #home +garden').messageId;
  const rule = chat.rule(dentist);
  const weekend = chat.rule({
    type: 'time_expression',
    value: { phrase: 'this weekend', day: { weekday: 6 }, time: '10:00' },
  });
  say('dentist wednesday', 'buy milk and call the dentist', 'mow the lawn this weekend at 5', 'what is on tomorrow?');
  chat.edit(first, 'call the dentist this weekend +garden');
  const renovate = chat.rule({ type: 'kind', value: { phrase: 'renovate …', kind: 'project' } });
  chat.rule({ type: 'ambiguity', value: { phrase: 'sort …', ambiguity: 'scope' } });
  chat.rule({ type: 'question', value: { phrase: 'work on …', reason: 'scope', project: null } });
  say('renovate the attic', 'sort the cellar', 'work on the barn', 'water the tomatoes', '* !3', '/undo');
  chat.say('/settings');
  chat.store.people.set(chat.user.id, 'zone', { value: 'Asia/Tokyo', now: chat.now });
  say('ring Bo at 7', 'mow this weekend', '- oil the door\n- dentist friday');
  chat.wait(hour);
  chat.store.rules.end(rule, chat.now);
  chat.store.rules.end(renovate, chat.now);
  say('dentist thursday', 'renovate the bathroom', 'mow this weekend');
  chat.edit(first, 'call the dentist on monday');
  chat.store.rules.end(weekend, chat.now);
  say('mow this weekend', '   ', '🎉', '"dentist"', 'thanks!');
  expect(chat.failures).toEqual([]);
  return chat;
}

describe('a replay of the whole log', () => {
  it('under the rules of its time reproduces every decision', () => {
    const chat = varied();
    const figures = replayed(chat);
    expect(figures.compared).toBeGreaterThan(25);
    expect(figures).toMatchObject({
      reproduced: figures.compared,
      notReproduced: [],
      notComparable: 0,
      decisions: figures.compared,
    });
  });

  it('also of texts that no person types', () => {
    const chat = openChat();
    chat.rule(dentist);
    for (const text of [
      '\ud800 dentist tomorrow',
      'dentist\0friday',
      'x'.repeat(4_096),
      '“dentist',
      '🦷 dentist\n- a\n- b',
      '9'.repeat(300),
    ])
      chat.say(text);
    const figures = replayed(chat);
    expect(figures).toMatchObject({ decisions: 6, reproduced: 6, notReproduced: [] });
  });

  it('finds a decision that was tampered with', () => {
    const chat = varied();
    const { id } = must(chat.thoughts().find(({ text }) => text === 'buy milk tomorrow'));
    chat.store.thoughts.addRevision({
      userId: chat.user.id,
      thoughtId: id,
      text: 'buy milk on friday',
      editedAt: chat.now,
      traceId: must(chat.thoughts().find((one) => one.id === id)).traceId,
    });
    expect(replayed(chat).notReproduced).toEqual([{ thoughtId: id, revision: 0 }]);
  });

  it('under other rules tells what would change, and what the person says of it', () => {
    const chat = openChat();
    for (const text of ['dentist tuesday', 'the dentist called friday', 'dentist on 3 May']) chat.say(text);
    chat.say('* !1');
    const rule = { ...dentist, key: 'phrase:dentist', id: 99, from: 0, until: null };
    expect(replayed(chat, emptyRuleSet)).toMatchObject({ changed: 0 });
    const figures = replayed(chat, ruleSetOf([rule]));
    expect(figures).toMatchObject({ decisions: 3, compared: 3, changed: 3, agree: 1, disagree: 2, unknown: 0 });
  });

  it('leaves out what was erased, and cannot compare what another classifier decided', () => {
    const chat = openChat();
    chat.say('dentist tuesday');
    chat.say('buy milk');
    chat.store.eraseThought(must(chat.thoughts()[0]).id);
    expect(replayed(chat)).toMatchObject({ decisions: 1, compared: 1 });
    const [logged] = [...chat.store.loggedDecisions.of(chat.user.id)];
    const older = { ...must(logged), classifier: '2001-01-01.1' };
    expect(replayAll([older], emptyRuleSet)).toMatchObject({ compared: 0, notComparable: 1 });
  });
});
