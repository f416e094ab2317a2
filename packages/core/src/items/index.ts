export * from './agenda.ts';
export * from './item.ts';
export * from './recurrence.ts';
export * from './row-change.ts';
export * from './task-lifecycle.ts';
