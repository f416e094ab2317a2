import { describe, expect, it } from 'vitest';
import { minute, must, openChat, type Chat } from '../testing/open-chat.ts';

const dentist = { type: 'keyword', value: { phrase: 'dentist', importance: 'high' } } as const;
const weekend = {
  type: 'time_expression',
  value: { phrase: 'this weekend', day: { weekday: 6 }, time: '10:00' },
} as const;

function counts(chat: Chat, id: number) {
  const { appliedCount, overriddenCount, lastApplied } = must(chat.store.rules.byId(id));
  return { applied: appliedCount, overridden: overriddenCount, last: lastApplied };
}

describe('a rule in force', () => {
  it('changes the very next thought, is named by it and by the trace, and is counted', () => {
    const chat = openChat();
    chat.say('dentist tuesday 9am');
    const rule = chat.rule(dentist);
    chat.wait(minute);
    const { traceId } = chat.say('dentist wednesday 9am');
    expect(chat.tasks().map(({ importance }) => importance)).toEqual([null, 'high']);
    expect(chat.thoughts().map(({ rules }) => rules)).toEqual([null, [rule]]);
    expect(chat.store.traces.ofTrace(traceId).find(({ stage }) => stage === 'classify')?.ruleSet).toBe(String(rule));
    expect(counts(chat, rule)).toEqual({ applied: 1, overridden: 0, last: chat.now });
  });

  it('that was ended has no say any more', () => {
    const chat = openChat();
    const rule = chat.rule(dentist);
    chat.say('dentist tuesday 9am');
    chat.store.rules.end(rule, chat.now);
    chat.say('dentist wednesday 9am');
    expect(chat.tasks().map(({ importance }) => importance)).toEqual(['high', null]);
  });

  it('makes a project of a thought, which is undone as a whole', () => {
    const chat = openChat();
    chat.rule({ type: 'kind', value: { phrase: 'renovate …', kind: 'project' } });
    const { said } = chat.say('renovate the attic');
    expect(said?.text).toContain('Project: renovate the attic');
    expect(chat.lastThought()).toMatchObject({ kind: 'task', finalKind: 'project', status: 'filed' });
    expect(chat.projects()).toMatchObject([{ name: 'renovate the attic', status: 'open' }]);
    chat.tap(said, 'Undo');
    expect(chat.projects().filter(({ status }) => status === 'open')).toEqual([]);
    expect(chat.lastThought().finalKind).toBe('forgotten');
  });

  it('makes the project that it names', () => {
    const chat = openChat();
    chat.rule({ type: 'project', value: { phrase: 'tomatoes', project: 'Garden' } });
    chat.say('water the tomatoes');
    expect(chat.projects()).toMatchObject([{ name: 'Garden' }]);
    expect(chat.tasks()[0]?.projectId).toBe(chat.projects()[0]?.id);
  });

  it('asks, and leaves out a question', () => {
    const chat = openChat();
    chat.rule({ type: 'ambiguity', value: { phrase: 'sort …', ambiguity: 'scope' } });
    expect(chat.say('sort the cellar').said?.buttons.map(({ label }) => label)).toContain('Project');
    chat.rule({ type: 'question', value: { phrase: 'work on …', reason: 'scope', project: null } });
    expect(chat.say('work on the shed').outcome).toBe('task');
  });

  it('sets from which confidence on no fixes are offered', () => {
    const chat = openChat();
    chat.rule({ type: 'question', value: { phrase: 'work on …', reason: 'scope', project: null } });
    expect(chat.say('work on the shed').said?.buttons.map(({ label }) => label)).toContain('Note');
    const rule = chat.rule({
      type: 'confidence_threshold',
      value: { class: 'undated', threshold: 'confirm', at: 0.3 },
    });
    expect(chat.say('work on the barn').said?.buttons.map(({ label }) => label)).toEqual(['Undo']);
    expect(chat.lastThought().rules).toContain(rule);
  });

  it('is read where a thought is edited, amended, answered and corrected too', () => {
    const chat = openChat();
    chat.rule(weekend);
    const { messageId } = chat.say('mow the lawn');
    chat.edit(messageId, 'mow the lawn this weekend');
    expect(chat.tasks()).toMatchObject([{ title: 'mow the lawn', date: '2026-11-28', time: '10:00' }]);
    chat.say('ring Ana');
    chat.say('* this weekend');
    expect(chat.tasks()[1]).toMatchObject({ title: 'ring Ana', date: '2026-11-28', time: '10:00' });
    chat.say('oil the door');
    chat.say('/summon make it this weekend');
    expect(chat.tasks()[2]).toMatchObject({ title: 'oil the door', date: '2026-11-28', time: '10:00' });
  });

  it('has no say in the words of a change that are about something else', () => {
    const chat = openChat();
    chat.rule(dentist);
    chat.say('ring Ana friday');
    chat.say('* call the dentist friday');
    expect(chat.tasks()[0]).toMatchObject({ title: 'call the dentist', importance: null });
  });
});

