// Branded identities and units: a requester can never be passed for an approver, nor seconds for milliseconds, by
// accident of `string` and `number`. Brands are put on here and nowhere else.

declare const brand: unique symbol;
type Branded<T, B extends string> = T & { readonly [brand]: B };

/** Entra tenant id (GUID, lower case). A tenant is a partition of the store. */
export type TenantId = Branded<string, 'TenantId'>;
/** Entra object id of a person within the tenant (GUID, lower case): the only identity that authority rests on. */
export type PersonId = Branded<string, 'PersonId'>;
export type GroupId = Branded<string, 'GroupId'>;
export type RequestId = Branded<string, 'RequestId'>;
export type TokenId = Branded<string, 'TokenId'>;
/** One set-up of one token, from `/provision` to the token in the parcel. */
export type CaseId = Branded<string, 'CaseId'>;
/** Name of a sealed seed in the vault: random, `[0-9A-Za-z-]`, never used twice. */
export type SeedReference = Branded<string, 'SeedReference'>;
/** Milliseconds since 1970-01-01T00:00:00Z. */
export type Instant = Branded<number, 'Instant'>;
/** What one reading of a seed is called, in the vault's own log and in the audit (a GUID, lower case). */
export type ReadId = Branded<string, 'ReadId'>;
/** RFC 6238 §4.2 time step number: floor(unix seconds / period). */
export type Step = Branded<number, 'Step'>;

const GUID = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/;

/** The GUID in lower case, or undefined where the text is none. */
export function parseTenantId(text: string): TenantId | undefined {
  const lower = text.toLowerCase();
  return GUID.test(lower) ? (lower as TenantId) : undefined;
}

/** The GUID in lower case, or undefined where the text is none. */
export function parsePersonId(text: string): PersonId | undefined {
  const lower = text.toLowerCase();
  return GUID.test(lower) ? (lower as PersonId) : undefined;
}

/** The GUID in lower case, or undefined where the text is none. */
export function parseGroupId(text: string): GroupId | undefined {
  const lower = text.toLowerCase();
  return GUID.test(lower) ? (lower as GroupId) : undefined;
}

const OPAQUE = /^[0-9A-Za-z-]{8,64}$/;

/** An opaque id as cards carry it, or undefined where the text cannot be one. */
export function parseRequestId(text: string): RequestId | undefined {
  return OPAQUE.test(text) ? (text as RequestId) : undefined;
}

/** A token id as rows carry it, or undefined where the text cannot be one. */
export function parseTokenId(text: string): TokenId | undefined {
  return OPAQUE.test(text) ? (text as TokenId) : undefined;
}

/** A case's id as links carry it, or undefined where the text cannot be one. */
export function parseCaseId(text: string): CaseId | undefined {
  return OPAQUE.test(text) ? (text as CaseId) : undefined;
}

/** A vault reference, or undefined where the text cannot be one (Key Vault names: `[0-9A-Za-z-]`). */
export function parseSeedReference(text: string): SeedReference | undefined {
  return OPAQUE.test(text) ? (text as SeedReference) : undefined;
}

/** Sixteen bytes as a GUID of our own making (RFC 9562, version 8). */
export function readId(bytes: Uint8Array): ReadId {
  const own = Buffer.from(bytes.subarray(0, 16));
  own[6] = ((own[6] ?? 0) & 0x0f) | 0x80;
  own[8] = ((own[8] ?? 0) & 0x3f) | 0x80;
  const groups = [own.subarray(0, 4), own.subarray(4, 6), own.subarray(6, 8), own.subarray(8, 10)];
  return [...groups, own.subarray(10)].map((part) => part.toString('hex')).join('-') as ReadId;
}

/** Milliseconds since the epoch as an instant. */
export function instant(milliseconds: number): Instant {
  return milliseconds as Instant;
}

/** `from` moved by `seconds`, which may be negative. */
export function plusSeconds(from: Instant, seconds: number): Instant {
  return (from + seconds * 1000) as Instant;
}

const DAY_SECONDS = 86_400;

/** `from` moved by days of 24 hours, which may be negative. */
export function plusDays(from: Instant, days: number): Instant {
  return plusSeconds(from, days * DAY_SECONDS);
}

/** A non-negative whole number as a step. */
export function step(number: number): Step {
  return number as Step;
}

declare const rehearsed: unique symbol;
type Rehearsed<T> = T & { readonly [rehearsed]: true };

/** The partition of one rehearsal, and the tenant that it plays in: no tenant of Entra's is called so, and nobody's rows are in it. */
export type RehearsalId = Rehearsed<TenantId>;
/** A token of a rehearsal: what a rehearsal does, it does to one of these. */
export type RehearsalTokenId = Rehearsed<TokenId>;
/** Where a rehearsal's sealed seed lies: what a rehearsal destroys lies under one of these. */
export type RehearsalReference = Rehearsed<SeedReference>;

const REHEARSAL = /^7e4ea75a-0000-4000-8000-[0-9a-f]{12}$/;
/** What every id of a rehearsal begins with. */
export const OF_REHEARSAL = 'rehearsal-';

/** The id of another rehearsal. `bytes`: six random ones. */
export function rehearsalId(bytes: Uint8Array): RehearsalId {
  return `7e4ea75a-0000-4000-8000-${Buffer.from(bytes).toString('hex')}` as RehearsalId;
}

/** Undefined where the text is the id of no rehearsal: of a tenant, say. */
export function parseRehearsalId(text: string): RehearsalId | undefined {
  return REHEARSAL.test(text) ? (text as RehearsalId) : undefined;
}

/** Undefined where the text is the id of no token of a rehearsal. */
export function parseRehearsalTokenId(text: string): RehearsalTokenId | undefined {
  const id = text.startsWith(OF_REHEARSAL) ? parseTokenId(text) : undefined;
  return id as RehearsalTokenId | undefined;
}

/** Undefined where nothing of a rehearsal lies under it. */
export function parseRehearsalReference(text: string): RehearsalReference | undefined {
  const reference = text.startsWith(OF_REHEARSAL) ? parseSeedReference(text) : undefined;
  return reference as RehearsalReference | undefined;
}
