import js from '@eslint/js';
import { importX } from 'eslint-plugin-import-x';
import { createTypeScriptImportResolver } from 'eslint-import-resolver-typescript';
import tseslint from 'typescript-eslint';

/** Arrows that DESIGN's rooms forbid: [room, what it may not import]. */
const FORBIDDEN_ARROWS = [
  [
    'src/domain',
    ['src/app', 'src/ports', 'src/adapters', 'src/channels', 'src/text', 'src/config'],
  ],
  ['src/ports', ['src/app', 'src/adapters', 'src/channels', 'src/text', 'src/config']],
  ['src/app', ['src/adapters', 'src/channels', 'src/text', 'src/config']],
  ['src/adapters', ['src/app', 'src/channels', 'src/text', 'src/config']],
  ['src/text', ['src/ports', 'src/adapters', 'src/channels', 'src/config']],
  ['src/channels', ['src/adapters', 'src/config']],
];

/** Rooms of app/ that each use case lies in: they see what is below, and none of each other. */
const USE_CASES = ['asking', 'release', 'provisioning', 'safety', 'tenant', 'audit', 'rehearsal'];
const APP_ROOMS = {
  commit: [],
  looking: ['commit'],
  outbox: ['commit'],
  ...Object.fromEntries(USE_CASES.map((room) => [room, ['looking', 'commit', 'outbox']])),
};

/** The page is browser code: of ours it sees what was written for the browser too, and the words. */
const PAGE_SEES = ['./domain/capture', './text', './page'];
/** The toolset page makes codes, too. */
const TOOLSET_SEES = [...PAGE_SEES, './domain/otp', './domain/ids.ts', './domain/outcome.ts'];

/** Whatever a seed passes through is in the bridge's own folders, or in a file that somebody named. */
const NO_TEMPORARY_FOLDER = Object.entries({
  os: ['tmpdir'],
  fs: ['mkdtemp', 'mkdtempSync', 'promises'],
  'fs/promises': ['mkdtemp'],
}).flatMap(([module, names]) =>
  [module, `node:${module}`].map((name) => ({
    name,
    importNames: [...names, 'default'],
    message: 'Nothing of ours is laid down in a folder that others read.',
  })),
);

/** The two files that name botbuilder; whatever takes its place goes there. */
const BEHIND_THE_WIRE = [
  'src/channels/teams/botbuilder-wire.ts',
  'src/channels/teams/authenticated-wire.ts',
];

const zones = [
  ...FORBIDDEN_ARROWS.flatMap(([room, targets]) =>
    targets.map((from) => ({ target: `./${room}`, from: `./${from}` })),
  ),
  ...Object.entries(APP_ROOMS).map(([room, sees]) => ({
    target: `./src/app/${room}`,
    from: './src/app',
    except: [room, ...sees, ...(room === 'commit' ? [] : ['deps.ts', 'bridge.ts'])].map(
      (one) => `./${one}`,
    ),
  })),
  { target: './src/page/!(toolset)/**', from: './src', except: PAGE_SEES },
  { target: './src/page/*', from: './src', except: PAGE_SEES },
  { target: './src/page/toolset', from: './src', except: TOOLSET_SEES },
  { target: './src/!(page)/**', from: './src/page' },
];

