// A case (one set-up of one token), and the tickets and sessions by which a browser gets to it.
import { z } from 'zod';
import type { CaseId, Instant, PersonId, RequestId, TokenId } from '../../../domain/ids.js';
import { caseId, personId, requestId, time, tokenId } from '../../../domain/fields.js';

export type Case = {
  readonly id: CaseId;
  readonly ownerId: PersonId;
  readonly openedBy: PersonId;
  readonly openedAt: Instant;
  /** The token of this case; null before a capture and after a start over. */
  readonly tokenId: TokenId | null;
  /** The page has come to its end. */
  readonly closed: boolean;
  /** The approved request under which the seed may be shown once more; absent for a set-up. */
  readonly requestId?: RequestId;
};
export const caseSchema: z.ZodType<Case> = z.object({
  id: caseId,
  ownerId: personId,
  openedBy: personId,
  openedAt: time,
  tokenId: tokenId.nullable(),
  closed: z.boolean(),
  requestId: z.exactOptional(requestId),
});

/** Who may get into which case with a secret of which only the digest is kept. */
export type Admission = {
  readonly personId: PersonId;
  readonly caseId: CaseId;
  readonly expiresAt: Instant;
};
export const admissionSchema: z.ZodType<Admission> = z.object({
  personId,
  caseId,
  expiresAt: time,
});

export type ToCase = { readonly caseId: CaseId };
export const toCaseSchema: z.ZodType<ToCase> = z.object({ caseId });

export type FingerprintKey = { readonly key: string };
export const fingerprintKeySchema: z.ZodType<FingerprintKey> = z.object({ key: z.string() });
