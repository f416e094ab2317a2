export * from './clock.ts';
export * from './embedded/driver.ts';
export * from './job-event.ts';
export * from './job-handler.ts';
export * from './queue-driver.ts';
export type { RunnerParts } from './runner-parts.ts';
export { createScheduler, type Scheduler, type SchedulerParts } from './scheduler.ts';
export * from './simulated-scheduler.ts';
