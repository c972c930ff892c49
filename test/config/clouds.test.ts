import { expect, test } from '@jest/globals';
import { CLOUDS } from '../../src/config/clouds.js';

test('every cloud has its places over https, and no other', () => {
  for (const cloud of Object.values(CLOUDS)) {
    for (const place of [
      cloud.channelIssuer,
      cloud.channelKeys,
      cloud.login,
      cloud.graph,
      cloud.telemetryAudience,
      ...cloud.frameAncestors,
    ]) {
      expect(place).toMatch(/^https:\/\/[^/]/);
    }
  }
});
