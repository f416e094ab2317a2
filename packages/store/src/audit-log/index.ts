export { cleanUpLog, type CleanedUp } from './clean-up.ts';
export { exportLog, type LogSpan } from './export-log.ts';
export { importLog, type Imported } from './import-log.ts';
export { installationOf } from './installation.ts';
