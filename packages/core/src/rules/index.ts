export * from './rule-set.ts';
export * from './rule.ts';
