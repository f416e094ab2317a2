import { startScriptedOllama } from '@noctem/models/testing';
import { expect, it, onTestFinished } from 'vitest';
import { startNoctem } from '../support/noctem.ts';

const at = (iso: string) => Date.parse(iso) / 1_000;

it('analyses, suggests and lets go in simulated time as in real time', async () => {
  const answer = {
    worth_suggesting: 'yes',
    first_step: 'Look the form up at the town hall',
    minutes: 20,
    computer_can: 'nothing',
    computer_help: '',
    alternative_1: '',
    alternative_2: '',
    confidence: 0.8,
  };
  const server = await startScriptedOllama({ models: [{ name: 'owl:7b', answers: [{ json: answer }] }] });
  onTestFinished(() => server.close());
  const { person, store, until } = await startNoctem({ settings: { clock: 'updates', ollamaHosts: [server.host] } });
  await until(() => store.models.all().length > 0);
  const suggestions = () => store.suggestions.list({ userId: 1, limit: 9 });
  await person.ask('renew zeppelin licence', { date: at('2026-11-23T10:00:00Z') });
  await person.ask('/today', { date: at('2026-11-23T10:03:00Z') });
  expect(suggestions()).toEqual([]);
  await person.ask('/today', { date: at('2026-11-23T10:09:00Z') });
  expect(suggestions()).toMatchObject([
    { text: answer.first_step, model: 'owl:7b', createdAt: Date.parse('2026-11-23T10:08:00Z'), outcome: null },
  ]);
  person.say('/today', { date: at('2026-12-08T10:00:00Z') });
  await until(() => suggestions()[0]?.outcome);
  expect(suggestions()).toMatchObject([{ outcome: 'ignored', outcomeAt: Date.parse('2026-11-30T10:08:00Z') }]);
});
