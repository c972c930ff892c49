// @ts-check
// Whose code it was that a program's time went to, from a profile of V8's: by the package, or by the room of ours, that each function
// is of. A bundle's functions are looked up in its source map.
import { readFileSync } from 'node:fs';
import { SourceMap } from 'node:module';
import { fileURLToPath } from 'node:url';

/** @typedef {{ functionName: string, url: string, lineNumber: number, columnNumber: number }} Frame */
/** @typedef {{ nodes: { id: number, callFrame: Frame }[], samples: number[], timeDeltas: number[] }} Profile */

/** The first that fits, by the function's name and by where it is from. @type {readonly (readonly [string, RegExp])[]} */
const WHOSE = [
  ['SQLite: statements, and writing its log', /libsql|better-sqlite|^run $/],
  [
    'flushes and files',
    /^(fdatasync|openFileHandle|stat|read|open|close|lstat|fsync) $|node:(internal\/)?fs|adapters\/local\/flushing/,
  ],
  ['writing to sockets', /^(writev|writeUtf8String|writeLatin1String|writeBuffer|shutdown) $/],
  [
    "Node's HTTP and streams",
    /node:.*(http|net|stream|url|dns|timers|events|abort_controller|event_target)/,
  ],
  [
    'botbuilder and its clients',
    /botbuilder|botframework|@azure|@typespec|azureCoreHttpCompat|(serializ|pipeline|turnContext|serviceClient|httpHeaders|Polic|urlHelpers|createPipeline|nodeHttpClient|botAdapter|sanitizer)\w*\.ts/,
  ],
  ['express', /express|body-parser|router|raw-body|finalhandler|qs\//],
  ['zod', /zod/],
  ['collecting garbage', /^\(garbage collector\)/],
  [
    'promises, and who waits for them',
    /async_hooks|task_queues|^(runMicrotasks|promiseInitHook|trackPromise)|internal\/process\/promises/,
  ],
  [
    'ours: cards and words',
    /src\/(text|channels\/teams\/cards|channels\/teams\/plain-text|domain\/time)/,
  ],
  ['ours: commits and rows', /src\/(app\/commit|adapters\/local\/(sqlite|kept)|ports\/store)/],
  ['ours: the log as a tree', /src\/(domain\/audit|app\/audit)/],
  ['ours: telling people', /src\/(app\/outbox|channels)/],
  ['ours: everything else', /src\/(?!\w+\.ts)|bench\/bare-bot|dist\//],
];

/** @type {Map<string, SourceMap | undefined>} */
const maps = new Map();

/** @param {string} url */
function mapOf(url) {
  if (maps.has(url)) return maps.get(url);
  let found;
  try {
    found = new SourceMap(JSON.parse(readFileSync(`${fileURLToPath(url)}.map`, 'utf8')));
  } catch {
    found = undefined;
  }
  maps.set(url, found);
  return found;
}

/** @param {Frame} frame */
function placeOf({ functionName, url, lineNumber, columnNumber }) {
  const entry = url.startsWith('file:')
    ? mapOf(url)?.findEntry(lineNumber, columnNumber)
    : undefined;
  const source = entry !== undefined && 'originalSource' in entry ? entry.originalSource : url;
  return `${functionName} ${source}`;
}

/**
 * Milliseconds by whose they were, without those in which nothing was to be done.
 * @param {Profile} profile
 * @returns {ReadonlyMap<string, number>}
 */
export function sharesOf({ nodes, samples, timeDeltas }) {
  const places = new Map(nodes.map(({ id, callFrame }) => [id, placeOf(callFrame)]));
  /** @type {Map<string, number>} */
  const shares = new Map();
  samples.forEach((id, at) => {
    const place = places.get(id) ?? '';
    if (place.startsWith('(idle)')) return;
    const whose = WHOSE.find(([, fits]) => fits.test(place))?.[0] ?? 'all else of Node and V8';
    shares.set(whose, (shares.get(whose) ?? 0) + (timeDeltas[at] ?? 0) / 1000);
  });
  return shares;
}