export default tseslint.config(
  { ignores: ['dist', 'build', 'node_modules', 'coverage', '.data'] },
  js.configs.recommended,
  {
    files: ['**/*.ts'],
    extends: [tseslint.configs.strictTypeChecked, tseslint.configs.stylisticTypeChecked],
    plugins: { 'import-x': importX },
    settings: { 'import-x/resolver-next': [createTypeScriptImportResolver()] },
    languageOptions: {
      parserOptions: {
        project: ['./tsconfig.json', './src/page/tsconfig.json', './test/tsconfig.json'],
        tsconfigRootDir: import.meta.dirname,
      },
    },
    rules: {
      '@typescript-eslint/switch-exhaustiveness-check': [
        'error',
        { considerDefaultExhaustiveForUnions: false },
      ],
      '@typescript-eslint/strict-boolean-expressions': 'error',
      '@typescript-eslint/explicit-module-boundary-types': 'error',
      '@typescript-eslint/consistent-type-assertions': ['error', { assertionStyle: 'never' }],
      '@typescript-eslint/no-unused-vars': [
        'error',
        { argsIgnorePattern: '^_', ignoreRestSiblings: true },
      ],
      '@typescript-eslint/restrict-template-expressions': ['error', { allowNumber: true }],
      // The store's and the channels' contracts are asynchronous even where one adapter is not.
      '@typescript-eslint/require-await': 'off',
      // Data is a `type`, a port an `interface`; recursive JSON needs its index signature.
      '@typescript-eslint/consistent-type-definitions': 'off',
      '@typescript-eslint/consistent-indexed-object-style': 'off',
      'max-lines': ['error', { max: 200, skipComments: true, skipBlankLines: true }],
      'max-lines-per-function': ['error', { max: 40, skipComments: true, skipBlankLines: true }],
      complexity: ['error', 10],
      'max-depth': ['error', 3],
      'max-params': ['error', 3],
      eqeqeq: 'error',
      'no-empty': ['error', { allowEmptyCatch: false }],
      'no-console': 'error',
      'import-x/no-default-export': 'error',
      'import-x/no-cycle': 'error',
      'import-x/no-restricted-paths': ['error', { zones }],
      'no-restricted-syntax': [
        'error',
        {
          selector: 'NewExpression[callee.name="Date"][arguments.length=0]',
          message: 'The clock is injected.',
        },
      ],
      'no-restricted-properties': [
        'error',
        { object: 'Date', property: 'now', message: 'The clock is injected.' },
        { object: 'Math', property: 'random', message: 'Randomness is injected.' },
        {
          object: 'process',
          property: 'env',
          message: 'The environment is read in src/config alone.',
        },
      ],
    },
  },
  {
    files: ['src/**/*.ts'],
    rules: { 'no-restricted-imports': ['error', { paths: NO_TEMPORARY_FOLDER }] },
  },
  {
    files: ['src/**/*.ts'],
    ignores: BEHIND_THE_WIRE,
    rules: {
      'no-restricted-imports': [
        'error',
        {
          paths: NO_TEMPORARY_FOLDER,
          patterns: [
            {
              regex: '^(botbuilder|botframework-|@microsoft/(teams[.]|agents-))',
              message: 'SDKs of bots are named behind src/channels/teams/wire.ts alone.',
            },
          ],
        },
      ],
    },
  },
  {
    files: ['src/domain/**/*.ts'],
    rules: {
      'no-restricted-globals': ['error', 'process', 'fetch', 'setTimeout', 'setInterval'],
    },
  },
  {
    // Where `unknown` becomes a type: each assertion there follows a check.
    files: ['src/domain/ids.ts'],
    rules: { '@typescript-eslint/consistent-type-assertions': ['error', { assertionStyle: 'as' }] },
  },
  {
    files: [
      'src/config/**/*.ts',
      'src/adapters/local/system-*.ts',
      'src/page/browser-clock.ts',
      'src/page/toolset/system-*.ts',
      'src/main.ts',
      'src/cli.ts',
    ],
    rules: { 'no-restricted-properties': 'off' },
  },
  {
    files: ['test/**/*.ts'],
    rules: {
      'max-lines-per-function': 'off',
      'no-restricted-properties': 'off',
      '@typescript-eslint/consistent-type-assertions': ['error', { assertionStyle: 'as' }],
      'no-restricted-syntax': 'off',
    },
  },
  {
    files: [
      'scripts/**/*.mjs',
      'bench/**/*.mjs',
      'test/**/*.mjs',
      '.ci/**/*.{mjs,cjs}',
      '*.config.js',
    ],
    languageOptions: {
      globals: {
        process: 'readonly',
        console: 'readonly',
        URL: 'readonly',
        setTimeout: 'readonly',
        clearTimeout: 'readonly',
        fetch: 'readonly',
        AbortSignal: 'readonly',
        performance: 'readonly',
        setInterval: 'readonly',
        clearInterval: 'readonly',
        Buffer: 'readonly',
      },
    },
    rules: { 'import-x/no-default-export': 'off' },
  },
);
