/** Quantile of the standard normal for a one-sided bound of 90%. */
const z90 = 1.2815515655446004;

/**
 * One-sided 90% Wilson lower bound of a share: with 90% certainty the true share is not below it. `hits` of `trials`, which
 * may be fractions where evidence counts in part; 5 of 5 is 0.75, 5 of 6 is 0.57. 0 where there was no trial.
 */
export function wilsonLower(hits: number, trials: number): number {
  if (trials <= 0 || hits <= 0) return 0;
  const share = Math.min(1, Math.max(0, hits / trials));
  const z2 = z90 * z90;
  const centre = share + z2 / (2 * trials);
  const margin = z90 * Math.sqrt((share * (1 - share)) / trials + z2 / (4 * trials * trials));
  return Math.max(0, (centre - margin) / (1 + z2 / trials));
}

/** The bound on the other side: with 90% certainty the true share is not above it. 1 where there was no trial. */
export function wilsonUpper(hits: number, trials: number): number {
  return trials <= 0 ? 1 : 1 - wilsonLower(trials - hits, trials);
}

/** Probability of `hits` or more in `trials` independent trials that each succeed with `chance`; whole numbers. */
export function binomialTail(hits: number, trials: number, chance: number): number {
  if (hits <= 0) return 1;
  if (hits > trials || chance <= 0) return 0;
  if (chance >= 1) return 1;
  let sum = 0;
  for (let at = hits; at <= trials; at += 1)
    sum += Math.exp(logChoose(trials, at) + at * Math.log(chance) + (trials - at) * Math.log1p(-chance));
  return Math.min(1, sum);
}

/** Hits and trials of one side of a comparison. */
export interface Share {
  readonly hits: number;
  readonly trials: number;
}

/**
 * Fisher's exact test on one side: the probability that `first` holds so many of the hits of both, or more, if both sides were alike.
 */
export function fisherTail(first: Share, second: Share): number {
  const hits = first.hits + second.hits;
  const all = first.trials + second.trials;
  const most = Math.min(hits, first.trials);
  let sum = 0;
  for (let at = first.hits; at <= most; at += 1) {
    if (hits - at > second.trials) continue;
    sum += Math.exp(logChoose(first.trials, at) + logChoose(second.trials, hits - at) - logChoose(all, hits));
  }
  return Math.min(1, sum);
}

/**
 * Benjamini and Hochberg's procedure: which of these probabilities count as discoveries, so that at most a share of `rate`
 * of the discoveries is expected to be false. One answer for each, in their order.
 */
export function discoveries(probabilities: readonly number[], rate: number): boolean[] {
  const inOrder = probabilities.toSorted((left, right) => left - right);
  let limit = -1;
  for (const [index, probability] of inOrder.entries())
    if (probability <= ((index + 1) / inOrder.length) * rate) limit = probability;
  return probabilities.map((probability) => probability <= limit);
}

const logFactorials: number[] = [0, 0];

function logFactorial(of: number): number {
  for (let at = logFactorials.length; at <= of; at += 1)
    logFactorials.push((logFactorials[at - 1] ?? 0) + Math.log(at));
  return logFactorials[of] ?? 0;
}

function logChoose(from: number, choose: number): number {
  return logFactorial(from) - logFactorial(choose) - logFactorial(from - choose);
}
