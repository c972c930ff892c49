// When a token's end ends a request: who asks for a code waits for nothing once the token is over, and for its seed once that is gone.
import { describe, expect, test } from '@jest/globals';

import type { Disclosure } from '../../../src/domain/release/request.js';
import { DISCLOSURES } from '../../../src/domain/release/request.js';
import { tokenEnd } from '../../../src/domain/release/token-end.js';
import { STAGES } from '../../../src/domain/tokens/token.js';
import type { Stage } from '../../../src/domain/tokens/token.js';
import { aToken, keptToken } from '../tokens/given.js';
import { at } from './given.js';

const UNDER_WAY: readonly Stage[] = ['capturing', 'captured', 'enrolled', 'burned', 'shipped'];
/** Delivered: with its seed destroyed, as {@link aToken} brings it there. */
const OVER: readonly Stage[] = ['delivered', 'lost', 'cancelled', 'replaced'];

const each = (stages: readonly Stage[]): (readonly [Stage, Disclosure])[] =>
  stages.flatMap((stage) => DISCLOSURES.map((disclosure) => [stage, disclosure] as const));

describe('a token', () => {
  test.each(each(UNDER_WAY))('that is %s ends no request of it: %s', (stage, disclosure) => {
    expect(tokenEnd(aToken(stage), { disclosure })).toBeUndefined();
  });

  test.each(each(OVER))(
    'that is %s, its seed destroyed, ends each request of it, since then: %s',
    (stage, disclosure) => {
      expect(tokenEnd(aToken(stage), { disclosure })).toStrictEqual({
        cause: 'token-over',
        at: at(60),
      });
    },
  );

  test.each(each(['compromised']))(
    'that is %s ends each request of it, and says why: %s',
    (stage, disclosure) => {
      expect(tokenEnd(aToken(stage), { disclosure })).toStrictEqual({
        cause: 'compromised',
        at: at(60),
      });
    },
  );

  test('whose stages are told here has no other', () => {
    expect([...UNDER_WAY, ...OVER, 'compromised'].sort()).toStrictEqual([...STAGES].sort());
  });
});

describe('a token that was delivered, its seed kept', () => {
  test('ends the request for a code: its owner has it in their hand', () => {
    const end = tokenEnd(keptToken(), { disclosure: 'release' });
    expect(end).toStrictEqual({ cause: 'token-over', at: at(60) });
  });

  test.each(['seed-qr', 'seed-export'] as const)(
    'ends no request for its seed: %s',
    (disclosure) => {
      expect(tokenEnd(keptToken(), { disclosure })).toBeUndefined();
    },
  );
});
