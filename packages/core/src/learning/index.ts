export * from './evidence.ts';
export * from './insight.ts';
export { proposeInsights, type Proposing } from './insights.ts';
export { type Filed, type Outcome, outcomeUnder, prove, type ReplayCase, type Trial, type TriedRule } from './proof.ts';
export { review } from './review.ts';
export * from './snapshot.ts';
export * from './replay.ts';
