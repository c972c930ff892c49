// Puts published sample data into a local trial, the way a captured seed gets in: token capturing, then vault, then
// enrolled. Takes up where a crash left off.
import { z } from 'zod';
import type { PersonId, SeedReference, TokenId } from '../../domain/ids.js';
import { parseSeedReference } from '../../domain/ids.js';
import { InvariantBroken, DONE } from '../../domain/outcome.js';
import type { OtpParameters } from '../../domain/otp/parameters.js';
import type { Seed } from '../../domain/otp/seed.js';
import { sealSeed } from '../../domain/tokens/sealed-seed.js';
import type { Capturing, Token } from '../../domain/tokens/token.js';
import { SeedNotFound } from '../../ports/fault.js';
import { NOTHING } from '../commit/plan.js';
import type { Entry } from '../commit/plan.js';
import type { Deps } from '../deps.js';
import { findToken } from '../looking/find-token.js';
import { readBrake } from '../looking/grounds.js';
import { readValue } from '../commit/reading.js';
import { ledgerRow, ownedRow, seedKeyRow, tokenRow, underWayRow } from '../commit/rows/names.js';
import { NEW_LEDGER, seedKeySchema, tokenSchema, putToken } from '../commit/rows/token-row.js';

type Needs = Pick<Deps, 'tenantId' | 'store' | 'vault' | 'clock' | 'random' | 'transact'>;

export type Sample = {
  readonly tokenId: TokenId;
  readonly ownerId: PersonId;
  readonly issuer: string;
  readonly accountName: string;
  readonly parameters: OtpParameters;
  readonly seed: Seed;
};

export async function plantSample(deps: Needs, sample: Sample): Promise<void> {
  const before = await findToken(deps, sample.tokenId);
  if (before !== undefined && before.stage !== 'capturing') return;
  if (before === undefined) await beginCapture(deps, sample);
  const token = await findToken(deps, sample.tokenId);
  if (token === undefined) throw new InvariantBroken('the sample token was not kept');
  await putSealed(deps, token, sample.seed);
  await enrolSample(deps, token);
}

async function beginCapture(deps: Needs, sample: Sample): Promise<void> {
  const now = deps.clock.now();
  const reference = newReference(deps);
  const token: Capturing = {
    id: sample.tokenId,
    ownerId: sample.ownerId,
    issuer: sample.issuer,
    accountName: sample.accountName,
    parameters: sample.parameters,
    seedReference: reference,
    stage: 'capturing',
    sample: true,
    capturedBy: null,
    capturedAt: now,
    since: { by: 'bridge', at: now },
  };
  const key = Buffer.from(deps.random.bytes(32)).toString('base64');
  await deps.transact({
    operation: ['bridge', 'plant-sample', sample.tokenId],
    value: z.null(),
    plan: async ({ reading }) => {
      // Read, and therefore there from now on.
      await readBrake(reading, token.ownerId);
      return {
        puts: [
          putToken(token),
          { row: seedKeyRow(token.id), value: { reference, key } },
          { row: ownedRow(token.ownerId, token.id), value: {} },
          { row: underWayRow(now, token.id), value: { tokenId: token.id } },
          { row: ledgerRow(token), value: NEW_LEDGER },
        ],
        audit: [entry(token.id, 'token.sample-planted')],
        outcome: DONE,
      };
    },
  });
}

async function putSealed(deps: Needs, token: Token, seed: Seed): Promise<void> {
  if (await isInVault(deps, token.seedReference)) return;
  const row = await deps.store.get(deps.tenantId, seedKeyRow(token.id));
  if (row === undefined) throw new InvariantBroken('a token without its data key');
  const { reference, key } = readValue(seedKeySchema, row);
  const sealed = sealSeed({
    seed,
    dataKey: Buffer.from(key, 'base64'),
    nonce: deps.random.bytes(12),
    binding: { tenantId: deps.tenantId, tokenId: token.id, reference },
  });
  await deps.vault.put(reference, sealed);
}

async function isInVault({ vault }: Needs, reference: SeedReference): Promise<boolean> {
  try {
    await vault.get(reference);
    return true;
  } catch (error) {
    if (error instanceof SeedNotFound) return false;
    throw error;
  }
}

async function enrolSample(deps: Needs, token: Token): Promise<void> {
  await deps.transact({
    operation: ['bridge', 'enrol-sample', token.id],
    value: z.null(),
    plan: async ({ reading }) => {
      const current = await reading.get(tokenRow(token.id), tokenSchema);
      if (current?.stage !== 'capturing') return NOTHING;
      return {
        puts: [putToken({ ...current, stage: 'enrolled' })],
        audit: [entry(token.id, 'token.sample-enrolled')],
        outcome: DONE,
      };
    },
  });
}

function entry(tokenId: TokenId, action: 'token.sample-planted' | 'token.sample-enrolled'): Entry {
  return { actor: 'bridge', tokenId, fact: { action } };
}

function newReference({ random }: Needs): SeedReference {
  const reference = parseSeedReference(random.id());
  if (reference === undefined) throw new InvariantBroken('random ids are vault references');
  return reference;
}
