// What `audit verify` and `audit check` say of witnesses: who of them has cosigned what is at hand, and whose line is missing that was
// demanded. Demanded is the newest checkpoint alone: it speaks for all that is before it, whoever was asleep then.
import type { Saying } from '../../channels/cli/frame/terminal.js';
import type { SignedCheckpoint } from '../../domain/audit/checkpoint.js';
import { cosignersOf, namesUnverified, witnessedBy } from '../../domain/audit/cosigned.js';
import type { Witnessed } from '../../domain/audit/cosigned.js';
import { parseVerifierKey } from '../../domain/audit/note-key.js';
import type { VerifierKey } from '../../domain/audit/note-key.js';
import type { Instant } from '../../domain/ids.js';
import type { WitnessRules } from '../../domain/policy/audit-rules.js';
import { audit } from '../../text/cli/audit.js';
import { readKeys } from '../log-files.js';

export type Witnesses = {
  /** Whose cosignature must be on the newest checkpoint. */
  readonly demanded: readonly VerifierKey[];
  /** Whose is said where it is there. */
  readonly known: readonly VerifierKey[];
};

/** Of a file of public keys, a line each. Undefined where there is none of a witness in it, or something else. */
export async function readWitnesses(file: string | undefined): Promise<Witnesses | undefined> {
  if (file === undefined) return { demanded: [], known: [] };
  const keys = await readKeys(file);
  if (keys?.every(({ key }) => key.kind === 'cosigner') !== true) return undefined;
  return { demanded: keys.map(({ key }) => key), known: [] };
}

/** Those that the policy names are said, and not demanded: one that was asleep makes no log wrong. */
export function withPolicy(
  { demanded, known }: Witnesses,
  named: readonly WitnessRules[] = [],
): Witnesses {
  const keys = named.flatMap(({ key: written }) => {
    const key = parseVerifierKey(written);
    return key.ok && !demanded.some((one) => isSame(one, key.value)) ? [key.value] : [];
  });
  return { demanded, known: [...known, ...keys] };
}

function isSame(one: VerifierKey, other: VerifierKey): boolean {
  return one.name === other.name && one.keyId === other.keyId;
}

export type WitnessesTold = {
  readonly witnesses: readonly Witnessed[];
  /** Names of those that were demanded, and have not cosigned the newest. */
  readonly lacking: readonly string[];
};

/** `signed`: checkpoints of one log, which were verified. */
export function tellWitnesses(
  saying: Saying,
  signed: readonly SignedCheckpoint[],
  { demanded, known }: Witnesses,
): WitnessesTold {
  const newest = Math.max(0, ...signed.map(({ checkpoint }) => checkpoint.size));
  const must = witnessedBy(signed, demanded);
  const may = witnessedBy(signed, known);
  const lacking = must.filter(({ hasNewest }) => !hasNewest).map(({ name }) => name);
  for (const name of lacking) saying.line(audit.notCosigned(name, newest), 'bad');
  for (const one of [...must, ...may]) saying.line(audit.cosigned(one));
  tellUnverified(saying, signed, [...demanded, ...known]);
  return { witnesses: [...must, ...may], lacking };
}

function tellUnverified(
  saying: Saying,
  signed: readonly SignedCheckpoint[],
  witnesses: readonly VerifierKey[],
): void {
  const names = signed.flatMap(({ note, signers, checkpoint }) =>
    namesUnverified(note, [...signers, ...witnesses]).filter((name) => name !== checkpoint.origin),
  );
  const others = [...new Set(names)];
  if (others.length > 0) saying.line(audit.unverified(others));
}

export type CosignedTold = {
  readonly cosigned: readonly { readonly name: string; readonly at: Instant }[];
  readonly lacking: readonly string[];
};

/** Of one receipt's checkpoint. */
export function tellCosigned(
  saying: Saying,
  signed: SignedCheckpoint,
  { demanded, known }: Witnesses,
): CosignedTold {
  const all = [...demanded, ...known];
  const cosigned = cosignersOf(signed.note, all).map(({ by, at }) => ({ by, name: by.name, at }));
  const lacks = demanded.filter((one) => !cosigned.some(({ by }) => by === one));
  for (const { name, at } of cosigned) saying.line(audit.provesWitnessed(name, at));
  tellUnverified(saying, [signed], all);
  return {
    cosigned: cosigned.map(({ name, at }) => ({ name, at })),
    lacking: lacks.map(({ name }) => name),
  };
}
