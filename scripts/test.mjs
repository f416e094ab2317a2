import { enter } from './entry.mjs';

enter(() => import('./test-run.mjs').then(({ runTests }) => runTests(process.argv.slice(2))));
