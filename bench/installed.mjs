// @ts-check
// What is installed to run a program: the packages that it names, and theirs, as the lock has them for this machine.
import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';

/** @typedef {{ readonly packages: number, readonly mb: number }} Installed */
/** @typedef {{ dependencies?: Record<string, string>, optionalDependencies?: Record<string, string> }} Package */

/**
 * @param {string} root
 * @param {readonly string[]} [names] undefined: what the program in `root` itself names
 * @returns {Installed}
 */
export function installedFor(root, names) {
  /** @type {Record<string, Package>} */
  const lock = JSON.parse(readFileSync(join(root, 'package-lock.json'), 'utf8')).packages;
  const found = new Set();
  const open = (names ?? Object.keys(lock['']?.dependencies ?? {})).map((name) => ({
    from: '',
    name,
  }));
  for (let next = open.pop(); next !== undefined; next = open.pop()) {
    const place = placeOf(lock, next.from, next.name);
    if (place === undefined || found.has(place) || !existsSync(join(root, place))) continue;
    found.add(place);
    const { dependencies = {}, optionalDependencies = {} } = lock[place] ?? {};
    for (const name of Object.keys({ ...dependencies, ...optionalDependencies })) {
      open.push({ from: place, name });
    }
  }
  const bytes = [...found].reduce((sum, place) => sum + sizeOf(join(root, place)), 0);
  return { packages: found.size, mb: bytes / 1e6 };
}

/**
 * Where Node finds it: beside whoever asks, or further up.
 * @param {Record<string, Package>} lock
 * @param {string} from
 * @param {string} name
 */
function placeOf(lock, from, name) {
  for (
    let folder = from;
    ;
    folder = folder.slice(0, Math.max(0, folder.lastIndexOf('/node_modules/')))
  ) {
    const place = `${folder === '' ? '' : `${folder}/`}node_modules/${name}`;
    if (place in lock) return place;
    if (folder === '') return undefined;
  }
}

/** @param {string} folder without the packages within, which count by themselves */
export function sizeOf(folder) {
  let bytes = 0;
  for (const entry of readdirSync(folder, { withFileTypes: true })) {
    const path = join(folder, entry.name);
    if (entry.isFile()) bytes += statSync(path).size;
    else if (entry.isDirectory() && entry.name !== 'node_modules') bytes += sizeOf(path);
  }
  return bytes;
}
