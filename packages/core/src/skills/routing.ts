import type { RuleOf, RuleSet } from '@noctem/core/rules';
import type { WorkKind } from './work.ts';

/** A model on a host, as it was last seen and measured. The same model on two hosts is two of them. */
export interface ModelFigures {
  readonly name: string;
  readonly host: string;
  /** As Ollama says it, `7.6B`. */
  readonly parameterSize: string | null;
  readonly bytes: number | null;
  /** In tokens. */
  readonly contextLength: number | null;
  readonly capabilities: readonly string[];
  /** Whether it is in memory. */
  readonly loaded: boolean;
  readonly tokensPerSec: number | null;
  readonly firstTokenMs: number | null;
  /** What the built-in probe of each kind of work came to, 0 to 1. */
  readonly quality: Readonly<Record<string, number>> | null;
  readonly health: 'ok' | 'failing' | 'missing' | 'unknown';
}

/** Work that looks for a model. */
export interface RoutingQuestion {
  readonly work: WorkKind;
  /** In the order in which their hosts are preferred where nothing else tells them apart. */
  readonly models: readonly ModelFigures[];
  /** Tokens of prompt and answer together. */
  readonly contextTokens: number;
  /** Tokens of the answer at most, and the time in which they must have come. */
  readonly maxTokens: number;
  readonly timeLimitMs: number;
  readonly rules: RuleSet;
}

/** `why` is a sentence without its full stop; `alternatives` are the names of the other models, the next best first. */
export type Route =
  | {
      readonly status: 'routed';
      readonly model: ModelFigures;
      readonly why: string;
      readonly rule: number | null;
      readonly alternatives: readonly string[];
    }
  | { readonly status: 'none'; readonly reason: string };

/** What Ollama gives a model to read where nothing is known of it. */
const usualContext = 4_096;
/** An answer is expected within this share of its time: a measured speed is no promise. */
const shareOfTime = 0.8;
const mostAlternatives = 5;

/**
 * Chooses the model, and its host, for a piece of work: the one that a learned rule names if it is there; else the best at this
 * kind of work among those that are fast enough; else the smallest. Models that are missing, that cannot write or cannot hold
 * the prompt are out of the question; those that fail are asked only where there is no other. `none` says why there is nobody.
 */
export function routeWork(question: RoutingQuestion): Route {
  const { contextTokens, models } = question;
  const present = models.filter((model) => model.health !== 'missing' && writesText(model));
  if (present.length === 0) return { status: 'none', reason: 'no model is at hand' };
  const roomy = present.filter((model) => (model.contextLength ?? usualContext) >= contextTokens);
  if (roomy.length === 0) return { status: 'none', reason: `no model can hold ${contextTokens} tokens` };
  const well = roomy.filter((model) => model.health !== 'failing');
  const candidates = well.length > 0 ? well : roomy;
  const choice = byRule(question, candidates) ?? byQuality(question, candidates) ?? bySize(candidates);
  const missed = choice.rule === null ? missedRule(question, candidates) : '';
  return {
    status: 'routed',
    model: choice.model,
    why: `${choice.why}${missed}${well.length > 0 ? '' : '; it failed lately, and there is no other'}`,
    rule: choice.rule,
    alternatives: alternativesTo(choice.model, ranked(question, candidates)),
  };
}

/** Whether a model can write at all: what only embeds cannot. */
export function writesText({ capabilities }: Pick<ModelFigures, 'capabilities'>): boolean {
  return capabilities.includes('completion');
}

/** The number of parameters that a size such as `7.6B`, `350M` or `8x7B` speaks of; null where it says none. */
export function parametersOf(size: string | null): number | null {
  const match = /^(?:(\d+)x)?(\d+(?:\.\d+)?)\s*([KMBT])$/i.exec(size?.trim() ?? '');
  if (!match) return null;
  const unit = { K: 1e3, M: 1e6, B: 1e9, T: 1e12 }[(match[3] ?? '').toUpperCase()] ?? 1;
  return Number(match[1] ?? 1) * Number(match[2]) * unit;
}

/** Whether two names mean the same model: a name without a tag means `latest`. */
export function sameModel(left: string, right: string): boolean {
  return tagged(left) === tagged(right);
}

interface Choice {
  readonly model: ModelFigures;
  readonly why: string;
  readonly rule: number | null;
}

