export * from './failure.ts';
export * from './text.ts';
export * from './time.ts';
