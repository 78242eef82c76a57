import reactHooks from 'eslint-plugin-react-hooks'
import tseslint from 'typescript-eslint'

/** Files of `folder` may import only what the pattern lets through; paths are those written in the import. */
const restrict = (folder, allowed, message, ignores = []) => ({
  files: [`${folder}/**/*.{ts,tsx}`],
  ignores,
  rules: { 'no-restricted-imports': ['error', { patterns: [{ regex: `^(?!${allowed})`, message }] }] },
})

export default tseslint.config(
  { ignores: ['dist/**', '.tsbuild/**', 'node_modules/**', 'test-results/**', 'out/**'] },
  {
    files: ['**/*.{ts,tsx}'],
    extends: [tseslint.configs.strictTypeChecked],
    linterOptions: { reportUnusedDisableDirectives: 'error' },
    languageOptions: {
      parserOptions: { projectService: true, tsconfigRootDir: new URL('..', import.meta.url).pathname },
    },
    rules: {
      '@typescript-eslint/switch-exhaustiveness-check': ['error', { considerDefaultExhaustiveForUnions: true }],
      '@typescript-eslint/consistent-type-imports': 'error',
      '@typescript-eslint/no-confusing-void-expression': 'off',
      '@typescript-eslint/restrict-template-expressions': ['error', { allowNumber: true }],
      '@typescript-eslint/no-unnecessary-condition': ['error', { allowConstantLoopConditions: true }],
      'no-console': 'error',
      'no-restricted-syntax': [
        'error',
        { selector: 'ExportDefaultDeclaration', message: 'Named exports only.' },
        {
          selector: 'ImportSpecifier[imported.name=/^ipc(Main|Renderer)$/]',
          message: 'IPC goes through electron/ipc and the contract.',
        },
        {
          selector: "CallExpression[callee.object.name='vi'][callee.property.name=/^(mock|doMock|stubGlobal)$/]",
          message: 'No module mocks.',
        },
      ],
    },
  },
  { files: ['renderer/**/*.{ts,tsx}'], extends: [reactHooks.configs.flat.recommended] },

  restrict('electron/contract', '\\./|zod$', 'The contract imports zod.'),
  restrict('electron/core', '\\./|\\.\\./contract/', 'Core imports core and contract.'),
  restrict(
    'electron/azure',
    '\\./|\\.\\./(core|contract)/|@azure/|node:(https?|tls|worker_threads)$',
    'azure imports core, contract, the SDK, worker_threads, and http and tls for its connections.',
  ),
  restrict(
    'electron/store',
    '\\.\\.?/(?!.*(azure|shell|ipc|service)/)|node:|better-sqlite3-multiple-ciphers$',
    'store imports core, contract, node and the driver.',
  ),
  restrict(
    'electron/shell',
    '\\.\\.?/(?!.*(azure|store|ipc|service)/)|node:|electron$|electron-store$|electron-updater/out/|conf$|keytar$|uuidv7$|ws$|zod$',
    'shell imports core, contract, node and the desktop.',
  ),
  {
    files: ['electron/shell/{both,web}/**/*.ts'],
    rules: {
      '@typescript-eslint/no-restricted-imports': [
        'error',
        { patterns: [{ regex: '^electron(-updater/.*)?$', message: 'Only shell/desktop knows Electron.' }] },
      ],
    },
  },
  restrict(
    'electron/ipc',
    '\\./|\\.\\./(core|contract)/|electron$|node:|ws$|zod$',
    'ipc imports core, contract and its transports.',
  ),
  restrict(
    'electron/service',
    '(?!\\.\\./\\.\\./|\\.\\./(azure|shell|ipc|core|contract)/)(\\.\\.?/|node:|ws$|zod$|better-sqlite3-multiple-ciphers$)',
    'The local service knows nothing of the app.',
  ),
  restrict(
    'renderer',
    '(?!electron$|node:|@azure/|.*/electron/(?!contract/))',
    'The window knows the contract and nothing else of the main process.',
  ),
  {
    files: ['renderer/**/*.{ts,tsx}'],
    rules: {
      '@typescript-eslint/no-restricted-imports': [
        'error',
        {
          patterns: [
            { regex: '/electron/contract/', allowTypeImports: true, message: 'Types only: the window checks nothing.' },
          ],
        },
      ],
    },
  },

  {
    files: ['electron/main.ts', 'electron/preload.ts', 'electron/ipc/electron-transport.ts'],
    rules: { 'no-restricted-syntax': 'off' },
  },
  {
    files: ['test/**/*.{ts,tsx}', 'build/**/*.{ts,mjs}'],
    rules: {
      'no-console': 'off',
      '@typescript-eslint/no-non-null-assertion': 'off',
      '@typescript-eslint/no-unsafe-assignment': 'off',
    },
  },
  {
    files: ['**/*.config.ts', 'build/vite.config.ts'],
    extends: [tseslint.configs.disableTypeChecked],
    rules: { 'no-restricted-syntax': 'off' },
  },
)
