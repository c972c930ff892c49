import { describe, expect, test } from '@jest/globals';

import { DEFAULT_PARAMETERS } from '../../../src/domain/otp/parameters.js';
import { isReleasable, STAGES } from '../../../src/domain/tokens/token.js';
import type { Stage, Token } from '../../../src/domain/tokens/token.js';
import { alice, anAsk, nestor, T0 } from '../release/given.js';

function token(stage: Stage): Token {
  const { tokenId: id, seedReference } = anAsk();
  return {
    id,
    ownerId: alice.id,
    issuer: 'Microsoft',
    accountName: alice.account,
    parameters: DEFAULT_PARAMETERS,
    seedReference,
    stage,
    sample: false,
    capturedBy: nestor.id,
    capturedAt: T0,
    frozen: false,
  };
}

const BETWEEN: readonly Stage[] = ['enrolled', 'burned', 'shipped'];

describe('a token', () => {
  test.each(BETWEEN)('has codes to release between enrolment and delivery: %s', (stage) => {
    expect(isReleasable(token(stage), false)).toBe(true);
  });

  test.each(STAGES.filter((stage) => !BETWEEN.includes(stage)))(
    'has none before, after, or once it went wrong: %s',
    (stage) => {
      expect(isReleasable(token(stage), false)).toBe(false);
    },
  );

  test('goes through the stages that the design names', () => {
    expect(STAGES.join(' ')).toBe(
      'capturing captured enrolled burned shipped delivered lost cancelled replaced compromised',
    );
  });
});
