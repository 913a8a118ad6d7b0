// Arrows between the rooms: a room may use those before it in its list, never those after.
const LIB_ORDER = [
  ['messages', []],
  ['document', []],
  ['calendar', []],
  ['anatomy', ['document']],
  ['spelling', ['document', 'anatomy', 'rules']],
  ['secrecy', ['document', 'anatomy', 'rules']],
  ['signature', ['document', 'rules']],
  ['rules', ['document', 'anatomy']],
  ['host', ['secrecy', 'anatomy', 'document', 'rules']],
  ['correction', ['document', 'anatomy', 'rules', 'check']],
  ['check', ['calendar', 'document', 'anatomy', 'rules', 'secrecy', 'spelling', 'signature']],
  ['filing', ['calendar', 'host', 'anatomy', 'document', 'secrecy']],
  ['store', ['filing', 'calendar', 'host', 'secrecy', 'document', 'anatomy']],
  ['sheets', ['document', 'calendar', 'host', 'secrecy', 'filing', 'store']],
  ['reports', ['calendar', 'document', 'filing', 'secrecy', 'sheets', 'store']],
  ['news', ['document', 'anatomy', 'rules']],
  ['transfer', ['document', 'calendar', 'secrecy', 'filing', 'sheets', 'store']],
];

module.exports = {
  forbidden: [
    {
      name: 'no-circular',
      comment: 'Files of one folder may call each other in turn (a story holds tables that hold stories); folders may not.',
      severity: 'error',
      from: { path: '^(.+)/[^/]+$' },
      to: { circular: true, via: { pathNot: '^$1/[^/]+$' } },
    },
    { name: 'no-unresolvable', severity: 'error', from: {}, to: { couldNotResolve: true, pathNot: '^(wxt|#imports|virtual:|\\$|.*\\?)' } },
    {
      name: 'room-by-its-door',
      comment:
        'A room of lib is entered by its index.ts (data packs, workers and the quick look before the large room of marks have doors of their own).',
      severity: 'error',
      from: { path: '^lib/([^/]+)/' },
      to: { path: '^lib/([^/]+)/', pathNot: ['^lib/$1/', '^lib/[^/]+/index\\.ts$', '^lib/secrecy/prefilter\\.ts$', '\\.json$'] },
    },
    ...LIB_ORDER.map(([room, allowed]) => ({
      name: `${room}-looks-only-back`,
      severity: 'error',
      from: { path: `^lib/${room}/` },
      to: { path: '^(lib|components|entrypoints|scripts|tests|samples)/', pathNot: [room, ...allowed].map((one) => `^lib/${one}/`) },
    })),
    {
      name: 'lib-has-no-browser',
      comment: 'Only the store, the messages and the DOM half of host know the browser; the rest runs in a worker and in Node as well.',
      severity: 'error',
      from: { path: '^lib/', pathNot: '^lib/(store|messages)/' },
      to: { path: '(^|/)(wxt|webextension-polyfill)(/|$)|^#imports' },
    },
    {
      name: 'papers-know-rows-by-type',
      comment: 'Import, export and papers take the shape of rows from the store, never the database.',
      severity: 'error',
      from: { path: '^lib/(reports|sheets|transfer)/' },
      to: { path: '^lib/store/', dependencyTypesNot: ['type-only'] },
    },
    { name: 'no-react-in-lib', severity: 'error', from: { path: '^lib/' }, to: { path: 'node_modules/(react|react-dom|radix-ui)/' } },
    {
      name: 'components-not-entrypoints',
      severity: 'error',
      from: { path: '^components/' },
      to: { path: '^(entrypoints|scripts|tests|samples)/' },
    },
    {
      name: 'product-not-tests',
      severity: 'error',
      from: { path: '^(lib|components|entrypoints)/' },
      to: { path: '^(tests|scripts|samples)/' },
    },
  ],
  options: {
    doNotFollow: { path: 'node_modules' },
    tsPreCompilationDeps: true,
    parser: 'swc',
    tsConfig: { fileName: 'tsconfig.json' },
    enhancedResolveOptions: { exportsFields: ['exports'], conditionNames: ['import', 'browser', 'default'] },
  },
};
