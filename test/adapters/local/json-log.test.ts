import { describe, expect, test } from '@jest/globals';
import { jsonLog } from '../../../src/adapters/local/json-log.js';
import { VaultUnavailable } from '../../../src/ports/fault.js';

const DETAIL = 'seed 2sk2tsmkjp7kdbck';

function logged(cause: unknown): string {
  const lines: string[] = [];
  const log = jsonLog(
    (line) => lines.push(line),
    () => Date.UTC(2026, 10, 24),
  );
  log.error('turn.failed', cause, { incident: 'abc' });
  return lines.join('');
}

describe('the log', () => {
  test('writes one line of JSON for each event', () => {
    const line = logged(new VaultUnavailable('late'));
    expect(line.endsWith('}\n')).toBe(true);
    expect(line.trimEnd()).not.toContain('\n');
    expect(JSON.parse(line)).toMatchObject({
      time: '2026-11-24T00:00:00.000Z',
      level: 'error',
      event: 'turn.failed',
      incident: 'abc',
      error: 'VaultUnavailable',
      code: 'VAULT_UNAVAILABLE',
      why: 'late',
    });
  });

  test.each<readonly [string, unknown]>([
    ['an error', new Error(DETAIL)],
    ['an error whose message looks like a place', new Error(`oh\n    at ${DETAIL} (x:1:1)`)],
    ['an error with a cause', new Error('outer', { cause: new Error(DETAIL) })],
    ['the cause of a fault', new VaultUnavailable('late', { cause: new Error(DETAIL) })],
    ['an error with fields', Object.assign(new Error('x'), { request: DETAIL, stack: undefined })],
    ['a text', DETAIL],
    ['an object', { message: DETAIL }],
  ])('never repeats what %s says', (_what, cause) => {
    expect(logged(cause)).not.toContain('2sk2');
  });

  test('says where an error was thrown', () => {
    expect(logged(new Error(DETAIL))).toContain('json-log.test');
  });
});
