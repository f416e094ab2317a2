export { type Configuration, readConfiguration } from './configuration/index.ts';
export { createLogger } from './logging.ts';
export { type Program, startProgram } from './program.ts';
export { decideOccasion } from './butler/contact-job.ts';
