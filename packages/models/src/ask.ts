import { emptyRuleSet } from '@noctem/core/rules';
import { type ModelCall, type ModelFigures, type Route, routeWork } from '@noctem/core/skills';
import { type ChatMessage, formatOf, questionOf, repairOf, schemaOf } from './answer/messages.ts';
import { readAnswer } from './answer/read-answer.ts';
import { chat, type ChatOutcome } from './ollama/chat.ts';
import type { ModelRequest, ModelResult } from './port.ts';
import type { Registry } from './registry/registry.ts';

type Routed = Extract<Route, { status: 'routed' }>;

/** What became of one model's try. `elsewhere`: another host or model may do better. */
type Tried<T> =
  | { readonly status: 'answered'; readonly value: T }
  | { readonly status: 'failed'; readonly reason: string; readonly elsewhere: boolean };

/** Hosts or models that are tried for one request, the first included. */
const mostTries = 3;
/** Less is not worth another call. */
const leastCallMs = 250;

/**
 * Asks the model that fits best, has it mend an answer of no use once, and goes on to the next host or model where one fails,
 * all within the request's time. Never rejects.
 */
export async function askModels<T>(registry: Registry, request: ModelRequest<T>): Promise<ModelResult<T>> {
  const calls: ModelCall[] = [];
  try {
    return await pursue({ registry, request, calls, deadline: performance.now() + request.timeLimitMs });
  } catch (error) {
    return { status: 'failed', reason: error instanceof Error ? error.message : String(error), calls };
  }
}

interface Pursuit<T> {
  readonly registry: Registry;
  readonly request: ModelRequest<T>;
  readonly calls: ModelCall[];
  readonly deadline: number;
}

async function pursue<T>(pursuit: Pursuit<T>): Promise<ModelResult<T>> {
  const { registry, request, calls, deadline } = pursuit;
  await registry.refresh();
  const tried = new Set<ModelFigures>();
  let reason = 'no model is at hand';
  while (tried.size < mostTries && !request.signal.aborted && deadline - performance.now() > leastCallMs) {
    const models = registry.usable().filter((model) => !isAmong(tried, model));
    const route = routed(request, models);
    if (route.status === 'none') {
      if (calls.length === 0) reason = route.reason;
      break;
    }
    tried.add(route.model);
    const result = await tryModel(pursuit, { route, isLast: models.every(({ host }) => host === route.model.host) });
    if (result.status === 'answered') return { ...result, calls };
    reason = result.reason;
    if (!result.elsewhere) break;
  }
  if (request.signal.aborted) return { status: 'failed', reason: 'cancelled', calls };
  if (tried.size === 0 && deadline - performance.now() <= leastCallMs)
    reason = 'the time was over before a model was found';
  return { status: calls.length === 0 ? 'unavailable' : 'failed', reason, calls };
}

function isAmong(tried: ReadonlySet<ModelFigures>, { host, name }: ModelFigures): boolean {
  return [...tried].some((one) => one.host === host && one.name === name);
}

function routed<T>(request: ModelRequest<T>, models: readonly ModelFigures[]): Route {
  const { work, maxTokens, timeLimitMs, rules = emptyRuleSet } = request;
  return routeWork({ work, models, contextTokens: tokensNeeded(request), maxTokens, timeLimitMs, rules });
}

async function tryModel<T>(pursuit: Pursuit<T>, way: { route: Routed; isLast: boolean }): Promise<Tried<T>> {
  const { registry, request } = pursuit;
  const { model } = way.route;
  const question = questionOf({ ...request, schema: schemaOf(request.form) });
  const first = await call(pursuit, { ...way, messages: question });
  if (first.status !== 'invalid') return first;
  if (request.signal.aborted || pursuit.deadline - performance.now() < leastCallMs)
    return { status: 'failed', reason: `${model.name}: ${first.problem}`, elsewhere: false };
  const second = await call(pursuit, { ...way, messages: repairOf(question, first), isRepair: true });
  if (second.status !== 'invalid') return second;
  registry.answeredBadly(model, second.problem);
  return { status: 'failed', reason: `${model.name}: ${second.problem}`, elsewhere: false };
}

