import { describe, expect, test } from '@jest/globals';
import { onHostsOnly, onLoopbackOnly } from '../../../src/channels/teams/service-url.js';
import { CLOUDS } from '../../../src/config/clouds.js';

const onTeamsOnly = onHostsOnly(CLOUDS.public.teamsHosts);

describe('where answers may go', () => {
  test.each([
    'http://127.0.0.1:56150/_connector',
    'http://localhost:1',
    'https://[::1]:3978/',
    'http://LOCALHOST/',
  ])('in the local trial: %s', (url) => {
    expect(onLoopbackOnly(url)).toBe(true);
    expect(onTeamsOnly(url)).toBe(false);
  });

  test.each([
    'https://smba.trafficmanager.net/emea/',
    'https://smba.trafficmanager.net:443/teams/',
    'https://SMBA.trafficmanager.net/amer/7e57ab1e-0000-4000-8000-000000000001/',
    'https://smba.onyx.prod.teams.trafficmanager.net/emea',
    'https://smba.infra.gcc.teams.microsoft.com/teams',
  ])('in production: %s', (url) => {
    expect(onTeamsOnly(url)).toBe(true);
    expect(onLoopbackOnly(url)).toBe(false);
  });

  test.each([
    '',
    'smba.trafficmanager.net',
    '//smba.trafficmanager.net/',
    'http://smba.trafficmanager.net/',
    'https://smba.trafficmanager.net:8443/',
    'https://smba.trafficmanager.net.example.test/',
    'https://other.trafficmanager.net/',
    'https://xsmba.trafficmanager.net/',
    'https://smba.trafficmanager.net@example.test/',
    'https://a:b@smba.trafficmanager.net/',
    'https://example.test/smba.trafficmanager.net/',
    'https://example.test/#smba.trafficmanager.net',
    'https://directline.botframework.com/',
    'http://169.254.169.254/metadata',
    'http://127.0.0.1.example.test/',
    'http://user@127.0.0.1/',
    'http://[::ffff:127.0.0.1]/',
    'http://0.0.0.0/',
    'file:///etc/passwd',
    'ftp://127.0.0.1/',
    'javascript:alert(1)',
  ])('nowhere: «%s»', (url) => {
    expect(onLoopbackOnly(url)).toBe(false);
    expect(onTeamsOnly(url)).toBe(false);
  });
});
