export * from './conventions.ts';
export * from './decision.ts';
export { classifierVersion, decideCapture } from './decide.ts';
export type { Span, TimeContext, TimeExpression, TimeReading, UnresolvedTime } from './time/reading.ts';
export { readQuery, type Query } from './query.ts';
export { readTimes } from './time/index.ts';
export { offersFixes, thresholdClass, type ThresholdClass } from './asking.ts';
export { readTimesByRules } from './time-rules.ts';
export { rulesInDecision } from './rule-reasons.ts';
