export * from './recorder.ts';
export * from './redact.ts';
export * from './trace.ts';
export * from './trace-statistics.ts';
