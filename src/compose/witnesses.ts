// The witnesses that the policy in force names, for the bot and for commands alike.
import { HttpWitness } from '../adapters/http-witness.js';
import type { Checkpointing } from '../app/audit/checkpointing.js';
import { WitnessRound } from '../app/audit/witness-round.js';
import { parseVerifierKey } from '../domain/audit/note-key.js';
import type { Policy } from '../domain/policy/policy.js';

/** So that a checkpoint is anchored within seconds of a disclosure, whoever does not answer. */
const BUDGET_MS = 2_000;

/** The same with them; undefined where nothing is signed. */
export function witnessed<T extends Checkpointing | undefined>(
  checkpointing: T,
  policy: () => Policy,
): T {
  if (checkpointing === undefined) return checkpointing;
  const witnesses = new WitnessRound(() =>
    (policy().audit.witnesses ?? []).flatMap(({ url, key: written }) => {
      // The policy file was read with it: it is one.
      const key = parseVerifierKey(written);
      return key.ok ? [new HttpWitness({ url, key: key.value, budgetMs: BUDGET_MS })] : [];
    }),
  );
  return { ...checkpointing, witnesses };
}
