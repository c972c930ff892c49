import { describe, expect, test } from '@jest/globals';
import { readConfiguration } from '../../src/config/configuration.js';
import type { ConfigurationResult } from '../../src/config/configuration.js';
import { GOOD_SETTINGS } from './good-settings.js';

const read = (changes: Record<string, string> = {}): ConfigurationResult =>
  readConfiguration({ ...GOOD_SETTINGS, ...changes });

describe('the log of a deployment’s audit', () => {
  const VERSION = '0123456789abcdef0123456789abcdef';
  const log = (key: string, container: string, before = ''): ConfigurationResult =>
    read({
      OTP_BRIDGE_LOG_KEY: key,
      OTP_BRIDGE_LOG_CONTAINER: container,
      OTP_BRIDGE_LOG_KEYS_BEFORE: before,
    });
  const CONTAINER = 'otpbridgeabcst/audit-checkpoints';

  test('is signed by nobody where neither a key nor a container is named, as before an update', () => {
    const result = log('', ' ');
    expect(result.ok && 'log' in result.configuration).toBe(false);
  });

  test('is signed with that key, kept in that container, and knows the keys of before', () => {
    const before = `log/${VERSION} until 2027-01-31, log/${VERSION.replace('0', 'f')} stolen 1/1234`;
    expect(log(`otp-bridge-log/${VERSION}`, CONTAINER, before)).toMatchObject({
      configuration: {
        log: {
          key: `otp-bridge-log/${VERSION}`,
          container: { account: 'otpbridgeabcst', name: 'audit-checkpoints' },
          keysBefore: [
            { end: { kind: 'until', at: Date.UTC(2027, 0, 31, 23, 59, 59) } },
            { end: { kind: 'stolen', after: { origin: 1, size: 1234 } } },
          ],
        },
      },
    });
  });

  test.each([
    ['', CONTAINER, '', 'OTP_BRIDGE_LOG_KEY', 'OTP_BRIDGE_LOG_CONTAINER is set'],
    ['log', '', '', 'OTP_BRIDGE_LOG_CONTAINER', 'OTP_BRIDGE_LOG_KEY is set'],
    ['', '', `log/${VERSION} until 2027-01-31`, 'OTP_BRIDGE_LOG_KEY', 'BEFORE is set'],
    ['https://evil.example/keys/log', CONTAINER, '', 'OTP_BRIDGE_LOG_KEY', 'NAME or NAME'],
    ['log/x', CONTAINER, '', 'OTP_BRIDGE_LOG_KEY', 'NAME or NAME'],
    ['log', 'evil.example/x', '', 'OTP_BRIDGE_LOG_CONTAINER', 'ACCOUNT/CONTAINER'],
    ['log', 'account/x/../y', '', 'OTP_BRIDGE_LOG_CONTAINER', 'ACCOUNT/CONTAINER'],
    ['log', 'account/a--b', '', 'OTP_BRIDGE_LOG_CONTAINER', 'ACCOUNT/CONTAINER'],
    ['log', CONTAINER, 'log/1 until 2027-01-31', 'OTP_BRIDGE_LOG_KEYS_BEFORE', 'NAME/VERSION'],
    ['log', CONTAINER, `log/${VERSION}`, 'OTP_BRIDGE_LOG_KEYS_BEFORE', 'how it ended'],
    ['log', CONTAINER, `log/${VERSION} until 2027-02-31`, 'OTP_BRIDGE_LOG_KEYS_BEFORE', '02-31'],
  ])('half set or wrong (%s, %s, %s) stops the start at %s', (...given) => {
    const [key, container, before, where, why] = given;
    const result = log(key, container, before);
    expect(result.ok ? [] : result.problems).toEqual([
      { where, problem: expect.stringContaining(why) },
    ]);
  });
});
