export * from './matching.ts';
export * from './phrase.ts';
export * from './precedence.ts';
export * from './rule-set.ts';
export * from './rule.ts';
export * from './words.ts';
export * from './override.ts';
export * from './rule-words.ts';
