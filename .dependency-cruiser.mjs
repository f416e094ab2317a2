/**
 * The arrows of the house (docs/architecture.md). `scripts/boundaries.mjs` runs this and also asserts that the
 * tool saw the modules at all, since a parser that fails to load passes with none. It takes an import of a type for
 * any other import: an arrow holds for types too, and cycles of values are left to the linter, which tells them apart.
 */
const coreOrder = ['kernel', 'items|traces|rules|jobs', 'capture', 'skills', 'butler', 'learning'];
const coreRules = coreOrder.flatMap((room, index) => {
  const later = coreOrder.slice(index + 1).join('|');
  const peers = room.includes('|') ? room : null;
  const rules = [];
  if (later) {
    rules.push({
      name: `core-${room.replaceAll('|', '-')}-knows-no-later-room`,
      severity: 'error',
      from: { path: `^packages/core/src/(${room})/` },
      to: { path: `^packages/core/src/(${later})/` },
    });
  }
  if (peers) {
    rules.push({
      name: 'core-peers-know-none-of-each-other',
      severity: 'error',
      from: { path: `^packages/core/src/(${peers})/` },
      to: { path: `^packages/core/src/(${peers})/`, pathNot: '^packages/core/src/$1/' },
    });
  }
  return rules;
});

export default {
  forbidden: [
    ...coreRules,
    {
      name: 'core-knows-no-adapter-and-no-node',
      severity: 'error',
      from: { path: '^packages/core/src', pathNot: '\\.test\\.ts$' },
      to: { path: '^(apps|packages/(?!core))' },
    },
    {
      name: 'core-has-no-io',
      severity: 'error',
      from: { path: '^packages/core/src', pathNot: '\\.test\\.ts$' },
      to: { dependencyTypes: ['core'] },
    },
    {
      name: 'adapters-know-none-of-each-other',
      severity: 'error',
      from: { path: '^packages/(store|queue|models)/', pathNot: '\\.test\\.ts$' },
      to: { path: '^packages/(store|queue|models)/', pathNot: '^packages/($1|core)/' },
    },
    {
      name: 'what-tests-share-is-for-tests',
      severity: 'error',
      from: { path: '^(apps|packages)/', pathNot: ['\\.test\\.ts$', '/testing/'] },
      to: { path: '/testing/' },
    },
    { name: 'packages-know-no-app', severity: 'error', from: { path: '^packages/' }, to: { path: '^apps/' } },
    {
      name: 'playground-is-a-telegram-and-knows-no-noctem',
      severity: 'error',
      from: { path: '^apps/playground/', pathNot: '\\.test\\.ts$' },
      to: { path: '^(packages|apps/(?!playground))' },
    },
    {
      name: 'one-door-per-workspace',
      comment: 'A workspace is entered by the doors that its package.json exports.',
      severity: 'error',
      from: { path: '^(packages|apps)/([^/]+)/' },
      to: {
        path: '^(packages|apps)/[^/]+/src/',
        pathNot: [
          '^$1/$2/',
          '^(packages|apps)/[^/]+/src/index\\.ts$',
          '^packages/core/src/[^/]+/index\\.ts$',
          '^packages/core/src/capture/conventions\\.ts$',
          '^apps/bot/src/(conversation|configuration|jobs|models)/index\\.ts$',
          '^apps/bot/src/(conversation/person|process)\\.ts$',
          '^packages/models/src/testing/index\\.ts$',
        ],
      },
    },
    {
      name: 'no-orphans',
      severity: 'error',
      from: {
        orphan: true,
        pathNot: [
          '\\.test\\.ts$',
          '\\.config\\.(ts|mjs)$',
          '\\.d\\.ts$',
          '\\.dependency-cruiser',
          'apps/playground/src/page/',
          '^tests/support/(fail-on-console|property-seed)\\.ts$',
        ],
      },
      to: {},
    },
    { name: 'no-unresolvable', severity: 'error', from: {}, to: { couldNotResolve: true } },
  ],
  options: {
    doNotFollow: { path: 'node_modules' },
    exclude: { path: '(^|/)(node_modules|dist)/' },
    parser: 'swc',
    tsPreCompilationDeps: true,
    combinedDependencies: true,
    tsConfig: { fileName: 'tsconfig.base.json' },
    enhancedResolveOptions: { exportsFields: ['exports'], conditionNames: ['import', 'node', 'default', 'types'] },
  },
};