interface CallOf {
  readonly route: Routed;
  /** Nobody else could take over: the model may use all the time there is. */
  readonly isLast: boolean;
  readonly messages: readonly ChatMessage[];
  readonly isRepair?: boolean;
}

async function call<T>(
  pursuit: Pursuit<T>,
  one: CallOf,
): Promise<Tried<T> | { readonly status: 'invalid'; readonly problem: string; readonly said: string }> {
  const { registry, request, deadline } = pursuit;
  const { model } = one.route;
  const host = registry.hostNamed(model.host);
  if (!host) return { status: 'failed', reason: `${model.host} is not named any more`, elsewhere: true };
  const limitMs = Math.max(1, deadline - performance.now());
  const outcome = await chat(host, {
    model: model.name,
    messages: one.messages,
    format: formatOf(request.form),
    maxTokens: request.maxTokens,
    contextTokens: contextFor(request, model),
    think: model.capabilities.includes('thinking') ? false : null,
    limitMs,
    firstWordMs: one.isLast ? null : limitMs / 2,
    signal: request.signal,
    onText: request.onText,
  });
  if (outcome.status === 'failed') return fallen(pursuit, one, outcome);
  const read = readAnswer(outcome.text, request.form);
  if (read.status === 'valid') {
    note(pursuit, one, { outcome, as: one.isRepair ? 'repaired' : 'valid', error: null });
    registry.wentWell(model);
    return { status: 'answered', value: read.value };
  }
  const problem = outcome.cutOff ? `${read.problem}: it was cut off for its length` : read.problem;
  note(pursuit, one, { outcome, as: 'invalid', error: problem });
  return { status: 'invalid', problem, said: outcome.text };
}

/** Tells the registry what is wrong with whom; what the caller wanted is nobody's fault. */
function fallen<T>(
  pursuit: Pursuit<T>,
  one: CallOf,
  outcome: Extract<ChatOutcome, { status: 'failed' }>,
): Extract<Tried<T>, { status: 'failed' }> {
  const { registry } = pursuit;
  const { model } = one.route;
  const { trouble, error } = outcome;
  const as = trouble === 'timeout' || trouble === 'cancelled' ? trouble : 'failed';
  note(pursuit, one, { outcome, as, error });
  if (trouble === 'missing') registry.isGone(model, error);
  else if (trouble !== 'cancelled') registry.failed(model, error);
  if (trouble === 'away') registry.hostIsAway(model.host, error);
  return { status: 'failed', reason: `${model.name}: ${error}`, elsewhere: trouble !== 'cancelled' };
}

function note<T>(
  { request, calls }: Pursuit<T>,
  { route, messages }: CallOf,
  { outcome, as, error }: { outcome: ChatOutcome; as: ModelCall['outcome']; error: string | null },
): void {
  const { tokens, tokensPerSec, firstTokenMs, ms } = outcome;
  calls.push({
    work: request.work,
    model: route.model.name,
    host: route.model.host,
    why: route.why,
    rule: route.rule,
    alternatives: route.alternatives,
    outcome: as,
    tokens,
    tokensPerSec,
    firstTokenMs,
    ms,
    promptChars: messages.reduce((sum, { content }) => sum + content.length, 0),
    error,
  });
}

/** Room is given in steps: another number would make the server load the model anew. */
const contextStep = 4_096;
/** Fewer characters than a token has in most languages, so that the prompt is not cut. */
const charactersPerToken = 3;
const templateTokens = 200;

function contextFor<T>(request: ModelRequest<T>, { contextLength }: ModelFigures): number {
  let room = contextStep;
  while (room < tokensNeeded(request)) room *= 2;
  return Math.min(room, contextLength ?? room);
}

/** Prompt, schema and answer, and once more answer and complaint for a repair. */
function tokensNeeded<T>({ system, prompt, form, maxTokens }: ModelRequest<T>): number {
  const characters = system.length + prompt.length + JSON.stringify(schemaOf(form)).length;
  return Math.ceil(characters / charactersPerToken) + templateTokens + 2 * maxTokens;
}
