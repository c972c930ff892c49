// What the doctor says of the witnesses that the policy names: whether each answers, up to where it has cosigned what is anchored, and
// how far that is behind.
import type { TokenCredential } from '@azure/identity';
import { HttpWitness } from '../adapters/http-witness.js';
import { tokenSource } from '../adapters/azure/token-source.js';
import { readFurthest } from '../app/audit/our-notes.js';
import type { Check } from '../channels/cli/check-line.js';
import type { ProductionConfiguration } from '../config/production.js';
import { parseCheckpoint } from '../domain/audit/checkpoint.js';
import { cosignersOf } from '../domain/audit/cosigned.js';
import { splitNotes } from '../domain/audit/kept-notes.js';
import { signedIn } from '../domain/audit/log-trust.js';
import type { Signed } from '../domain/audit/log-trust.js';
import { parseVerifierKey } from '../domain/audit/note-key.js';
import type { VerifierKey } from '../domain/audit/note-key.js';
import { parseNote } from '../domain/audit/note.js';
import { originOf } from '../domain/audit/which-log.js';
import type { Instant, TenantId } from '../domain/ids.js';
import { Fault } from '../ports/fault.js';
import type { Witness } from '../ports/witness.js';
import { azureAnchor, azureCheckpointing } from './azure-log.js';
import { DOCTOR_BUDGET_MS as budgetMs } from './doctor-graph.js';
import { LogWrong } from './doctor-log.js';
import { findNewestPolicy } from './doctor-policy.js';

/** Undefined where nothing is signed: that has a line of its own. */
export function witnessCheck(
  configuration: ProductionConfiguration,
  credential: TokenCredential,
): Check | undefined {
  const { log, tenantId } = configuration;
  if (log === undefined) return undefined;
  return {
    name: "the policy's witnesses of the log",
    try: async () => {
      const { audit } = await findNewestPolicy(configuration);
      const witnesses = (audit.witnesses ?? []).flatMap(({ url, key: written }) => {
        const key = parseVerifierKey(written);
        return key.ok ? [new HttpWitness({ url, key: key.value, budgetMs })] : [];
      });
      if (witnesses.length === 0) return 'the policy names none';
      const means = { token: tokenSource(credential), budgetMs };
      const kept = await azureAnchor(configuration, log, means).readLast('whole');
      const checkpointing = azureCheckpointing(configuration, means);
      const signers = checkpointing?.signers ?? [];
      const ours = await readFurthest({ ...checkpointing, signers, tenantId }, kept);
      return sayWitnesses(witnesses, { kept, newest: ours[0]?.signed, tenantId });
    },
    mend: 'One that cannot be reached: ask whoever runs it, see that the app may go there (https, its port), and that the address in the policy (audit.witnesses) is right. One that answers and is behind: the bot’s log says why (log.witness-refused, log.not-witnessed). Give it the present log.vkey where it does not know the key or the origin, and log-ed25519.vkey where it takes Ed25519 alone (logKeyEd25519). Codes go on without it.',
  };
}

type Anchored = {
  readonly kept: string;
  /** The furthest of ours there. */
  readonly newest: Signed | undefined;
  readonly tenantId: TenantId;
};

/** Throws `LogWrong` where one does not answer, or has not cosigned the newest. */
export async function sayWitnesses(
  witnesses: readonly Witness[],
  anchored: Anchored,
): Promise<string> {
  const all = await Promise.all(witnesses.map(async (witness) => sayOne(witness, anchored)));
  const said = all.map(({ text }) => text).join('; ');
  if (all.some(({ isWell }) => !isWell)) throw new LogWrong(said);
  return said;
}

type Said = { readonly text: string; readonly isWell: boolean };

async function sayOne(witness: Witness, anchored: Anchored): Promise<Said> {
  const { name } = witness.key;
  const answers = await isThere(witness);
  const last = lastOf(witness.key, anchored);
  const { newest } = anchored;
  const isSame = newest !== undefined && last?.origin === newest.origin;
  const behind = isSame ? newest.size - last.size : (newest?.size ?? 0);
  const cosigned =
    last === undefined
      ? 'has cosigned nothing that is kept'
      : `last cosigned ${last.size} entries (${new Date(last.at).toISOString().slice(0, 16)}Z), ${behind} behind what is kept`;
  const reached = answers ? 'answers' : 'cannot be reached';
  return { text: `${name} ${reached}, ${cosigned}`, isWell: answers && behind === 0 };
}

/** It is asked for nothing: whatever it refuses, it is there. */
async function isThere(witness: Witness): Promise<boolean> {
  try {
    await witness.cosign({ older: 0, proof: [], note: '' });
    return true;
  } catch (error) {
    if (!(error instanceof Fault)) throw error;
    return false;
  }
}

/** The last of the first log that it has cosigned; what a line says that does not verify is nothing. */
function lastOf(
  key: VerifierKey,
  { kept, tenantId }: Anchored,
): (Signed & { readonly at: Instant }) | undefined {
  const prefix = originOf(tenantId, 'audit', 0).slice(0, -1);
  for (const written of splitNotes(kept).toReversed()) {
    const note = parseNote(written);
    if (!note.ok) continue;
    const checkpoint = parseCheckpoint(note.value.text);
    const signed = checkpoint.ok ? signedIn(checkpoint.value, prefix) : undefined;
    if (signed === undefined) continue;
    const [by] = cosignersOf(note.value, [key]);
    if (by !== undefined) return { ...signed, at: by.at };
  }
  return undefined;
}
