import { describe, expect, it } from 'vitest';
import { type Chat, day, hour, minute, must, openChat } from '../testing/open-chat.ts';
import { runSkills } from '../testing/run-skills.ts';
import { scriptedModels } from '../testing/scripted-models.ts';
import { both, idle, suggestionsOf, taskAnswer } from '../testing/skill-answers.ts';

describe('an analysis of tasks', () => {
  it('waits until the person is silent, and suggests a first step from the verb where there is no model', async () => {
    const chat = openChat();
    chat.say('renew passport by friday');
    chat.wait(4 * minute);
    chat.say('buy milk tomorrow');
    chat.wait(2 * minute);
    expect(await runSkills(chat)).toEqual(['look-over released']);
    chat.wait(3 * minute);
    expect(await runSkills(chat)).toEqual(['look-over done', 'analyse-task done']);
    expect(suggestionsOf(chat)).toMatchObject([
      {
        targetType: 'task',
        targetId: 1,
        text: 'Find out which papers and fees it takes to renew passport',
        model: null,
        confidence: 0.4,
      },
    ]);
  });

  it('waits as long as the person has set', async () => {
    const chat = openChat();
    chat.say('/settings idle 15');
    chat.say('renew passport by friday');
    expect(await idle(chat)).toEqual([]);
    chat.wait(10 * minute);
    expect(await runSkills(chat)).toContain('analyse-task done');
  });

  it('keeps what a model says, with its alternatives, and traces the call, the choice and the outcome', async () => {
    const chat = openChat({ models: scriptedModels(both) });
    chat.say('renew passport by friday');
    await idle(chat);
    const [suggestion] = suggestionsOf(chat);
    expect(suggestion).toMatchObject({
      text: 'Look the form up at the town hall',
      model: 'owl:7b',
      confidence: 0.8,
      alternatives: ['Ask Ada how she did it'],
      details: { minutes: 20, help: 'It could find the form.' },
    });
    const rows = chat.store.traces.ofTrace(must(suggestion).traceId);
    expect(rows.map(({ stage, component, outcome }) => `${stage} ${component} ${outcome}`)).toEqual([
      'input analyse-task due',
      'classify analyse-task due',
      'route analyse-task owl:7b',
      'execute model valid',
      'execute analyse-task suggested',
      'complete analyse-task suggested',
    ]);
    expect(rows.at(-1)).toMatchObject({ taskId: 1, thoughtId: 1, userId: chat.user.id });
  });

  it.each<[string, unknown, string | null]>([
    ['rubbish', 'rubbish', 'Find out which papers and fees it takes to renew passport'],
    [
      'with an address that nobody gave it',
      { ...taskAnswer, first_step: 'Log in at evil.com' },
      'Find out which papers and fees it takes to renew passport',
    ],
    ['that nothing would help', { ...taskAnswer, worth_suggesting: 'no' }, null],
  ])('falls back on rules where the model answers %s, and does not ask again', async (_what, answer, text) => {
    const models = scriptedModels(() => answer);
    const chat = openChat({ models });
    chat.say('renew passport by friday');
    await idle(chat);
    expect(suggestionsOf(chat).map((one) => [one.text, one.model])).toEqual(text === null ? [] : [[text, null]]);
    chat.say('buy milk tomorrow');
    await idle(chat);
    expect(models.asked).toHaveLength(1);
  });

  it('is asked of a model again that said nothing in its time', async () => {
    const models = scriptedModels(({ turn, ...question }) => (turn === 1 ? 'timeout' : both({ turn, ...question })));
    const chat = openChat({ models });
    chat.say('renew passport by friday');
    await idle(chat);
    expect(suggestionsOf(chat)).toMatchObject([{ model: null }]);
    chat.say('buy milk tomorrow');
    await idle(chat);
    expect(suggestionsOf(chat).map(({ model, outcome }) => [model, outcome])).toEqual([
      [null, 'ignored'],
      ['owl:7b', null],
    ]);
  });

  it('leaves a trace with its call where the task changed while the model thought', async () => {
    const models = scriptedModels((question) => {
      if (question.turn === 1) chat.say('* call it renew the passports');
      return both(question);
    });
    const chat: Chat = openChat({ models });
    chat.say('renew passport by friday');
    await idle(chat);
    const skipped = chat.store.traces
      .latest(chat.user.id, 20)
      .filter(({ component, outcome }) => component === 'analyse-task' && outcome === 'skipped');
    expect(skipped).toHaveLength(1);
    const rows = chat.store.traces.ofTrace(skipped[0]?.traceId ?? '');
    expect(rows.map(({ component, outcome }) => `${component} ${outcome}`)).toEqual([
      'analyse-task due',
      'model valid',
      'analyse-task skipped',
      'analyse-task skipped',
    ]);
    expect(rows.at(-1)).toMatchObject({ taskId: 1 });
  });

  it('is made anew by a model that was not there the first time', async () => {
    let isThere = false;
    const chat = openChat({
      models: scriptedModels(
        (question) => (isThere ? both(question) : 'away'),
        () => isThere,
      ),
    });
    chat.say('renew passport by friday');
    await idle(chat);
    isThere = true;
    chat.say('buy milk tomorrow');
    await idle(chat);
    expect(suggestionsOf(chat).map(({ model, outcome }) => [model, outcome])).toEqual([
      [null, 'ignored'],
      ['owl:7b', null],
    ]);
  });

  it('is made once for each state of the task, and again when its words change', async () => {
    const models = scriptedModels(({ turn }) => ({
      ...taskAnswer,
      first_step: `Look up form number ${turn} at the office`,
    }));
    const chat = openChat({ models });
    const { messageId } = chat.say('renew passport by friday');
    await idle(chat);
    chat.say('* saturday');
    await idle(chat);
    expect(models.asked).toHaveLength(1);
    chat.edit(messageId, 'renew passport and id card by saturday');
    await idle(chat);
    expect(suggestionsOf(chat).map(({ outcome }) => outcome)).toEqual(['ignored', null]);
  });

  it.each(['done renew passport', 'delete renew passport', '/summon call it "renew visa"'])(
    'is not kept where the task was changed while the model thought: %s',
    async (words) => {
      const chat: Chat = openChat({
        models: scriptedModels((question) => {
          if (question.turn === 1) chat.say(words);
          return taskAnswer;
        }),
      });
      chat.say('renew passport by friday');
      expect(await idle(chat)).toContain('analyse-task skipped');
      expect(suggestionsOf(chat)).toEqual([]);
    },
  );

  it('takes no task that repeats, is done, or is an errand', async () => {
    const models = scriptedModels(both);
    const chat = openChat({ models });
    chat.say('fix the fence every monday');
    chat.say('buy milk tomorrow');
    chat.say('repair the gate tomorrow');
    chat.say('done repair the gate');
    await idle(chat);
    expect(models.asked).toEqual([]);
  });

  it('of fifty tasks begins ten at a time, and stops at twelve that wait for an answer', async () => {
    const models = scriptedModels(({ turn }) => ({
      ...taskAnswer,
      first_step: `Look up form number ${turn} at the office`,
    }));
    const chat = openChat({ models });
    for (let n = 10; n < 60; n += 1) chat.say(`renew card ${n} by friday`);
    await idle(chat);
    expect(models.asked).toHaveLength(10);
    for (let n = 0; n < 5; n += 1) {
      chat.wait(hour);
      await runSkills(chat);
    }
    expect(chat.store.suggestions.open(chat.user.id)).toHaveLength(12);
  });

  it('finds the task behind many that are not worth a thought', async () => {
    const chat = openChat();
    chat.say('renew passport by friday');
    for (let n = 0; n < 61; n += 1) chat.say(`buy card ${n}`);
    expect(await idle(chat)).not.toContain('analyse-task done');
    chat.wait(31 * minute);
    expect(await runSkills(chat)).toContain('analyse-task done');
  });

  it('suggests nothing where the person has accepted a rule that says so', async () => {
    const chat = openChat();
    chat.say('renew passport by friday +office');
    const value = { phrase: null, reason: 'suggestion', project: 'Office' } as const;
    chat.store.rules.add({
      userId: chat.user.id,
      type: 'question',
      key: 'k',
      value,
      insightId: null,
      fromAt: chat.now - 1,
    });
    await idle(chat);
    expect(suggestionsOf(chat)).toEqual([]);
  });

  it('rests without a model once three suggestions were seen and ignored, until they are asked for', async () => {
    const chat = openChat();
    for (const word of ['passport', 'visa', 'licence', 'card']) {
      chat.say(`renew ${word} by friday`);
      await idle(chat);
      for (const { id } of chat.store.suggestions.open(chat.user.id))
        chat.store.suggestions.update(id, { shownAt: chat.now });
      chat.wait(8 * day);
    }
    expect(suggestionsOf(chat)).toHaveLength(3);
    chat.say('/suggest');
    await idle(chat);
    expect(suggestionsOf(chat)).toHaveLength(4);
  });
});
