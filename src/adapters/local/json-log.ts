// Log lines as JSON. Of an error only its class, its code and where it was thrown: its message may hold anything. A fault's
// is our own, and tells who runs the bot what to grant or to mend.
import { AsyncLocalStorage } from 'node:async_hooks';
import { defined } from '../../domain/defined.js';
import { Fault } from '../../ports/fault.js';
import type { Log, LogFields } from '../../ports/log.js';
import { errorCode } from './error-code.js';

/** `write` gets one whole line at a time. */
export function jsonLog(write: (line: string) => void, now: () => number): Log {
  const around = new AsyncLocalStorage<LogFields>();
  const line = (level: string, event: string, fields: LogFields): void => {
    const time = new Date(now()).toISOString();
    write(`${JSON.stringify({ time, level, event, ...around.getStore(), ...fields })}\n`);
  };
  return {
    info: (event, fields = {}) => {
      line('info', event, fields);
    },
    error: (event, cause, fields = {}) => {
      line('error', event, { ...fields, ...described(cause) });
    },
    within: (fields, work) => around.run(fields, work),
  };
}

function described(cause: unknown): LogFields {
  if (!(cause instanceof Error)) return { error: typeof cause };
  const code = errorCode(cause);
  const frames = framesOf(cause);
  return {
    error: cause.constructor.name,
    ...defined({ code }),
    ...(cause instanceof Fault && cause.message !== '' ? { why: cause.message } : {}),
    at: frames.slice(0, FRAMES).join(' | '),
  };
}

const FRAMES = 8;

/** Where it was thrown. The stack begins with the message, and a line of that may look like one of these. */
function framesOf({ stack = '', message }: Error): readonly string[] {
  const start = stack.indexOf(message);
  const rest = start === -1 ? stack : stack.slice(start + message.length);
  return rest
    .split('\n')
    .filter((line) => /^\s+at /.test(line))
    .map((line) => line.trim());
}
