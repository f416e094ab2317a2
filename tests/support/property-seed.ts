import fc from 'fast-check';

/** The same cases in every run, so that a red run means a change; `NOCTEM_TEST_SEED=random` or a number looks elsewhere. */
const chosen = process.env['NOCTEM_TEST_SEED'] ?? '20261122';

if (chosen !== 'random') fc.configureGlobal({ seed: Number(chosen) });
