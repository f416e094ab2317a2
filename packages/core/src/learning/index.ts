export * from './evidence.ts';
export * from './insight.ts';
export * from './snapshot.ts';
export * from './replay.ts';
