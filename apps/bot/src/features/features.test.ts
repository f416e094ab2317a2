import { stages } from '@noctem/core/traces';
import { describe, expect, it } from 'vitest';
import { features } from '../conversation/index.ts';
import { type Chat, fileOf, must, openChat, type Turned } from '../testing/open-chat.ts';

/** For each feature one turn that it takes. A feature without a turn here fails the test below. */
const turns: Readonly<Record<string, (chat: Chat) => Turned>> = {
  start: (chat) => chat.say('/start'),
  help: (chat) => chat.say('help'),
  lists: (chat) => chat.say('/today'),
  find: (chat) => chat.say('/find ferry'),
  export: (chat) => chat.say('/export'),
  deleteme: (chat) => chat.say('/deleteme'),
  people: (chat) => chat.say('/allow 5'),
  summon: (chat) => {
    chat.say('buy milk tomorrow 5pm');
    return chat.say('/summon make it saturday');
  },
  suggest: (chat) => chat.say('/suggest'),
  'suggest-button': (chat) => {
    chat.say('renew passport friday');
    suggestTo(chat);
    return chat.tap(chat.say('/suggest').said, '1 No');
  },
  'suggest-words': (chat) => {
    chat.say('renew passport friday');
    suggestTo(chat);
    chat.tap(chat.say('/suggest').said, '1 Change');
    return chat.say('ask Ada which office it is');
  },
  show: (chat) => {
    chat.say('renew passport friday');
    return chat.say('task 1');
  },
  'summon-button': (chat) => {
    chat.say('buy milk tomorrow 5pm');
    return chat.tap(chat.say('/summon perhaps a note').said, 'Note');
  },
  'summon-in-words': (chat) => {
    chat.say('buy milk');
    return chat.say('make that important');
  },
  'summon-word-button': (chat) => {
    chat.say('buy milk tomorrow 5pm');
    return chat.tapData(null, 'smw:t1:why');
  },
  insight: (chat) => chat.say('apply'),
  'spent-button': (chat) => {
    const { said } = chat.say('buy milk tomorrow 5pm');
    chat.tap(said, 'Undo');
    return chat.tapData(must(said).messageId, `as:${chat.lastThought().id}:note`);
  },
  undo: (chat) => {
    chat.say('buy milk tomorrow 5pm');
    return chat.say('/undo');
  },
  page: (chat) => {
    for (let n = 0; n < 12; n += 1) chat.say(`buy lamp ${'x'.repeat(n + 1)} tomorrow`);
    return chat.tap(chat.say('/tasks').said, 'More »');
  },
  'tick-button': (chat) => {
    chat.say('buy milk tomorrow 5pm');
    return chat.tap(chat.say('/tasks').said, '✓ 1');
  },
  snooze: (chat) => {
    chat.say('buy milk tomorrow 5pm');
    return chat.say('snooze 1 h');
  },
  'answer-button': (chat) => {
    chat.say('buy milk tomorrow 5pm');
    return chat.tapData(null, `as:${chat.lastThought().id}:note`);
  },
  edit: (chat) => chat.edit(chat.say('buy milk tomorrow 5pm').messageId, 'buy milk tomorrow 6pm'),
  attachment: (chat) => chat.say('', { attachment: fileOf('voice') }),
  'words-for-file': (chat) => {
    const { said } = chat.say('', { attachment: fileOf('voice') });
    return chat.say('call mum friday', { replyTo: must(said).messageId });
  },
  'other-content': (chat) => chat.say('', { other: 'sticker' }),
  zone: (chat) => chat.tap(chat.say('/start').said, 'Yes'),
  tick: (chat) => {
    chat.say('buy milk tomorrow 5pm');
    return chat.say('done buy milk');
  },
  amend: (chat) => {
    chat.say('buy milk tomorrow 5pm');
    return chat.say('* 6pm');
  },
  answers: (chat) => {
    chat.say('work on the shed');
    return chat.say('1: tomorrow');
  },
  answer: (chat) => {
    chat.say('work on the shed');
    return chat.say('task');
  },
  status: (chat) => chat.say('/status'),
  report: (chat) => chat.say('/report'),
  'ask-again': (chat) => {
    chat.say('work on the shed');
    return chat.tapData(null, `ask:${chat.lastThought().id}`);
  },
  settings: (chat) => chat.say('/settings'),
  'open-settings': (chat) => chat.tap(chat.say('/settings').said, 'Quiet hours'),
  'choose-setting': (chat) => chat.tap(chat.tap(chat.say('/settings').said, 'Reminders').said, '15 min'),
  'shared-location': (chat) => chat.say('', { other: 'location', location: { latitude: 40.7, longitude: -74 } }),
  'lists-in-words': (chat) => chat.say('my tasks'),
  'nothing-open': (chat) => chat.say('7'),
  'unknown-command': (chat) => chat.say('/frobnicate'),
  capture: (chat) => chat.say('buy milk tomorrow 5pm'),
  unhandled: (chat) => chat.tapData(null, 'nothing:of:ours'),
};

