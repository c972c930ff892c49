// What asking for one disclosure is otherwise than asking for another. What the disclosures themselves have of their own stands in
// domain/release/disclosures.ts.
import type { Disclosure } from '../../domain/release/request.js';
import { isConfirmed } from '../../domain/tokens/token.js';
import type { Token } from '../../domain/tokens/token.js';
import type { Policy } from '../../domain/policy/policy.js';
import type { WithoutRole } from '../../domain/policy/without-role.js';
import type { AskRefusal, TokenNotGiving } from './answers.js';
import type { Mention } from '../looking/who.js';

type Kind = {
  /** To who may not ask for it. */
  readonly noRole: Extract<AskRefusal, { readonly code: WithoutRole }>;
  /** Somebody calls for it: how they were verified is asked, and it may be wanted for later. */
  readonly forCaller: boolean;
  readonly needsReason: boolean;
  /** To who may not ask for the first one of a token that they captured themselves; absent where they may. */
  readonly captorAsks?: (owner: Mention) => AskRefusal;
  /** Of a token that does not give it. */
  readonly notGiven: (token: Token, policy: Policy, owner: Mention) => TokenNotGiving;
};

const unconfirmed = (token: Token, { twoProvisioners }: Policy): boolean =>
  !isConfirmed(token, twoProvisioners);

export const KINDS: Readonly<Record<Disclosure, Kind>> = {
  release: {
    noRole: { code: 'NO_ROLE' },
    forCaller: true,
    needsReason: false,
    captorAsks: (owner) => ({ code: 'CAPTOR_REQUEST', owner }),
    notGiven: ({ stage }, _policy, owner) => ({ code: 'TOKEN_NOT_RELEASABLE', owner, stage }),
  },
  'seed-qr': {
    noRole: { code: 'NOT_A_PROVISIONER' },
    forCaller: false,
    needsReason: true,
    notGiven: (token, policy, owner) => {
      const { stage } = token;
      return { code: 'TOKEN_NOT_BURNABLE', owner, stage, unconfirmed: unconfirmed(token, policy) };
    },
  },
  'seed-export': {
    noRole: { code: 'NOT_AN_EXPORTER' },
    forCaller: false,
    needsReason: true,
    notGiven: (token, policy, owner) => {
      const { stage } = token;
      return {
        code: 'TOKEN_NOT_EXPORTABLE',
        owner,
        stage,
        unconfirmed: unconfirmed(token, policy),
      };
    },
  },
};
