export { createClockMemory } from './clock-memory.ts';
export { createOutbox } from './repository.ts';
export { createScheduleBook } from './schedule-book.ts';
