import { enter } from './entry.mjs';

enter(() => import('./build-run.mjs').then(({ buildPrograms }) => buildPrograms()));