/** A suggestion for the first task, as an analysis would make it. */
function suggestTo(chat: Chat): void {
  chat.store.suggestions.add({
    userId: chat.user.id,
    type: 'task',
    targetType: 'task',
    targetId: 1,
    text: 'Look up the form',
    details: { minutes: 15 },
    alternatives: [],
    model: null,
    confidence: 0.4,
    basis: 'basis',
    createdAt: chat.now,
    traceId: 'trace-of-a-skill',
  });
}

describe('the features of the butler', () => {
  it.each(features.map((feature) => feature.name))('leave a complete trace: %s', (name) => {
    const chat = openChat();
    const turn = turns[name];
    if (!turn) throw new Error(`the feature “${name}” has no turn in this test`);
    const turned = turn(chat);
    expect(turned.component).toBe(name);
    const rows = chat.store.traces.ofTrace(turned.traceId);
    const seen = rows.map((row) => row.stage);
    const wanted = ['input', 'route', 'reply', 'complete'] as const;
    for (const stage of wanted) expect(seen.filter((one) => one === stage)).toHaveLength(1);
    expect(seen).toContain('execute');
    expect(seen.map((stage) => stages.indexOf(stage))).toEqual(
      seen.map((stage) => stages.indexOf(stage)).toSorted((a, b) => a - b),
    );
    expect(rows.every((row) => row.durationUs >= 0 && row.userId === chat.user.id && row.at === chat.now)).toBe(true);
    expect(rows.at(-1)).toMatchObject({ stage: 'complete', component: name, outcome: turned.outcome });
    expect(chat.failures).toEqual([]);
  });

  it('have one name each', () => {
    expect(new Set(features.map((feature) => feature.name)).size).toBe(features.length);
    expect(Object.keys(turns).toSorted()).toEqual(features.map((feature) => feature.name).toSorted());
  });

  it('link the trace of what they do to the thought and the task', () => {
    const chat = openChat();
    const linksOf = (turned: Turned) => {
      const { thoughtId, taskId, projectId } = must(chat.store.traces.ofTrace(turned.traceId).at(-1));
      return { thoughtId, taskId, projectId };
    };
    const captured = chat.say('buy milk tomorrow 5pm +kitchen');
    const [task] = chat.tasks();
    const thoughtId = chat.lastThought().id;
    const links = { thoughtId, taskId: must(task).id };
    expect(linksOf(captured)).toEqual({ ...links, projectId: must(chat.projects()[0]).id });
    expect(linksOf(chat.edit(captured.messageId, 'buy milk tomorrow 6pm +kitchen'))).toMatchObject(links);
    expect(linksOf(chat.say('* 7pm'))).toMatchObject(links);
    expect(linksOf(chat.say('* !1', { replyTo: must(captured.said).messageId }))).toMatchObject(links);
    expect(linksOf(chat.say('done buy milk'))).toMatchObject(links);
    expect(linksOf(chat.say('/undo'))).toMatchObject(links);
    expect(linksOf(chat.tapData(null, `as:${thoughtId}:note`)).thoughtId).toBe(thoughtId);
  });

  it('record what a decision rested on, with the versions of the classifier and of the rules', () => {
    const chat = openChat();
    const { traceId } = chat.say('buy milk tomorrow 5pm');
    const classified = must(chat.store.traces.ofTrace(traceId).find((row) => row.stage === 'classify'));
    expect(classified.classifier).toMatch(/./);
    expect(classified.ruleSet).toBe('none');
    expect(classified.confidence).toBe(chat.lastThought().confidence);
    const hash = String(must(classified.metadata)['context']);
    expect(chat.store.decisionContexts.find(chat.user.id, hash)).toMatchObject({
      zone: 'Europe/Lisbon',
      locale: 'en-US',
    });
  });
});
