export * from './clock.ts';
export * from './job-handler.ts';
export * from './queue-driver.ts';
