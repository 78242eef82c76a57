// The import table of electron/README.md on resolved paths, with no cycles and no orphans. Read by dependency-cruiser.

const own = folder => `^electron/${folder}/`
const packages = names => names.map(name => `(^|/)node_modules/${name}/|^${name}$`)

/** What `from` may import; anything else is a violation. `node` lets Node's own modules in. */
const layer = (name, from, allowed, { node = false } = {}) => ({
  name,
  severity: 'error',
  from: { path: from },
  to: { pathNot: allowed, dependencyTypesNot: node ? ['core'] : [] },
})

const zod = packages(['zod'])
const driver = packages(['better-sqlite3-multiple-ciphers'])
const inner = [own('core'), own('contract')]

module.exports = {
  forbidden: [
    { name: 'no-cycles', severity: 'error', from: {}, to: { circular: true } },
    {
      name: 'no-orphans',
      severity: 'error',
      from: {
        orphan: true,
        pathNot: [
          '\\.d\\.ts$',
          '^electron/azure/realtime-worker\\.ts$',
          '^electron/azure/system-certificates-worker\\.ts$',
          '^electron/store/check-worker\\.ts$',
          '^renderer/.*\\.json$',
        ],
      },
      to: {},
    },
    layer('contract', own('contract'), [own('contract'), ...zod]),
    layer('core', own('core'), inner),
    layer('azure', own('azure'), [own('azure'), ...inner, '@azure/'], { node: true }),
    layer('store', own('store'), [own('store'), ...inner, ...driver], { node: true }),
    layer(
      'shell',
      own('shell'),
      [
        own('shell'),
        ...inner,
        ...packages([
          'electron',
          'electron-store',
          'electron-updater',
          'conf',
          'keytar',
          '@github/keytar',
          'uuidv7',
          'ws',
          '@types/ws',
          'zod',
        ]),
      ],
      { node: true },
    ),
    {
      name: 'only the desktop knows Electron',
      severity: 'error',
      from: { path: '^electron/shell/(both|web)/' },
      to: { path: '^node_modules/electron(-updater)?/|^electron$' },
    },
    layer('ipc', own('ipc'), [own('ipc'), ...inner, ...packages(['electron', 'ws', '@types/ws', 'zod'])], {
      node: true,
    }),
    layer('service', own('service'), [own('service'), ...zod, ...driver, ...packages(['ws', '@types/ws'])], {
      node: true,
    }),
    layer('preload', '^electron/preload\\.ts$', [own('contract'), ...packages(['electron'])]),
    {
      name: 'roots leave the window alone',
      severity: 'error',
      from: { path: '^electron/[^/]+\\.ts$' },
      to: { path: '^(renderer|test)/' },
    },
    {
      name: 'nobody imports a root',
      severity: 'error',
      from: { path: '^electron/[^/]+/' },
      to: { path: '^electron/[^/]+\\.ts$' },
    },
    {
      name: 'the window knows the contract only',
      severity: 'error',
      from: { path: '^renderer/' },
      to: { path: '^electron/(?!contract/)|^node_modules/(electron|@azure)/|^electron$|^@azure/' },
    },
    {
      name: 'the window knows types of the contract only',
      severity: 'error',
      from: { path: '^renderer/' },
      to: { path: '^electron/contract/', dependencyTypesNot: ['type-only'] },
    },
    {
      name: 'the window has no Node',
      severity: 'error',
      from: { path: '^renderer/' },
      to: { dependencyTypes: ['core'] },
    },
    {
      name: 'product code imports no test',
      severity: 'error',
      from: { path: '^(electron|renderer)/' },
      to: { path: '^test/' },
    },
  ],
  options: {
    doNotFollow: { path: 'node_modules' },
    tsPreCompilationDeps: 'specify',
    tsConfig: { fileName: 'tsconfig.json' },
    enhancedResolveOptions: {
      extensions: ['.ts', '.tsx', '.js', '.json'],
      conditionNames: ['import', 'require', 'node', 'default', 'types'],
    },
  },
}
