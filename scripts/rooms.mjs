// Counts the rooms of src/app: files, lines, arrows, circles, and the files that *Show code* enters. Usage:
// node scripts/rooms.mjs [root of a checkout]. Lines are those with anything on them.
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join, posix } from 'node:path';

const root = process.argv[2] ?? '.';
const APP = 'src/app';
const LOOSE = ['bridge.ts', 'create-bridge.ts', 'deps.ts'];
const BELOW = ['commit', 'looking', 'outbox'];
/** @type {Readonly<Record<string, readonly string[]>>} */
const SEES = { commit: [], looking: ['commit'], outbox: ['commit'] };

const paths = readdirSync(join(root, APP), { recursive: true, encoding: 'utf8' })
  .filter((name) => name.endsWith('.ts'))
  .map((name) => name.replaceAll('\\', '/'))
  .sort();
const files = new Map(paths.map((path) => [path, read(path)]));

/** @param {string} path */
function read(path) {
  const text = readFileSync(join(root, APP, path), 'utf8');
  const found = [...text.matchAll(/(import|export) (type )?[^;]*? from '(\.[^']+)'/g)];
  const imports = found
    .map(([, , type, of = '']) => ({
      of: posix.join(posix.dirname(path), of).replace(/\.js$/, '.ts'),
      type: type !== undefined,
    }))
    .filter(({ of }) => !of.startsWith('..'));
  const lines = text.split('\n').filter((line) => line.trim() !== '').length;
  return { imports, lines };
}

/** @param {string} path */
const roomOf = (path) => (path.includes('/') ? (path.split('/')[0] ?? '') : '(loose)');

/**
 * @param {string} from
 * @param {{ types: boolean }} how
 */
function reached(from, { types }) {
  /** @type {Set<string>} */
  const seen = new Set();
  const go = (/** @type {string} */ path) => {
    for (const { of, type } of files.get(path)?.imports ?? []) {
      if ((type && !types) || seen.has(of) || !files.has(of)) continue;
      seen.add(of);
      go(of);
    }
  };
  go(from);
  return seen;
}

/** @type {Map<string, { files: number, lines: number, to: Map<string, number> }>} */
const rooms = new Map();
for (const [path, { imports, lines }] of files) {
  const room = roomOf(path);
  const so = rooms.get(room) ?? { files: 0, lines: 0, to: new Map() };
  so.files += 1;
  so.lines += lines;
  for (const { of } of imports) {
    if (roomOf(of) !== room) so.to.set(roomOf(of), (so.to.get(roomOf(of)) ?? 0) + 1);
  }
  rooms.set(room, so);
}
/** @param {string} room */
const allowed = (room) => SEES[room] ?? BELOW;
let against = 0;
for (const [room, so] of [...rooms].sort(([a], [b]) => (a < b ? -1 : 1))) {
  const arrows = [...so.to].map(([to, count]) => `${to} ${count}`).join(', ');
  console.log(`${room}: ${so.files} files, ${so.lines} lines; imports ${arrows || 'nothing'}`);
  if (room === '(loose)') continue;
  for (const [to, count] of so.to) {
    const isLoose = to === '(loose)' && room !== 'commit';
    if (!isLoose && !allowed(room).includes(to)) against += count;
  }
}
const loose = paths.filter((path) => !path.includes('/') && !LOOSE.includes(path));
const circles = paths.filter((path) => reached(path, { types: true }).has(path));
const shows = ['release/show-code.ts', 'show-code.ts'].find((path) =>
  existsSync(join(root, APP, path)),
);
console.log(
  `all: ${files.size} files, ${[...files.values()].reduce((sum, { lines }) => sum + lines, 0)} lines`,
);
console.log(
  `loose files: ${loose.length}; imports against the arrows: ${against}; files in circles: ${circles.length}`,
);
if (shows !== undefined) {
  const entered = [...reached(shows, { types: false })];
  const rows = entered.filter((path) => /(^|\/)rows\//.test(path)).length;
  console.log(`Show code enters ${entered.length + 1} files, ${rows} of them the shapes of rows`);
}
