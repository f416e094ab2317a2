import { enter } from './entry.mjs';

const withTests = !process.argv.includes('--fast');
enter(() => import('./check-run.mjs').then(({ runChecks }) => runChecks({ withTests })));
