// The log of a program that runs: lines of JSON on its standard error.
import type { Log } from '../../ports/log.js';
import { jsonLog } from './json-log.js';
import { systemClock } from './system-clock.js';

export function standardErrorLog(): Log {
  return jsonLog(
    (line) => process.stderr.write(line),
    () => systemClock.now(),
  );
}
