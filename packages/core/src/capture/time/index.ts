export { readTimes } from './read-times.ts';
