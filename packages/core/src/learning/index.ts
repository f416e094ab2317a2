export * from './evidence.ts';
export * from './insight.ts';
