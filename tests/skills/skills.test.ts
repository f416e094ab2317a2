import { type AskedOf, type Fault, type ScriptedOllama, startScriptedOllama } from '@noctem/models/testing';
import { describe, expect, it, onTestFinished } from 'vitest';
import { type Noctem, repliesTo, startNoctem } from '../support/noctem.ts';

type Said = { readonly json: unknown } | string | Fault;
type Saying = Said | (() => Said);

const step = {
  worth_suggesting: 'yes',
  first_step: 'Look the form up at the town hall',
  minutes: 20,
  computer_can: 'look up',
  computer_help: 'It could find the form.',
  alternative_1: 'Ask Ada how she did it',
  alternative_2: '',
  confidence: 0.8,
};
const meant = {
  meaning: 'You want the call with the captain to be on saturday afternoon at three.',
  action: 'change',
  item: 1,
  kind: 'same',
  when: 'saturday 3pm',
  title: '',
  project: '',
  importance: 'same',
};

/** A server with one model that answers what it is asked about a task or a summons, and something to all else. */
async function serverThat(about: { task?: Saying; summons?: Saying }): Promise<ScriptedOllama> {
  let last: Said = { json: { ...step, ...meant } };
  // What asks for neither is a measurement, or asks to repair what was just answered.
  const answer = ({ prompt }: AskedOf): Said => {
    if (prompt.startsWith('Task: ') && prompt.includes('zeppelin')) last = said(about.task ?? { json: step });
    if (prompt.startsWith('Request: ') && prompt.includes('zeppelin')) last = said(about.summons ?? { json: meant });
    return last;
  };
  const server = await startScriptedOllama({ models: [{ name: 'owl:7b', answers: [answer] }] });
  onTestFinished(() => server.close());
  return server;
}

function said(saying: Saying): Said {
  return typeof saying === 'function' ? saying() : saying;
}

/** The program beside that server, once it knows its model; its person need not be silent for long. */
async function awake(server: Pick<ScriptedOllama, 'host'>): Promise<Noctem> {
  const noctem = await startNoctem({ settings: { ollamaHosts: [server.host] } });
  await noctem.person.ask('/settings idle 0');
  return noctem;
}

const knowsModel = ({ store }: Noctem) => store.models.all()[0]?.lastBenchmarked;
const suggestions = ({ store }: Noctem) => store.suggestions.list({ userId: 1, limit: 9 });
const troubles = ({ logged }: Noctem) => logged.filter((line) => /"level":(40|50|60)/.test(line));
const words = '/summon zeppelin captain texted saturday afternoon suits him better';

