import { emptyRuleSet, type Rule, ruleSetOf } from '@noctem/core/rules';
import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type ModelFigures, parametersOf, type Route, routeWork, type RoutingQuestion, sameModel } from './routing.ts';
import { workKinds } from './work.ts';

const here = 'http://127.0.0.1:11434';
const there = 'http://10.0.0.2:11434';

function model(own: Partial<ModelFigures>): ModelFigures {
  return {
    name: 'small:1b',
    host: here,
    parameterSize: '1B',
    bytes: null,
    contextLength: 8_192,
    capabilities: ['completion'],
    loaded: false,
    tokensPerSec: null,
    firstTokenMs: null,
    quality: null,
    health: 'ok',
    ...own,
  };
}

function ask(models: readonly ModelFigures[], own: Partial<RoutingQuestion> = {}): Route {
  return routeWork({
    work: 'analyse-task',
    models,
    contextTokens: 1_000,
    maxTokens: 200,
    timeLimitMs: 60_000,
    rules: emptyRuleSet,
    ...own,
  });
}

function chosen(route: Route): string {
  return route.status === 'routed' ? `${route.model.name} at ${route.model.host}` : route.reason;
}

function modelRule(own: { id: number; model: string; from?: number; work?: string }): Rule {
  const value = { work: own.work ?? 'analyse-task', model: own.model };
  return { type: 'model', key: `work:${value.work}`, value, id: own.id, from: own.from ?? 0, until: null };
}

const small = model({ name: 'small:1b', parameterSize: '1.2B', tokensPerSec: 80, quality: { 'analyse-task': 0.5 } });
const large = model({ name: 'large:14b', parameterSize: '14.8B', tokensPerSec: 12, quality: { 'analyse-task': 0.9 } });

describe('the choice of a model', () => {
  it('falls on the best at this work that is fast enough, and says so', () => {
    const route = ask([small, large]);
    expect(chosen(route)).toBe(`large:14b at ${here}`);
    expect(route).toMatchObject({
      why: 'the best of 2 that are fast enough for analyse-task: quality 0.90, 12 tokens/s',
      rule: null,
      alternatives: ['small:1b'],
    });
  });

  it('leaves out a better one that would not be done in time', () => {
    const route = ask([small, large], { timeLimitMs: 15_000 });
    expect(chosen(route)).toBe(`small:1b at ${here}`);
    expect(route).toMatchObject({ alternatives: ['large:14b'] });
  });

  it('is the smallest where nothing was measured, by parameters or else by bytes', () => {
    const bare = [
      model({ name: 'mixed', parameterSize: '8x7B' }),
      model({ name: 'tiny', parameterSize: '350M' }),
      model({ name: 'silent', parameterSize: null, bytes: 600_000_000 }),
      model({ name: 'unknown', parameterSize: null }),
    ];
    const route = ask(bare);
    expect(chosen(route)).toBe(`tiny at ${here}`);
    expect(route).toMatchObject({ why: 'the smallest, since none was measured yet' });
    expect(route).toMatchObject({ alternatives: ['silent', 'mixed', 'unknown'] });
  });

  it('is the smallest where what was measured is too slow or useless', () => {
    const slow = { ...large, tokensPerSec: 0.5 };
    const useless = { ...small, quality: { 'analyse-task': 0 } };
    expect(chosen(ask([slow, useless]))).toBe(`small:1b at ${here}`);
  });

  it('is what a rule names, even where another is better; the newest rule holds', () => {
    const rules = ruleSetOf([
      modelRule({ id: 3, model: 'large:14b', from: 10 }),
      modelRule({ id: 7, model: 'small:1b', from: 20 }),
      modelRule({ id: 9, model: 'large:14b', from: 30, work: 'summon' }),
    ]);
    expect(ask([small, large], { rules })).toMatchObject({ model: small, rule: 7, why: 'rule 7 asks for it' });
  });

  it('passes over a rule whose model is not there, and says so', () => {
    const rules = ruleSetOf([modelRule({ id: 7, model: 'gone:3b' })]);
    const route = ask([small, large], { rules });
    expect(route).toMatchObject({ model: large, rule: null });
    expect(route).toMatchObject({ why: expect.stringMatching(/; gone:3b, which rule 7 asks for, is not at hand$/) });
  });

  it('asks a model that failed lately only where there is no other', () => {
    expect(chosen(ask([{ ...large, health: 'failing' }, small]))).toBe(`small:1b at ${here}`);
    const alone = ask([{ ...large, health: 'failing' }]);
    expect(alone).toMatchObject({ why: expect.stringMatching(/it failed lately, and there is no other$/) });
  });

  it('takes of two hosts the one that has the model in memory, else the faster one', () => {
    const away = { ...small, host: there, tokensPerSec: 200 };
    expect(chosen(ask([small, away]))).toBe(`small:1b at ${there}`);
    expect(chosen(ask([{ ...small, loaded: true }, away]))).toBe(`small:1b at ${here}`);
    expect(ask([small, away])).toMatchObject({ alternatives: [] });
  });

  it('is nobody where nobody could do it', () => {
    expect(chosen(ask([]))).toBe('no model is at hand');
    expect(chosen(ask([{ ...small, health: 'missing' }]))).toBe('no model is at hand');
    expect(chosen(ask([model({ capabilities: ['embedding'] })]))).toBe('no model is at hand');
    expect(chosen(ask([small], { contextTokens: 9_000 }))).toBe('no model can hold 9000 tokens');
    expect(chosen(ask([{ ...small, contextLength: null }], { contextTokens: 4_097 }))).toMatch(/can hold/);
  });

  it('knows a name with and without its tag for the same', () => {
    expect(sameModel('qwen3', 'qwen3:latest')).toBe(true);
    expect(sameModel('qwen3:4b', 'qwen3')).toBe(false);
    expect(parametersOf('7.6B')).toBe(7.6e9);
    expect(parametersOf('large')).toBeNull();
  });
});

