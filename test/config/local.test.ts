import { describe, expect, test } from '@jest/globals';
import { readConfiguration } from '../../src/config/configuration.js';

const LOCAL = { OTP_BRIDGE_PROFILE: 'local' };

describe('the configuration of a local trial', () => {
  test('is read without the space that `set X=1 && …` puts behind each value', () => {
    const read = readConfiguration({
      OTP_BRIDGE_PROFILE: 'local ',
      OTP_BRIDGE_DATA: 'other ',
      OTP_BRIDGE_PORT: '4000 ',
      OTP_BRIDGE_POLICY: 'policy.json\r',
    });
    expect(read).toMatchObject({
      ok: true,
      configuration: { dataFolder: 'other', port: 4000, policyFile: 'policy.json' },
    });
  });

  test('takes a value that is empty for none', () => {
    const given = {
      ...LOCAL,
      OTP_BRIDGE_DATA: ' ',
      OTP_BRIDGE_PORT: '',
      OTP_BRIDGE_MASTER_KEY: '',
    };
    const read = readConfiguration(given);
    expect(read).toMatchObject({ ok: true, configuration: { dataFolder: '.data', port: 3978 } });
    expect(read).not.toHaveProperty('configuration.masterKey');
  });

  test('refuses a sign of production with a space behind it, too', () => {
    const read = readConfiguration({ ...LOCAL, NODE_ENV: 'production ' });
    expect(read).toMatchObject({ ok: false, problems: [{ where: 'NODE_ENV' }] });
  });
});
