// Who sends us activities proves it by a token that the channel has signed. botbuilder looks at it too; it is looked at here
// first, since botbuilder takes keys without endorsements and tokens of the bot's own app, and prints what it refuses.
// (learn.microsoft.com/azure/bot-service/rest-api/bot-framework-rest-connector-authentication, connector to bot)
import { errors, importJWK, jwtVerify } from 'jose';
import { z } from 'zod';
import type { Clock } from '../../ports/clock.js';
import type { SigningKeys } from './signing-keys.js';

/** Why a token is not let in. For the log; who sent it learns nothing. */
export type TokenRefusal = {
  readonly code:
    | 'TOKEN_MISSING'
    | 'TOKEN_MALFORMED'
    | 'TOKEN_ALGORITHM'
    | 'TOKEN_KEY_UNKNOWN'
    | 'TOKEN_KEY_NOT_ENDORSED'
    | 'TOKEN_SIGNATURE'
    | 'TOKEN_ISSUER'
    | 'TOKEN_AUDIENCE'
    | 'TOKEN_TIME'
    | 'TOKEN_OWN_APP'
    | 'TOKEN_SERVICE_URL';
};

export type ChannelTokenRules = {
  readonly issuer: string;
  /** The bot's app id. */
  readonly audience: string;
  readonly keys: SigningKeys;
  readonly clock: Clock;
};

/** What the key must be endorsed for, and where the activity must come from. */
const CHANNEL = 'msteams';
const ALGORITHMS = ['RS256', 'RS384', 'RS512'];
/** As the documentation allows. */
const CLOCK_TOLERANCE_SECONDS = 300;
const LONGEST_TOKEN = 16_384;

const claims = z.looseObject({ serviceurl: z.string() });
const head = z.looseObject({ alg: z.string(), kid: z.string().min(1).max(500) });

/** Undefined where the token is the channel's own, made for this bot and for the activity's service URL. */
export async function refuseUnlessFromChannel(
  rules: ChannelTokenRules,
  { authorization, serviceUrl }: { readonly authorization: string; readonly serviceUrl: string },
): Promise<TokenRefusal | undefined> {
  const token = /^Bearer ([\w-]+\.[\w-]+\.[\w-]*)$/i.exec(authorization)?.[1];
  if (token === undefined) return { code: 'TOKEN_MISSING' };
  const header = headerOf(token);
  if (header === undefined) return { code: 'TOKEN_MALFORMED' };
  // Before any key is looked for: `none` has none, and HS256 would take a public key for a shared one.
  if (!ALGORITHMS.includes(header.alg)) return { code: 'TOKEN_ALGORITHM' };
  const key = await rules.keys.find(header.kid);
  if (key === undefined) return { code: 'TOKEN_KEY_UNKNOWN' };
  if (!key.endorsements.includes(CHANNEL)) return { code: 'TOKEN_KEY_NOT_ENDORSED' };
  return refuseUnlessSigned(rules, { token, jwk: key.jwk, alg: header.alg, serviceUrl });
}

function headerOf(token: string): z.infer<typeof head> | undefined {
  if (token.length > LONGEST_TOKEN) return undefined;
  try {
    const text = Buffer.from(token.split('.', 1)[0] ?? '', 'base64url').toString('utf8');
    return head.safeParse(JSON.parse(text)).data;
  } catch {
    return undefined;
  }
}

async function refuseUnlessSigned(
  { issuer, audience, clock }: ChannelTokenRules,
  given: {
    readonly token: string;
    readonly jwk: Readonly<Record<string, unknown>>;
    readonly alg: string;
    readonly serviceUrl: string;
  },
): Promise<TokenRefusal | undefined> {
  try {
    const key = await importJWK(given.jwk, given.alg);
    const { payload } = await jwtVerify(given.token, key, {
      algorithms: [given.alg],
      issuer,
      audience,
      clockTolerance: CLOCK_TOLERANCE_SECONDS,
      requiredClaims: ['exp', 'nbf'],
      currentDate: new Date(clock.now()),
    });
    // A token that an app asks for itself names that app; the channel's do not.
    if ('appid' in payload || 'azp' in payload) return { code: 'TOKEN_OWN_APP' };
    const parsed = claims.safeParse(payload);
    if (parsed.data?.serviceurl !== given.serviceUrl) return { code: 'TOKEN_SERVICE_URL' };
    return undefined;
  } catch (error) {
    return { code: codeOf(error) };
  }
}

function codeOf(error: unknown): TokenRefusal['code'] {
  if (error instanceof errors.JWTExpired) return 'TOKEN_TIME';
  if (error instanceof errors.JWTClaimValidationFailed) {
    if (error.claim === 'iss') return 'TOKEN_ISSUER';
    if (error.claim === 'aud') return 'TOKEN_AUDIENCE';
    return 'TOKEN_TIME';
  }
  if (error instanceof errors.JWSSignatureVerificationFailed) return 'TOKEN_SIGNATURE';
  return 'TOKEN_MALFORMED';
}
