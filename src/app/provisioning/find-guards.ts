// What stands in the way of a capture, as the store and the directory have it now.
import { defined } from '../../domain/defined.js';
import { guardsOf, standing } from '../../domain/tokens/guards.js';
import type { CaptureCircumstances, Guard } from '../../domain/tokens/guards.js';
import { isUnderWay } from '../../domain/tokens/token.js';
import { findToken, findTokens } from '../looking/find-token.js';
import { NAMELESS, readName } from '../looking/named-person.js';
import { readValue } from '../commit/reading.js';
import type { Case } from '../commit/rows/case-row.js';
import { seedPrintRow } from '../commit/rows/names.js';
import { toTokenSchema } from '../commit/rows/token-row.js';
import type { ProvisioningNeeds } from './needs.js';
import type { Captured } from './provisioning.js';

type About = {
  readonly found: Pick<Case, 'ownerId' | 'tokenId'>;
  readonly captured: Captured;
  readonly fingerprint: string;
};

/** Those that were not overruled. */
export async function findGuards(deps: ProvisioningNeeds, about: About): Promise<readonly Guard[]> {
  const { found, captured } = about;
  const owner = await deps.directory.person(found.ownerId);
  const expected = owner?.userPrincipalName ?? NAMELESS;
  const keptFor = await findKeptFor(deps, about);
  const underWay = await findUnderWay(deps, found);
  const guards = guardsOf({
    seedBytes: captured.seed.length,
    accountMatches: owner !== undefined && captured.looksLike(expected),
    read: captured.accountName,
    expected,
    ...defined({ keptFor, underWay }),
  });
  return standing(guards, captured.overruled);
}

/** Not of this case's own earlier capture, whose place the new one takes. */
async function findKeptFor(
  { store, tenantId, directory }: ProvisioningNeeds,
  { found, fingerprint }: About,
): Promise<CaptureCircumstances['keptFor']> {
  const print = await store.get(tenantId, seedPrintRow(fingerprint));
  if (print === undefined) return undefined;
  const { tokenId } = readValue(toTokenSchema, print);
  if (tokenId === found.tokenId) return undefined;
  const token = await findToken({ store, tenantId }, tokenId);
  if (token === undefined) return undefined;
  const { ownerId } = token;
  return { ownerName: await readName(directory, ownerId), same: ownerId === found.ownerId };
}

async function findUnderWay(
  deps: ProvisioningNeeds,
  { ownerId }: About['found'],
): Promise<CaptureCircumstances['underWay']> {
  const tokens = await findTokens(deps, ownerId);
  const token = tokens.find((one) => isUnderWay(one));
  if (token === undefined) return undefined;
  const { stage, serial } = token;
  return serial === undefined ? { stage } : { stage, serial };
}
