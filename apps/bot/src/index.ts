export { type Configuration, databaseFile, programRoot, readConfiguration } from './configuration/index.ts';
export { createLogger } from './logging.ts';
export { newTraceId, type Program, startProgram } from './program.ts';
