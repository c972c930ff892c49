// What people are told about a token, apart from answers to what they did.
import type { Instant, TokenId } from '../ids.js';
import type { Days } from './shipment.js';

export type TokenNotice =
  /** To the account owner. */
  | {
      readonly code: 'seed-kept';
      readonly tokenId: TokenId;
      readonly issuer: string;
      readonly by: string;
      readonly at: Instant;
    }
  | {
      readonly code: 'seed-shown';
      readonly tokenId: TokenId;
      readonly issuer: string;
      readonly by: string;
      readonly at: Instant;
    }
  | {
      readonly code: 'seed-exported';
      readonly tokenId: TokenId;
      readonly issuer: string;
      readonly by: string;
      readonly at: Instant;
    }
  | {
      readonly code: 'seed-destroyed';
      readonly issuer: string;
      /** Since the token is there: it makes codes of its own, and nobody needs another. */
      readonly arrived: boolean;
      readonly at: Instant;
      readonly remainsUntil?: Instant;
    }
  /** To who set the token up. */
  | { readonly code: 'sign-in-ends'; readonly ownerName: string; readonly until: Instant }
  | { readonly code: 'not-arrived'; readonly ownerName: string; readonly expectedOn: string }
  /** To the account owner (`yours`) and to who set the token up; whoever corrected them knows. */
  | {
      readonly code: 'days-corrected';
      readonly ownerName: string;
      readonly by: string;
      readonly yours: boolean;
      readonly before: Days;
      readonly after: Days;
    }
  | { readonly code: 'set-up-swept'; readonly ownerName: string }
  /** To security people, too. */
  | { readonly code: 'owner-gone'; readonly ownerName: string }
  /** To the account owner (`yours`), security people, auditors, who set it up, and whoever was about to get a code of it. */
  | {
      readonly code: 'token-compromised';
      readonly ownerName: string;
      readonly issuer: string;
      readonly by: string;
      readonly at: Instant;
      readonly reason: string;
      readonly yours: boolean;
    }
  /** To the other provisioners, where two are required. */
  | {
      readonly code: 'confirm-wanted';
      readonly ownerName: string;
      readonly by: string;
      readonly fingerprint: string;
    };
export type TokenNoticeCode = TokenNotice['code'];
