// @ts-check
// `npm run stage [-- --policy FILE]`: puts what App Service gets, and nothing else, into build/app: the bundles, the page, and the
// one package that cannot be bundled. What is not named stays out: a policy, a backup or a key that somebody left lying about is
// not published with it.
import { spawnSync } from 'node:child_process';
import {
  cpSync,
  existsSync,
  lstatSync,
  mkdirSync,
  readFileSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { extname, join } from 'node:path';
import { parseArgs } from 'node:util';
import { BESIDE_THE_BUNDLE } from './beside-the-bundle.mjs';
import { CannotStart } from './cannot-start.mjs';
import { lockOf } from './lock-of.mjs';
import { remove } from './remove.mjs';
import { isRunItself } from './run-itself.mjs';

const ROOT = join(import.meta.dirname, '..');
const BUILD = 'build';
const DESCRIPTION = 'package.json';
const LOCK = 'package-lock.json';
/** What the build makes that runs. Its notes and the maps to sources that are not there do not. */
const KINDS = ['.js', '.css', '.html', '.wasm', '.br', '.gz'];
/** Of what is built: where bundles are. */
const PARTS = [
  join('dist', 'main.js'),
  join('dist', 'cli.js'),
  join('dist', 'compose', 'cli', 'runners.js'),
  join('dist', 'toolset.html'),
  join('dist', 'bot'),
  join('dist', 'page'),
  join('dist', 'auditors'),
];
const NEEDED = [...PARTS.slice(0, 4), join('dist', 'page', 'index.html')];
/** App Service's machine, whichever machine publishes: one of the packages is made for each kind of machine apart. */
const MACHINE = ['--os=linux', '--cpu=x64', '--libc=glibc'];
const MADE_FOR_IT = join('node_modules', '@libsql', 'linux-x64-gnu', 'index.node');

/**
 * Throws {@link CannotStart}.
 * @param {string} root
 * @returns {string} the folder, with everything but the packages
 */
export function stageApp(root) {
  for (const file of NEEDED) {
    if (!existsSync(join(root, file))) {
      throw new CannotStart(`${file} is missing: run \`npm run build\` first.`);
    }
  }
  // Of an earlier time nothing stays, a zip least of all: a new one would only be added to it.
  remove(join(root, BUILD));
  const folder = join(root, BUILD, 'app');
  for (const part of PARTS) {
    if (!existsSync(join(root, part))) continue;
    cpSync(join(root, part), join(folder, part), { recursive: true, filter: isPublished });
  }
  const read = (/** @type {string} */ name) => JSON.parse(readFileSync(join(root, name), 'utf8'));
  // The description says that it is made of modules; the lock says which versions it needs.
  const { description, lock } = lockOf(read(DESCRIPTION), read(LOCK), BESIDE_THE_BUNDLE);
  writeFileSync(join(folder, DESCRIPTION), JSON.stringify(description, undefined, 2));
  writeFileSync(join(folder, LOCK), JSON.stringify(lock, undefined, 2));
  return folder;
}

/** @param {string} path A link could lead out of the folder, so it stays out. */
function isPublished(path) {
  const found = lstatSync(path);
  return found.isDirectory() || (found.isFile() && KINDS.includes(extname(path)));
}

/**
 * The first policy travels with the app; one that is put beside it later counts from then on, whatever is staged of an earlier
 * time. So its last change goes with it: a package keeps no times that can be relied on. Throws {@link CannotStart}.
 * @param {string} folder what was staged
 * @param {string} file
 */
export function stagePolicy(folder, file) {
  if (!existsSync(file)) {
    throw new CannotStart(
      `There is no policy file ${file}. Begin with the first example of docs/policy.md.`,
    );
  }
  const check = [join(ROOT, 'dist', 'cli.js'), 'policy', 'check', file];
  const done = spawnSync(process.execPath, check, { stdio: 'inherit' });
  if (done.status !== 0) throw new CannotStart(`${file} is no policy; see above.`);
  const to = join(folder, 'policy');
  mkdirSync(to);
  cpSync(file, join(to, 'policy.json'));
  const writtenAt = statSync(file).mtime.toISOString();
  writeFileSync(join(to, 'stamp.json'), JSON.stringify({ writtenAt }));
}

/**
 * Brings the packages that the app needs when it runs, as the lock has them. None of them needs a script to be installed.
 * Throws {@link CannotStart}.
 * @param {string} folder
 * @param {string | undefined} npm npm's own program, which `npm run` names: so no shell is needed, on Windows either
 */
export function installPackages(folder, npm) {
  if (npm === undefined) throw new CannotStart('Run it as `npm run stage`.');
  const args = ['ci', '--omit=dev', '--ignore-scripts', '--no-bin-links', ...MACHINE];
  const done = spawnSync(process.execPath, [npm, ...args], { cwd: folder, stdio: 'inherit' });
  if (done.status !== 0) throw new CannotStart('The packages could not be installed; see above.');
  // npm passes over in silence what it counts as optional. Without this the app does not start.
  if (!existsSync(join(folder, MADE_FOR_IT))) {
    throw new CannotStart(
      `npm did not bring ${MADE_FOR_IT}: run it again, with the npm of Node 24.`,
    );
  }
}

if (isRunItself(import.meta.url)) {
  try {
    const { policy } = parseArgs({ options: { policy: { type: 'string' } } }).values;
    const folder = stageApp(ROOT);
    if (policy !== undefined) stagePolicy(folder, policy);
    installPackages(folder, process.env['npm_execpath']);
    console.log(`${folder}\nholds what App Service gets.`);
  } catch (error) {
    if (!(error instanceof CannotStart)) throw error;
    console.error(error.message);
    process.exitCode = 1;
  }
}
