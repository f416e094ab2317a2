import { enter } from './entry.mjs';

enter(() => import('./bench-run.mjs').then(({ runBenchmarks }) => runBenchmarks(process.argv.slice(2))));
