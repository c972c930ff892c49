// @ts-check
// Runs the program named by the first argument and ends with its parent, also where that died without a word.
import { pathToFileURL } from 'node:url';

const [target = '', ...rest] = process.argv.slice(2);
/** What a program may take to put its things away. */
const GRACE_MS = 2000;

function end() {
  // A program that listens too ends itself; the others have nothing to put away.
  if (process.listenerCount('disconnect') < 2) process.exit(0);
  setTimeout(() => process.exit(0), GRACE_MS);
}

process.on('disconnect', end);
if (!process.connected) process.exit(0);
process.argv = [process.argv[0] ?? '', target, ...rest];
await import(pathToFileURL(target).href);