function byRule(question: RoutingQuestion, candidates: readonly ModelFigures[]): Choice | null {
  const rule = modelRule(question);
  const [model] = rule ? swiftest(candidates.filter(({ name }) => sameModel(name, rule.value.model))) : [];
  return rule && model ? { model, why: `rule ${rule.id} asks for it`, rule: rule.id } : null;
}

/** The newest rule about this work. */
function modelRule({ work, rules }: RoutingQuestion): RuleOf<'model'> | null {
  const ofWork = rules.rules.filter(
    (rule): rule is RuleOf<'model'> => rule.type === 'model' && rule.value.work === work,
  );
  return ofWork.toSorted((left, right) => right.from - left.from || right.id - left.id)[0] ?? null;
}

function missedRule(question: RoutingQuestion, candidates: readonly ModelFigures[]): string {
  const rule = modelRule(question);
  if (!rule || candidates.some(({ name }) => sameModel(name, rule.value.model))) return '';
  return `; ${rule.value.model}, which rule ${rule.id} asks for, is not at hand`;
}

function byQuality(question: RoutingQuestion, candidates: readonly ModelFigures[]): Choice | null {
  const [model] = ofQuality(question, candidates);
  if (!model) return null;
  const names = new Set(ofQuality(question, candidates).map(({ name }) => name));
  const quality = (model.quality?.[question.work] ?? 0).toFixed(2);
  const speed = `${Math.round(model.tokensPerSec ?? 0)} tokens/s`;
  const among = names.size === 1 ? 'the only one measured that is' : `the best of ${names.size} that are`;
  return { model, why: `${among} fast enough for ${question.work}: quality ${quality}, ${speed}`, rule: null };
}

function bySize(candidates: readonly ModelFigures[]): Choice {
  const [model] = smallestFirst(candidates);
  if (!model) throw new RangeError('there is nothing to choose from');
  const why = candidates.some(({ tokensPerSec }) => tokensPerSec !== null)
    ? 'the smallest, since none that was measured is both fast and good enough'
    : 'the smallest, since none was measured yet';
  return { model, why, rule: null };
}

/** Those that are good at this work and fast enough for it, the best first. */
function ofQuality(question: RoutingQuestion, candidates: readonly ModelFigures[]): ModelFigures[] {
  const quality = (model: ModelFigures) => model.quality?.[question.work] ?? 0;
  return swiftest(candidates)
    .filter((model) => quality(model) > 0 && isFastEnough(model, question))
    .toSorted((left, right) => quality(right) - quality(left));
}

function isFastEnough({ tokensPerSec, firstTokenMs }: ModelFigures, question: RoutingQuestion): boolean {
  if (tokensPerSec === null || tokensPerSec <= 0) return false;
  const expectedMs = (firstTokenMs ?? 0) + (question.maxTokens / tokensPerSec) * 1_000;
  return expectedMs <= question.timeLimitMs * shareOfTime;
}

function ranked(question: RoutingQuestion, candidates: readonly ModelFigures[]): ModelFigures[] {
  const best = ofQuality(question, candidates);
  return [...best, ...smallestFirst(candidates.filter((model) => !best.includes(model)))];
}

function alternativesTo(chosen: ModelFigures, others: readonly ModelFigures[]): string[] {
  const names = new Set(others.map(({ name }) => name));
  names.delete(chosen.name);
  return [...names].slice(0, mostAlternatives);
}

function smallestFirst(models: readonly ModelFigures[]): ModelFigures[] {
  return swiftest(models).toSorted((left, right) => sizeOf(left) - sizeOf(right));
}

/** What is in memory first, then the fastest, then as the hosts were named. */
function swiftest(models: readonly ModelFigures[]): ModelFigures[] {
  return models.toSorted(
    (left, right) => Number(right.loaded) - Number(left.loaded) || (right.tokensPerSec ?? 0) - (left.tokensPerSec ?? 0),
  );
}

/** Bytes of a usual quantisation for each parameter. */
const bytesPerParameter = 0.6;

function sizeOf({ parameterSize, bytes }: ModelFigures): number {
  return parametersOf(parameterSize) ?? (bytes === null ? Number.MAX_VALUE : bytes / bytesPerParameter);
}

function tagged(name: string): string {
  return name.includes(':') ? name : `${name}:latest`;
}
