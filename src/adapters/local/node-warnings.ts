// What Node warns of, in the log's own shape: its two lines on the standard error are no JSON, and whoever collects the log loses them, or
// trips over them. Of a warning only its class and code: its text may hold anything.
import { defined } from '../../domain/defined.js';
import type { Log } from '../../ports/log.js';
import { errorCode } from './error-code.js';

/** Takes the place of what Node prints. */
export function logNodeWarnings(log: Log): void {
  process.removeAllListeners('warning');
  process.on('warning', (warning) => {
    log.info('node.warned', { warning: warning.name, ...defined({ code: errorCode(warning) }) });
  });
}