describe('why', () => {
  it('names the rules that had a say in plain words, each with a button to take it back', () => {
    const chat = openChat();
    const rule = chat.rule(dentist);
    const other = chat.rule(weekend);
    chat.say('dentist this weekend');
    const { said } = chat.say('/summon why');
    expect(said?.text).toContain(`By rule ${rule} that you accepted: “dentist” is of high importance.`);
    expect(said?.text).toContain('“this weekend” means Saturday 10:00');
    expect(said?.text).toContain('As time I read “this weekend”');
    expect(said?.buttons.map(({ data }) => data)).toEqual([`rul:undo:${other}`, `rul:undo:${rule}`]);
    chat.store.rules.end(rule, chat.now);
    const again = chat.say('/summon why').said;
    expect(again?.text).toContain('of high importance (not in force any more)');
    expect(again?.buttons.map(({ data }) => data)).toEqual([`rul:undo:${other}`]);
  });

  it('names a rule that had no say, and what prevailed', () => {
    const chat = openChat();
    const rule = chat.rule(dentist);
    chat.say('dentist tuesday 9am !3');
    const { said } = chat.say('/summon why');
    expect(said?.text).toContain(`Rule ${rule} (“dentist” is of high importance) had no say: you said otherwise.`);
    expect(said?.buttons).toEqual([]);
  });
});

describe('a rule whose result is corrected', () => {
  it('is overridden once, until that is taken back', () => {
    const chat = openChat();
    const rule = chat.rule(dentist);
    chat.say('dentist tuesday 9am');
    chat.say('* !3');
    expect(counts(chat, rule).overridden).toBe(1);
    chat.say('* !2');
    expect(counts(chat, rule).overridden).toBe(1);
    chat.say('/undo');
    chat.say('/undo');
    expect(counts(chat, rule)).toMatchObject({ applied: 1, overridden: 0 });
  });

  it('is not overridden by the correction of what it did not decide', () => {
    const chat = openChat();
    const rule = chat.rule(dentist);
    chat.say('dentist tuesday 9am');
    chat.say('* friday');
    expect(counts(chat, rule).overridden).toBe(0);
  });

  it('about the kind is overridden by another kind, by any way', () => {
    const chat = openChat();
    const rule = chat.rule({ type: 'kind', value: { phrase: 'ana', kind: 'note' } });
    chat.say('call Ana tomorrow');
    expect(chat.notes()).toHaveLength(1);
    chat.say('/summon that is a task');
    expect(counts(chat, rule)).toMatchObject({ applied: 1, overridden: 1 });
  });

  it('about a time is overridden by another day', () => {
    const chat = openChat();
    const rule = chat.rule(weekend);
    chat.say('mow the lawn this weekend');
    chat.say('* sunday');
    expect(counts(chat, rule).overridden).toBe(1);
  });
});