describe('any choice of a model', () => {
  const maybe = <T>(value: fc.Arbitrary<T>) => fc.option(value, { nil: null });
  const anyModel: fc.Arbitrary<ModelFigures> = fc.record({
    name: fc.constantFrom('a:1b', 'b:3b', 'c:7b', 'd:14b', 'e'),
    host: fc.constantFrom(here, there, 'http://10.0.0.3:11434'),
    parameterSize: maybe(fc.constantFrom('1B', '3.2B', '7B', '14B', 'odd')),
    bytes: maybe(fc.integer({ min: 1, max: 1e11 })),
    contextLength: maybe(fc.constantFrom(2_048, 8_192, 131_072)),
    capabilities: fc.constantFrom(['completion'], ['completion', 'thinking'], ['embedding'], []),
    loaded: fc.boolean(),
    tokensPerSec: maybe(fc.double({ min: 0, max: 300, noNaN: true })),
    firstTokenMs: maybe(fc.integer({ min: 0, max: 60_000 })),
    quality: maybe(
      fc.dictionary(fc.constantFrom(...workKinds), fc.double({ min: 0, max: 1, noNaN: true }), {
        noNullPrototype: true,
      }),
    ),
    health: fc.constantFrom('ok', 'failing', 'missing', 'unknown'),
  });
  const anyQuestion: fc.Arbitrary<RoutingQuestion> = fc.record({
    work: fc.constantFrom(...workKinds),
    models: fc.array(anyModel, { maxLength: 8 }),
    contextTokens: fc.integer({ min: 1, max: 200_000 }),
    maxTokens: fc.integer({ min: 1, max: 4_000 }),
    timeLimitMs: fc.integer({ min: 1_000, max: 300_000 }),
    rules: maybe(fc.constantFrom('a:1b', 'c:7b', 'e:latest')).map((name) =>
      name === null ? emptyRuleSet : ruleSetOf([modelRule({ id: 5, model: name, work: 'summon' })]),
    ),
  });
  const couldDo =
    ({ contextTokens }: RoutingQuestion) =>
    (one: ModelFigures) =>
      one.health !== 'missing' &&
      one.capabilities.includes('completion') &&
      (one.contextLength ?? 4_096) >= contextTokens;

  it('is one that could do it, and there is one whenever somebody could', () => {
    fc.assert(
      fc.property(anyQuestion, (question) => {
        const able = question.models.filter(couldDo(question));
        const route = routeWork(question);
        expect(route.status).toBe(able.length > 0 ? 'routed' : 'none');
        if (route.status !== 'routed') return;
        expect(able).toContain(route.model);
        if (able.some(({ health }) => health !== 'failing')) expect(route.model.health).not.toBe('failing');
        expect(route.why).not.toBe('');
        expect(route.alternatives).not.toContain(route.model.name);
        expect(new Set(route.alternatives).size).toBe(route.alternatives.length);
        for (const name of route.alternatives) expect(able.map((one) => one.name)).toContain(name);
      }),
    );
  });

  it('follows a rule about this work whenever its model is there and well', () => {
    fc.assert(
      fc.property(anyQuestion, (question) => {
        const [rule] = question.rules.rules;
        const route = routeWork(question);
        if (route.status !== 'routed' || rule?.type !== 'model') return;
        const named = question.models
          .filter(couldDo(question))
          .some((one) => one.health !== 'failing' && sameModel(one.name, rule.value.model));
        if (named && question.work === 'summon') {
          expect(route.rule).toBe(5);
          expect(sameModel(route.model.name, rule.value.model)).toBe(true);
        }
        if (question.work !== 'summon') expect(route.rule).toBeNull();
      }),
    );
  });

  it('is the same whatever order models come in, as far as quality, speed and size tell them apart', () => {
    fc.assert(
      fc.property(anyQuestion, (question) => {
        const route = routeWork(question);
        const turned = routeWork({ ...question, models: question.models.toReversed() });
        if (route.status !== 'routed' || turned.status !== 'routed') return;
        expect(turned.rule).toBe(route.rule);
        const worth = ({ quality }: ModelFigures) => quality?.[question.work] ?? 0;
        if (route.why.includes('quality')) expect(worth(turned.model)).toBe(worth(route.model));
      }),
    );
  });
});
