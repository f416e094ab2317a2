import { when, type Finding } from './finding.ts';
import type { WorkKind, workKinds } from './work.ts';

/** A model as it was last seen and measured on one host. */
export interface ModelFact {
  readonly name: string;
  readonly host: string;
  readonly health: 'ok' | 'failing' | 'missing' | 'unknown';
  readonly tokensPerSec: number | null;
  readonly validJsonRate: number | null;
  /** Quality of the built-in probe by kind of work, 0 to 1. */
  readonly quality: Readonly<Record<string, number>> | null;
}

/** The model that did most of one kind of work lately. */
export interface ModelInUse {
  readonly work: WorkKind;
  readonly model: string;
}

const clearlyBetter = 0.1;
const asGood = 0.05;
const clearlyFaster = 1.5;
const slowestUseful = 3;
const leastValidRate = 0.6;

/** What is wrong with the models in use, and which others would do their work better or faster. */
export function modelFindings(models: readonly ModelFact[], inUse: readonly ModelInUse[]): Finding[] {
  return [...healthFindings(models, inUse), ...inUse.flatMap((use) => alternativeTo(use, models))];
}

/** One finding for each model that is in use: those that nobody asks may come and go. */
function healthFindings(models: readonly ModelFact[], inUse: readonly ModelInUse[]): Finding[] {
  return [...new Set(inUse.map(({ model }) => model))].flatMap((name) => {
    const seen = models.filter((model) => model.name === name);
    const answers = seen.some(({ health }) => health === 'ok' || health === 'unknown');
    const isFailing = seen.some(({ health }) => health === 'failing');
    const rate = Math.max(...seen.map(({ validJsonRate }) => validJsonRate ?? 1));
    return [
      ...when(seen.length > 0 && !answers && !isFailing, {
        key: `model:missing:${name}`,
        title: `The model ${name} is gone`,
        explanation: 'It did work lately, and no Ollama server that is named has it now.',
        action: `Start Ollama, or fetch it again: ollama pull ${name}.`,
        priority: 0.5,
      }),
      ...when(seen.length > 0 && !answers && isFailing, {
        key: `model:failing:${name}`,
        title: `The model ${name} does not answer`,
        explanation: 'It was asked several times and did not answer well.',
        action: 'Look at the log of Ollama; it may lack memory. noctem maintenance models tries again.',
        priority: 0.5,
      }),
      ...when(answers && rate < leastValidRate, {
        key: `model:form:${name}`,
        title: `The model ${name} does not keep to the form`,
        explanation: `Only ${Math.round(rate * 100)}% of its answers could be read.`,
        action: 'Fetch another one of the same size, and measure it: noctem maintenance models.',
        priority: 0.4,
      }),
    ];
  });
}

interface Measured {
  readonly model: ModelFact;
  readonly speed: number;
  readonly quality: number;
}

function alternativeTo({ work, model: name }: ModelInUse, models: readonly ModelFact[]): Finding[] {
  const measured = models.filter(({ health }) => health === 'ok').flatMap((model) => measuredFor(model, work));
  const used = measured.find(({ model }) => model.name === name);
  if (!used) return [];
  const others = measured.filter(({ model }) => model.name !== name);
  const better = best(
    others.filter(({ quality, speed }) => quality >= used.quality + clearlyBetter && speed >= slowestUseful),
    ({ quality }) => quality,
  );
  const faster = best(
    others.filter(({ quality, speed }) => quality >= used.quality - asGood && speed >= used.speed * clearlyFaster),
    ({ speed }) => speed,
  );
  const action =
    'It is taken by itself unless a rule names the other: noctem rules. Measure anew: noctem maintenance models.';
  return [
    ...(better === null
      ? []
      : [
          {
            key: `model:better:${work}`,
            title: `${better.model.name} is better at ${workWords[work]}`,
            explanation: `${share(better.quality)} in the built-in probe against ${share(used.quality)} of ${name}.`,
            action,
            priority: 0.35,
          },
        ]),
    ...(faster === null
      ? []
      : [
          {
            key: `model:faster:${work}`,
            title: `${faster.model.name} is faster at ${workWords[work]}`,
            explanation: `${Math.round(faster.speed)} tokens a second against ${Math.round(used.speed)} of ${name}, and as good.`,
            action,
            priority: 0.35,
          },
        ]),
  ];
}

const workWords = {
  'analyse-task': 'looking at tasks',
  'analyse-project': 'looking at projects',
  summon: 'reading corrections',
  explain: 'explaining',
} as const satisfies Record<(typeof workKinds)[number], string>;

function measuredFor(model: ModelFact, work: WorkKind): Measured[] {
  const quality = model.quality?.[work];
  return quality === undefined || model.tokensPerSec === null ? [] : [{ model, quality, speed: model.tokensPerSec }];
}

function best(candidates: readonly Measured[], by: (one: Measured) => number): Measured | null {
  return candidates.toSorted((left, right) => by(right) - by(left))[0] ?? null;
}

function share(quality: number): string {
  return `${Math.round(quality * 100)}%`;
}
