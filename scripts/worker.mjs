import { enter } from './entry.mjs';

enter(() => import('./program.mjs').then(({ startWorker }) => startWorker()));
