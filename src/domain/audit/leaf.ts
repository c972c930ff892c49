// An entry as the log has it: canonical JSON (RFC 8785) of a bounded size, in which names and whatever somebody typed are salted
// digests. Text and salt lie beside it, and can be erased: the leaf, and what was proved by it, stays.
import { createHash } from 'node:crypto';
import { z } from 'zod';
import { cutToBytes } from '../cut.js';
import { InvariantBroken } from '../outcome.js';
import { parseJson } from '../json.js';
import { canonicalJson } from './canonical-json.js';
import type { AuditEntry } from './entry.js';

/** `salt`: 16 bytes, base64. */
export type Salted = { readonly text: string; readonly salt: string };
/** By their digests, hexadecimal. */
export type Texts = { readonly [digest: string]: Salted };
/** What is hashed, and what of it is read beside. */
export type Logged = { readonly leaf: string; readonly texts: Texts };

/** 16 random bytes. */
export type NewSalt = () => Uint8Array;

/** Bytes of a leaf at most, with room in one row for the texts beside it. */
export const LEAF_BYTES_AT_MOST = 14_000;
/** Fields that hold what somebody typed, whatever it looks like. */
const TYPED: readonly string[] = ['reason', 'note'];
/** What our own codes, ids and versions look like; anything else is taken for a text. */
const PLAIN = /^[\w.:~-]{0,80}$/;
const SHORT_ID = /^[\w.~-]{0,40}$/;
/** Somebody's account on a machine, or its name. */
const AT_A_MACHINE = /^(?:console|local):/;
const TEXT_BYTES = 6_000;
const LISTED_TEXT_BYTES = 150;
const IDS_LISTED = 250;
const TEXTS_LISTED = 20;

export function toLogged(entry: AuditEntry, newSalt: NewSalt): Logged {
  const texts = new Map<string, Salted>();
  const hide = (text: string): { readonly sha256: string } => {
    const salted = { text, salt: Buffer.from(newSalt()).toString('base64') };
    const digest = digestOf(salted);
    texts.set(digest, salted);
    return { sha256: digest };
  };
  const leaf = canonicalJson(hiddenMembers(entry, { hide, most: TEXT_BYTES }));
  if (Buffer.byteLength(leaf) > LEAF_BYTES_AT_MOST) {
    throw new InvariantBroken('an audit entry is too long');
  }
  return { leaf, texts: Object.fromEntries(texts) };
}

export function digestOf({ text, salt }: Salted): string {
  return createHash('sha256').update(Buffer.from(salt, 'base64')).update(text).digest('hex');
}

type Hiding = {
  readonly hide: (text: string) => { readonly sha256: string };
  readonly most: number;
};
/** `key`: of the member that it is, or is in. */
type HidingIn = Hiding & { readonly key: string };

function hidden(value: unknown, hiding: HidingIn): unknown {
  if (typeof value === 'string') return hiddenText(value, hiding);
  if (Array.isArray(value)) return hiddenList(value, hiding);
  if (typeof value !== 'object' || value === null) return value;
  return hiddenMembers(value, hiding);
}

function hiddenMembers(value: object, hiding: Hiding): unknown {
  const members = Object.entries(value).flatMap(([key, member]: [string, unknown]) => {
    const leftOff = Array.isArray(member) ? member.length - listed(member).length : 0;
    const own = [key, hidden(member, { ...hiding, key })];
    return leftOff === 0 ? [own] : [own, [`${key}LeftOff`, leftOff]];
  });
  return Object.fromEntries(members);
}

function hiddenText(text: string, { key, hide, most }: HidingIn): unknown {
  const isText = TYPED.includes(key) || AT_A_MACHINE.test(text) || !PLAIN.test(text);
  return isText ? hide(cutToBytes(wellFormed(text), most)) : text;
}

/** Half a character, as a cut can leave it, is no UTF-8. */
function wellFormed(text: string): string {
  return Buffer.from(text).toString();
}

function hiddenList(list: readonly unknown[], hiding: HidingIn): readonly unknown[] {
  return listed(list).map((one) => hidden(one, { ...hiding, most: LISTED_TEXT_BYTES }));
}

/** A list that people can lengthen is cut, and says how many it leaves off. */
function listed(list: readonly unknown[]): readonly unknown[] {
  const areIds = list.every((one) => SHORT_ID.test(String(one)));
  return list.slice(0, areIds ? IDS_LISTED : TEXTS_LISTED);
}

/** What stands where a text was erased. */
export const ERASED = '(erased)';

const written = z.looseObject({
  seq: z.number().int().positive(),
  at: z.number().int(),
  fact: z.looseObject({ action: z.string() }),
});

/** The entry with its texts again. Undefined where the leaf is none that was ever written. */
export function readLogged({ leaf, texts }: Logged): AuditEntry | undefined {
  const shown = written.safeParse(shownIn(parseJson(leaf), texts));
  return shown.success && isEntry(shown.data) ? shown.data : undefined;
}

/** What it was written by: `AuditDraft` alone makes leaves. */
function isEntry(value: z.infer<typeof written> | AuditEntry): value is AuditEntry {
  return 'actor' in value && 'policy' in value;
}

function shownIn(value: unknown, texts: Texts): unknown {
  if (Array.isArray(value)) return value.map((one) => shownIn(one, texts));
  if (typeof value !== 'object' || value === null) return value;
  const digest = digestIn(value);
  if (digest !== undefined) return texts[digest]?.text ?? ERASED;
  return Object.fromEntries(
    Object.entries(value).map(([key, one]: [string, unknown]) => [key, shownIn(one, texts)]),
  );
}

const hiddenSchema = z.strictObject({ sha256: z.string() });

function digestIn(value: unknown): string | undefined {
  return hiddenSchema.safeParse(value).data?.sha256;
}

/** The digests in a leaf, in order. */
export function digestsIn(leaf: string): readonly string[] {
  return [...leaf.matchAll(/(?<=\{"sha256":")[0-9a-f]{64}(?="\})/gu)].map(([digest]) => digest);
}

/** Whether each text beside the leaf is one that it was written with. */
export function areOwnTexts({ leaf, texts }: Logged): boolean {
  const digests = digestsIn(leaf);
  return Object.entries(texts).every(
    ([digest, salted]) => digests.includes(digest) && digestOf(salted) === digest,
  );
}
