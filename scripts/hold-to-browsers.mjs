// @ts-check
// Holds what a browser loads of ours, packages included, against the oldest browsers: syntax, patterns and what they bring. All of it
// as one bundle, each module once, before it is made small: so a complaint names the module and shows the line.
import { build } from 'esbuild';
import { Linter } from 'eslint';
import compat from 'eslint-plugin-compat';
import es from 'eslint-plugin-es-x';
import { join } from 'node:path';
import { ASKED_FOR_FIRST, FOR_OLDEST, OLDEST_QUERIES, SCRIPTS } from './browsers.mjs';
import { isRunItself } from './run-itself.mjs';
import { tooYoung } from './too-young.mjs';
import { withoutOthersWords } from './without-others-words.mjs';

const ROOT = join(import.meta.dirname, '..');

/** Younger than the oldest of them, edition by edition; what the language had before, all of them have. */
const YOUNGER = /** @type {const} */ ([
  'flat/no-new-in-es2023',
  'flat/no-new-in-es2024',
  'flat/no-new-in-es2025',
  'flat/no-new-in-esnext',
]);
/** In all of them, though it is of 2023. */
const THERE = ['es-x/no-array-prototype-findlast-findlastindex', 'es-x/no-hashbang'];
/** Names that other things have as well: told only of what is known to be one of the language's own. */
const COMMON_NAMES = /iterator-prototype|set-prototype|resizable/;
/** They came with 2018 and 2022, but not to Safari 16.0. */
const LATE = ['es-x/no-regexp-lookbehind-assertions', 'es-x/no-class-static-block'];

/** The decoder's own program looks whether there is one, and goes without. */
const ASKS = /^let \w+ = Symbol\.dispose;$/;
/** In packages: looked for before it is called; and what their own methods are called is theirs. */
const OTHERS_ASK = /^(?:URL\.canParse|Error\.captureStackTrace) /;
/** How a bundle says which module begins. */
const MARK = '// ';
const SHOWN = 160;

/**
 * What is wrong, a line each.
 * @param {string} root
 */
async function findStrangers(root) {
  const code = await bundled(join(root, 'src', 'page'));
  const lines = code.split('\n');
  const messages = new Linter({ configType: 'flat' }).verify(code, rules(), {
    filename: 'pages.js',
    allowInlineConfig: false,
  });
  return messages.flatMap(({ line, message, messageId }) => {
    const shown = lines[line - 1]?.trim().slice(0, SHOWN) ?? '';
    if (ASKS.test(shown)) return [];
    const module = lines.slice(0, line).findLast((one) => one.startsWith(MARK));
    const where = module?.slice(MARK.length) ?? '';
    const isOthers = where.includes('node_modules/');
    if (isOthers && (messageId === 'called' || OTHERS_ASK.test(message))) return [];
    return [`${where}: ${message}\n    ${shown}`];
  });
}

/** @param {string} source */
async function bundled(source) {
  const entries = Object.values(SCRIPTS).flat();
  const { outputFiles } = await build({
    stdin: {
      contents: entries.map((entry) => `import './${entry}';`).join('\n'),
      resolveDir: source,
    },
    absWorkingDir: join(source, '..', '..'),
    bundle: true,
    write: false,
    format: 'esm',
    ...FOR_OLDEST,
    legalComments: 'none',
    logLevel: 'warning',
    tsconfig: join(source, 'tsconfig.json'),
    plugins: [withoutOthersWords],
  });
  return outputFiles[0]?.text ?? '';
}

/** @returns {import('eslint').Linter.Config[]} */
function rules() {
  const names = YOUNGER.flatMap((edition) => Object.keys(es.configs[edition].rules ?? {}));
  const held = [...names.filter((name) => !THERE.includes(name)), ...LATE];
  return [
    {
      files: ['**/*.js'],
      plugins: { compat, 'es-x': es, ours: { rules: { 'too-young': tooYoung } } },
      // What is not of this edition is no syntax at all.
      languageOptions: { ecmaVersion: 2022, sourceType: 'module' },
      settings: { browsers: OLDEST_QUERIES, polyfills: ASKED_FOR_FIRST },
      rules: {
        'compat/compat': 'error',
        'ours/too-young': 'error',
        ...Object.fromEntries(held.map((name) => [name, ['error', ...optionsOf(name)]])),
      },
    },
  ];
}

/**
 * Without types, a method is known by its name alone.
 * @param {string} name
 */
function optionsOf(name) {
  const [, rule] = Object.entries(es.rules).find(([its]) => `es-x/${its}` === name) ?? [];
  const known = JSON.stringify(rule?.meta?.schema ?? []);
  const options = {
    ...(known.includes('allowTestedProperty') && { allowTestedProperty: true }),
    ...(known.includes('aggressive') && !COMMON_NAMES.test(name) && { aggressive: true }),
  };
  return Object.keys(options).length === 0 ? [] : [options];
}

if (isRunItself(import.meta.url)) {
  const strangers = await findStrangers(process.argv[2] ?? ROOT);
  if (strangers.length > 0) {
    console.error(`Some of ${OLDEST_QUERIES.join(', ')} lack this (docs/browsers.md):`);
    for (const stranger of strangers) console.error(stranger);
    process.exitCode = 1;
  }
}
