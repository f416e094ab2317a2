import type { ModelCall, WorkKind } from '@noctem/core/skills';
import { formatOf, questionOf, schemaOf } from '../answer/messages.ts';
import { readAnswer } from '../answer/read-answer.ts';
import { chat, type ChatOutcome } from '../ollama/chat.ts';
import type { Host } from '../ollama/host.ts';
import type { KnownModel } from '../registry/register.ts';
import type { Probe } from './probe.ts';
import { probes } from './probes.ts';

/** What a model came to. Null where nothing could be measured. */
export interface Measured {
  readonly tokensPerSec: number | null;
  readonly firstTokenMs: number | null;
  readonly validJsonRate: number;
  /** For each kind of work, 0 to 1. */
  readonly quality: Readonly<Record<string, number>>;
}

/** `measured`; or `failed`, the model does not answer. `calls` are all that were made, also then. */
export type Measurement = { readonly calls: readonly ModelCall[] } & (
  | { readonly status: 'measured'; readonly figures: Measured }
  | { readonly status: 'failed' | 'cancelled'; readonly error: string }
);

export interface MeasureOptions {
  readonly signal: AbortSignal;
  /** For each exercise; the first, for which the model may have to be loaded, has three times as long. Default one minute. */
  readonly limitMs?: number;
}

const defaultLimitMs = 60_000;
const loadingFactor = 3;
/** One exercise may be too much for a model; who fails two in a row does not answer. */
const mostFailures = 2;
const contextTokens = 4_096;

/**
 * Tries a model on all probes: how fast it writes and begins, how often its answer has the form without a repair, and how well
 * it does each kind of work. Never rejects.
 */
export async function measureModel(
  at: { host: Host; model: KnownModel },
  options: MeasureOptions,
): Promise<Measurement> {
  const tries: Try[] = [];
  const calls: ModelCall[] = [];
  let failures = 0;
  const warm = await warmUp(at, options);
  if (warm.status === 'failed') return ended(warm, calls);
  for (const probe of probes) {
    const outcome = await ask(at, probe, options);
    const tried = judged(probe, outcome);
    tries.push(tried);
    calls.push(callOf(at.model, { probe, tried }));
    failures = outcome.status === 'failed' ? failures + 1 : 0;
    if (outcome.status === 'failed' && (failures >= mostFailures || outcome.trouble === 'cancelled'))
      return ended(outcome, calls);
  }
  return { status: 'measured', figures: figuresOf(tries), calls };
}

function ended(outcome: Extract<ChatOutcome, { status: 'failed' }>, calls: readonly ModelCall[]): Measurement {
  const { trouble, error } = outcome;
  return { status: trouble === 'cancelled' ? 'cancelled' : 'failed', error, calls };
}

interface Try {
  readonly probe: Probe;
  readonly outcome: ChatOutcome;
  readonly as: ModelCall['outcome'];
  readonly score: number;
  readonly error: string | null;
}

/** Has the model loaded, so that its loading is no part of the figures. */
async function warmUp(at: { host: Host; model: KnownModel }, options: MeasureOptions): Promise<ChatOutcome> {
  const messages = [{ role: 'user' as const, content: 'Say “ready”.' }];
  const limitMs = (options.limitMs ?? defaultLimitMs) * loadingFactor;
  return await chat(at.host, { ...settings(at.model, options), messages, format: null, maxTokens: 8, limitMs });
}

async function ask(at: { host: Host; model: KnownModel }, probe: Probe, options: MeasureOptions): Promise<ChatOutcome> {
  return await chat(at.host, {
    ...settings(at.model, options),
    messages: questionOf({ ...probe, schema: schemaOf(probe.form) }),
    format: formatOf(probe.form),
    maxTokens: probe.maxTokens,
    limitMs: options.limitMs ?? defaultLimitMs,
  });
}

function settings(model: KnownModel, { signal }: MeasureOptions) {
  return {
    model: model.name,
    contextTokens: Math.min(contextTokens, model.contextLength ?? contextTokens),
    think: model.capabilities.includes('thinking') ? (false as const) : null,
    firstWordMs: null,
    signal,
  };
}

function judged(probe: Probe, outcome: ChatOutcome): Try {
  if (outcome.status === 'failed') {
    const { trouble, error } = outcome;
    const as = trouble === 'timeout' || trouble === 'cancelled' ? trouble : 'failed';
    return { probe, outcome, as, score: 0, error };
  }
  const read = readAnswer(outcome.text, probe.form);
  if (read.status === 'invalid') return { probe, outcome, as: 'invalid', score: 0, error: read.problem };
  return { probe, outcome, as: 'valid', score: probe.score(read.value), error: null };
}

function figuresOf(tries: readonly Try[]): Measured {
  const works = [...new Set(tries.map(({ probe }) => probe.work))];
  const quality = works.map((work) => [work, mean(scoresOf(tries, work))] as const);
  return {
    tokensPerSec: median(tries.flatMap(({ outcome }) => outcome.tokensPerSec ?? [])),
    firstTokenMs: median(tries.flatMap(({ outcome }) => outcome.firstTokenMs ?? [])),
    validJsonRate: rounded(tries.filter(({ as }) => as === 'valid').length / tries.length),
    quality: Object.fromEntries(quality),
  };
}

function scoresOf(tries: readonly Try[], work: WorkKind): number[] {
  return tries.filter(({ probe }) => probe.work === work).map(({ score }) => score);
}

function callOf(model: KnownModel, { probe, tried }: { probe: Probe; tried: Try }): ModelCall {
  const { tokens, tokensPerSec, firstTokenMs, ms } = tried.outcome;
  return {
    work: probe.work,
    model: model.name,
    host: model.host,
    why: 'it is being measured',
    rule: null,
    alternatives: [],
    outcome: tried.as,
    tokens,
    tokensPerSec,
    firstTokenMs,
    ms,
    promptChars: probe.system.length + probe.prompt.length,
    error: tried.error,
  };
}

function mean(numbers: readonly number[]): number {
  return rounded(numbers.reduce((sum, number) => sum + number, 0) / numbers.length);
}

function median(numbers: readonly number[]): number | null {
  const sorted = numbers.toSorted((left, right) => left - right);
  return sorted[Math.floor(sorted.length / 2)] ?? null;
}

function rounded(number: number): number {
  return Math.round(number * 1_000) / 1_000;
}
