// Logs of tests: one that says nothing, and the part of one that keeps no account of what its lines are written in.
import type { Log } from '../../src/ports/log.js';

export const plainWithin: Pick<Log, 'within'> = { within: (_fields, work) => work() };

export const quietLog: Log = { info: () => undefined, error: () => undefined, ...plainWithin };