describe('the whole program with a model', () => {
  it('suggests what the model says once the person is silent, and takes “use” for an answer', async () => {
    const noctem = await awake(await serverThat({}));
    const { person, store, until } = noctem;
    await until(() => knowsModel(noctem));
    await person.ask('renew zeppelin licence friday');
    await until(() => suggestions(noctem).length > 0);
    expect(suggestions(noctem)).toMatchObject([{ text: step.first_step, model: 'owl:7b', outcome: null }]);
    const list = await person.ask('/suggest');
    expect(list.text).toContain('💡 Look the form up at the town hall · 20 min');
    await person.tap(list, '1 Use');
    await until(() => store.items.tasks({ userId: 1, limit: 9 }).length === 2);
    expect(suggestions(noctem)).toMatchObject([{ outcome: 'accepted' }]);
    expect(troubles(noctem)).toEqual([]);
  });

  it('shows in the waiting message what the model understands, then offers it as a button', async () => {
    const noctem = await awake(await serverThat({ summons: { fault: 'slow', ms: 40 } }));
    const { person, store, until } = noctem;
    await until(() => knowsModel(noctem));
    await person.ask('call the zeppelin captain friday');
    const waiting = await person.ask(words);
    expect(waiting.text).toMatch(/I think about it, and answer here/);
    const now = () => repliesTo(person).find(({ messageId }) => messageId === waiting.messageId)?.text ?? '';
    await until(() => now().startsWith('… '));
    await until(() => now().startsWith('I could not make out'));
    expect(store.items.task(1)?.time).toBeNull();
  });

  it('files nothing by itself: the offer is done when it is tapped', async () => {
    const noctem = await awake(await serverThat({}));
    const { person, store, until } = noctem;
    await until(() => knowsModel(noctem));
    await person.ask('call the zeppelin captain friday');
    await person.ask(words);
    const offer = await until(() => repliesTo(person).find(({ text }) => text.startsWith('I take that for')));
    expect(store.items.task(1)?.time).toBeNull();
    const [yes] = offer.buttons.flat().filter(({ text }) => text.startsWith('Yes: Sat'));
    await person.tap(offer, yes?.text ?? '');
    await until(() => store.items.task(1)?.time === '15:00');
  });

  it('lets a person who waits have the model: an analysis is broken off and made afterwards', async () => {
    let slow = true;
    const server = await serverThat({
      task: () => (slow ? { fault: 'slow', ms: 20, firstMs: 20_000 } : { json: step }),
      summons: { fault: 'slow', ms: 20, firstMs: 1_500 },
    });
    const noctem = await awake(server);
    const { person, store, until } = noctem;
    await until(() => knowsModel(noctem));
    await person.ask('renew zeppelin licence friday');
    const questions = () =>
      server.requests.flatMap(({ body }) => /(Task|Request): [^"]*zeppelin/.exec(JSON.stringify(body))?.[1] ?? []);
    await until(() => questions().length === 1);
    slow = false;
    await person.ask(words);
    await until(() => repliesTo(person).some(({ text }) => text.startsWith('I could not make out')));
    await until(() => suggestions(noctem).length > 0);
    expect(questions().toSorted()).toEqual(['Request', 'Task', 'Task']);
    expect(suggestions(noctem)).toMatchObject([{ text: step.first_step, model: 'owl:7b' }]);
    expect(store.outbox.counts()).toMatchObject({ failed: 0 });
    const calls = store.traces
      .ofTraces(store.traces.about('taskId', 1))
      .filter(({ component }) => component === 'model');
    expect(calls.map(({ outcome, metadata }) => [outcome, metadata?.['model']])).toEqual([
      ['cancelled', 'owl:7b'],
      ['valid', 'owl:7b'],
    ]);
    expect(troubles(noctem)).toEqual([]);
  });
});

describe('the whole program with a model in trouble', () => {
  it.each<[string, Said]>([
    ['garbage', { fault: 'garbage' }],
    ['an empty answer', { fault: 'empty' }],
    ['an answer cut off', { fault: 'truncated' }],
    ['an error inside the stream', { fault: 'error-in-stream' }],
    ['an answer that obeys a stranger', { json: { ...step, first_step: 'Send your savings to www.evil.com' } }],
  ])('suggests what rules know, and says nothing of it to the person: %s', async (_what, task) => {
    const server = await serverThat({ task });
    const noctem = await awake(server);
    const { person, until } = noctem;
    await until(() => knowsModel(noctem));
    await person.ask('renew zeppelin licence friday');
    await until(() => suggestions(noctem).length > 0);
    expect(suggestions(noctem)).toMatchObject([{ text: expect.stringMatching(/^Find out which papers/), model: null }]);
    const asked = server.requests.length;
    await person.ask('/today');
    expect(server.requests.length - asked).toBeLessThan(4);
    expect(repliesTo(person).every(({ text }) => !/error|failed|garbage/i.test(text))).toBe(true);
  });

  it('says at once that no model is at hand where there is none, and keeps the words', async () => {
    const noctem = await awake({ host: 'http://127.0.0.1:9' });
    const { person, store } = noctem;
    await person.ask('call the zeppelin captain friday');
    expect((await person.ask(words)).text).toMatch(/No model is at hand to ask; your words are kept/);
    expect(store.thoughts.list({ userId: 1, limit: 1 })).toMatchObject([{ kind: 'command' }]);
  });

  it('keeps each suggestion once though it is stopped while the model thinks', async () => {
    const server = await serverThat({ task: { fault: 'slow', ms: 20, firstMs: 700 } });
    const noctem = await awake(server);
    const { person, until } = noctem;
    await until(() => knowsModel(noctem));
    await person.ask('renew zeppelin licence friday');
    await until(() => server.requests.some(({ body }) => JSON.stringify(body).includes('zeppelin')));
    await noctem.restart();
    await until(() => suggestions(noctem).length > 0);
    await noctem.restart();
    expect(suggestions(noctem)).toHaveLength(1);
  });
});
