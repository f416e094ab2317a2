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
  const scores = [...(weights['bias'] ?? [])];
  for (const cue of cues) {
    const evidence = weights[cue.name];
    if (evidence === undefined) continue;
    for (let column = 0; column < scores.length; column += 1)
      scores[column] = (scores[column] ?? 0) + (evidence[column] ?? 0);
  }
  return fromScores(scores);
}

/** Talk and commands end the same way, so a doubt between the two is none. */
function fromScores(scores: readonly number[]): Judgement {
  const top = Math.max(...scores);
  const odds = scores.map((score) => Math.exp(score - top));
  const sum = odds.reduce((total, value) => total + value, 0);
  const probabilities = odds.map((value) => value / sum);
  const [task = 0, note = 0, question = 0, command = 0, talk = 0] = probabilities;
  const filed = [task, note, question, command + talk];
  const probability = Math.max(...filed);
  const at = filed.indexOf(probability);
  return { probabilities, best: at === 3 && talk > command ? 'talk' : (classes[at] ?? 'task'), probability };
}
