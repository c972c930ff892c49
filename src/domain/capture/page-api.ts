// What the set-up page and the server say to each other: JSON by POST under /provision/api/, same origin. Every request
// carries the header `X-OTP-Bridge: page` (no form and no other site can send it) and, after `session`, the case that this page is
// about, and the session's cookie or, in Teams, the sign-in token and the session's secret. The seed is in the body of `capture`
// alone, and `seed-qr` is the only thing that brings it back.
import * as z from 'zod';
import { SIGN_IN_DAYS_MAX } from '../tokens/sign-in-offer.js';

/** What Entra lets an administrator choose, for the page's form, too. */
export { SIGN_IN_DAYS_MAX };

export const PAGE_API = '/provision/api';
/** Beside the endpoints below: its answer is no JSON, but the toolset page itself. 404 to whoever may not have it. */
export const TOOLSET_ENDPOINT = 'toolset';
/** Of which case this page is: a browser may have several open at once. No secret: it opens nothing by itself. */
export const CASE_HEADER = 'x-otp-bridge-case';

const short = z.string().max(300);
/** A calendar day, `2026-03-14`. */
const day = z.string().regex(/^\d{4}-\d{2}-\d{2}$/);
const nothing = z.strictObject({});

/** Warnings that can be overruled in so many words. */
export const OVERRULABLE_GUARDS = ['ACCOUNT_MISMATCH', 'TOKEN_UNDER_WAY'] as const;

/** Bodies by endpoint: `POST /provision/api/<endpoint>`. */
export const PAGE_BODIES = {
  /** The ticket from the link's fragment, exchanged once for a session. */
  session: z.strictObject({ ticket: z.string().max(100) }),
  case: nothing,
  capture: z.strictObject({
    /** Base32; any case, spaces and dashes are left out. */
    secret: z.string().max(1000),
    issuer: short,
    account: short,
    algorithm: z.enum(['SHA-1', 'SHA-256', 'SHA-512']),
    digits: z.union([z.literal(6), z.literal(7), z.literal(8)]),
    periodSeconds: z.number().int().min(1).max(86_400),
    overruled: z.array(z.enum(OVERRULABLE_GUARDS)).max(2),
  }),
  /** The current code for the account owner's wizard. The same one again while it lasts. */
  code: nothing,
  /** The wizard took the code, or did not. */
  accepted: nothing,
  refused: nothing,
  /** Destroys what was captured; another capture may follow. */
  'start-over': nothing,
  /** Destroys what was captured, and ends the case. */
  cancel: nothing,
  /** The seed for the burner, for a minute. Each time is audited, and each such minute told to the account owner. */
  'seed-qr': nothing,
  /** A code typed from the burned token. */
  'token-code': z.strictObject({ code: z.string().max(20) }),
  ship: z.strictObject({
    serial: short.optional(),
    model: short.optional(),
    postedOn: day.optional(),
    expectedOn: day.optional(),
    /** Absent where it was said before, and the days of the parcel alone are corrected. */
    offered: z
      .discriminatedUnion('kind', [
        z.strictObject({ kind: z.literal('nothing') }),
        z.strictObject({ kind: z.literal('stay-signed-in') }),
        z.strictObject({
          kind: z.literal('dont-ask-again'),
          days: z.number().int().min(1).max(SIGN_IN_DAYS_MAX),
        }),
      ])
      .optional(),
  }),
  /** The page is through. */
  done: nothing,
} as const;
export type PageEndpoint = keyof typeof PAGE_BODIES;
export type PageBody<E extends PageEndpoint> = z.infer<(typeof PAGE_BODIES)[E]>;

/** Times are milliseconds since 1970. */
const at = z.number().int();

export const pageTokenSchema = z.object({
  stage: z.enum([
    'capturing',
    'captured',
    'enrolled',
    'burned',
    'shipped',
    'delivered',
    'lost',
    'cancelled',
    'replaced',
    'compromised',
  ]),
  issuer: z.string(),
  account: z.string(),
  algorithm: z.enum(['SHA-1', 'SHA-256', 'SHA-512']),
  digits: z.union([z.literal(6), z.literal(7), z.literal(8)]),
  periodSeconds: z.number().int(),
  seedBytes: z.number().int(),
  fingerprint: z.string(),
  codesLeft: z.number().int(),
  codesUntil: at,
  /** The seed may be shown here until then, without (or, in a re-burn, under) an approval; null where it may not. */
  seedQrUntil: at.nullable(),
  /** Under a request of which nothing has been shown so far: whoever comes from its card comes to see it. */
  seedQrFirst: z.boolean(),
  /** False: a second provisioner has to confirm the fingerprint before codes are released. */
  confirmed: z.boolean(),
  /** What this person may do now: accept, burn, ship, cancel and so on. */
  may: z.array(z.string()),
  serial: z.string().nullable(),
  model: z.string().nullable(),
  postedOn: z.string().nullable(),
  expectedOn: z.string().nullable(),
  /** When codes are asked for again; null: expect codes. */
  asksAgainAt: at.nullable(),
  drift: z.object({ steps: z.number().int(), seconds: z.number().int() }).nullable(),
});
export type PageToken = z.infer<typeof pageTokenSchema>;

export const pageCaseSchema = z.object({
  caseId: z.string(),
  /** In a re-burn an approved request is what lets the seed out: `seed-qr`, `token-code` and `ship` are all there is. */
  purpose: z.enum(['set-up', 're-burn']),
  ownerName: z.string(),
  ownerAccount: z.string(),
  /** The case has come to its end. */
  closed: z.boolean(),
  /** {@link TOOLSET_ENDPOINT} gives the toolset page. */
  toolset: z.boolean(),
  /** The server's clock, which alone counts. */
  now: at,
  /** null before a capture and after a start over. */
  token: pageTokenSchema.nullable(),
});
export type PageCase = z.infer<typeof pageCaseSchema>;

/** Why something was refused. The code is public (docs/codes.md); other fields as the code needs them. */
export const pageRefusalSchema = z.looseObject({
  code: z.string(),
  /** GUARDED: what stands in the way. */
  guards: z
    .array(
      z.looseObject({
        code: z.string(),
        read: z.string().optional(),
        expected: z.string().optional(),
        ownerName: z.string().optional(),
        same: z.boolean().optional(),
        stage: z.string().optional(),
        serial: z.string().optional(),
        bytes: z.number().optional(),
        least: z.number().optional(),
      }),
    )
    .optional(),
  stage: z.string().optional(),
  at: at.optional(),
  since: at.optional(),
  most: z.number().optional(),
  left: z.number().optional(),
  digits: z.number().optional(),
  retryable: z.boolean().optional(),
});
export type PageRefusal = z.infer<typeof pageRefusalSchema>;

/** Every answer with status 200. 401: no session (any more); 400, 403, 413, 415: not from our page. */
export const pageAnswerSchema = z.object({
  case: pageCaseSchema.optional(),
  refusal: pageRefusalSchema.optional(),
  /** `code`: the digits and the times of their step. */
  code: z.object({ digits: z.string(), from: at, until: at }).optional(),
  /** `seed-qr`: a key URI for the burner. */
  seedQr: z.object({ uri: z.string(), until: at }).optional(),
  /** `session` inside of Teams: the secret for {@link SESSION_HEADER}. */
  session: z.string().optional(),
});
export type PageAnswer = z.infer<typeof pageAnswerSchema>;
