// Log lines as JSON. Of an error only its class, its code and where it was thrown: its message may hold anything.
import type { Log, LogFields } from '../../ports/log.js';
import { errorCode } from './error-code.js';

/** `write` gets one whole line at a time. */
export function jsonLog(write: (line: string) => void, now: () => number): Log {
  const line = (level: string, event: string, fields: LogFields): void => {
    const time = new Date(now()).toISOString();
    write(`${JSON.stringify({ time, level, event, ...fields })}\n`);
  };
  return {
    info: (event, fields = {}) => {
      line('info', event, fields);
    },
    error: (event, cause, fields = {}) => {
      line('error', event, { ...fields, ...described(cause) });
    },
  };
}

function described(cause: unknown): LogFields {
  if (!(cause instanceof Error)) return { error: typeof cause };
  const code = errorCode(cause);
  const frames = (cause.stack ?? '').split('\n').filter((frame) => /^\s+at /.test(frame));
  return {
    error: cause.constructor.name,
    ...(code === undefined ? {} : { code }),
    at: frames
      .slice(0, 8)
      .map((frame) => frame.trim())
      .join(' | '),
  };
}
