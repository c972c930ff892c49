import { describe, expect, test } from '@jest/globals';

import { isReleasable, STAGES } from '../../../src/domain/tokens/token.js';
import type { Stage } from '../../../src/domain/tokens/token.js';
import { aToken } from './given.js';

const BETWEEN: readonly Stage[] = ['enrolled', 'burned', 'shipped'];

describe('a token', () => {
  test.each(BETWEEN)('has codes to release between enrolment and delivery: %s', (stage) => {
    expect(isReleasable(aToken(stage), false)).toBe(true);
  });

  test.each(STAGES.filter((stage) => !BETWEEN.includes(stage)))(
    'has none before, after, or once it went wrong: %s',
    (stage) => {
      expect(isReleasable(aToken(stage), false)).toBe(false);
    },
  );

  test('goes through the stages that the design names', () => {
    expect(STAGES.join(' ')).toBe(
      'capturing captured enrolled burned shipped delivered lost cancelled replaced compromised',
    );
  });
});
