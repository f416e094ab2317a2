export * from './evidence.ts';
export * from './insight.ts';
export { proposeInsights, type Proposing } from './insights.ts';
export { prove, type ReplayCase, type ReplayOf } from './proof.ts';
export { review } from './review.ts';
export * from './snapshot.ts';
export * from './replay.ts';
