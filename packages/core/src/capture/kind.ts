import type { Cue } from './cues.ts';
import { weights } from './weights.ts';

export const classes = ['task', 'note', 'question', 'command', 'talk'] as const;
export type Class = (typeof classes)[number];

export interface Judgement {
  /** In the order of `classes`; they add up to 1. */
  readonly probabilities: readonly number[];
  readonly best: Class;
  readonly probability: number;
}

/** Adds up the evidence of all cues: multinomial logistic regression over named observations. */
export function judge(cues: readonly Cue[]): Judgement {
  const scores = classes.map((_, column) => weights['bias']?.[column] ?? 0);
  for (const cue of cues) {
    const evidence = weights[cue.name];
    if (evidence === undefined) continue;
    for (let column = 0; column < scores.length; column += 1) scores[column] = (scores[column] ?? 0) + (evidence[column] ?? 0);
  }
  const top = Math.max(...scores);
  const odds = scores.map((score) => Math.exp(score - top));
  const sum = odds.reduce((total, value) => total + value, 0);
  const probabilities = odds.map((value) => value / sum);
  const at = scores.indexOf(top);
  return { probabilities, best: classes[at] ?? 'task', probability: probabilities[at] ?? 0 };
}
