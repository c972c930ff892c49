// A token from a file, by the acts of the set-up page: its owner found, the case opened, the seed captured, taken for accepted, the
// case closed. So guards, ledger, fingerprint and replaced twins are what they are there; nothing is overruled. Nobody is at a
// page, so nothing of the seed is shown freely, and no code has proved it. What was broken off goes on where it was.
import { ok, refused } from '../../domain/outcome.js';
import type { Outcome } from '../../domain/outcome.js';
import type { Guard } from '../../domain/tokens/guards.js';
import { looksLikeAccount } from '../../domain/tokens/looks-like-account.js';
import type { Token } from '../../domain/tokens/token.js';
import type { Person } from '../../ports/directory.js';
import { Reading, readValue } from '../commit/reading.js';
import { toCaseSchema } from '../commit/rows/case-row.js';
import { openCaseRow, seedPrintRow } from '../commit/rows/names.js';
import { toTokenSchema } from '../commit/rows/token-row.js';
import { findToken } from '../looking/find-token.js';
import { isFrozen } from '../looking/grounds.js';
import type { Actor } from '../looking/who.js';
import { captureSeed } from './capture-seed.js';
import { acceptAndClose } from './case-acts.js';
import { readCase } from './case-view.js';
import { findGuards } from './find-guards.js';
import { findOwner } from './find-owner.js';
import type { ProvisioningNeeds } from './needs.js';
import { goesOn } from './open-case.js';
import { openWithoutTicket } from './open-case-once.js';
import { isBeyondCapture } from './plan-capture.js';
import type { Captured, Imported, ImportRefusal, Provisioning } from './provisioning.js';
import { readFingerprintKey } from './read-fingerprint-key.js';
import { digestOf } from '../looking/secrets.js';

const SECRET_BYTES = 32;

type Looked = Outcome<{ readonly owner: Person; readonly stands: 'new' | 'there' }, ImportRefusal>;

export function lookAtImport(deps: ProvisioningNeeds): Provisioning['lookAtImport'] {
  return async (actor, one) => {
    const looked = await look(deps, actor, one);
    return looked.ok ? ok(looked.value.stands) : looked;
  };
}

export function importToken(deps: ProvisioningNeeds): Provisioning['importToken'] {
  return async (actor, one) => {
    const looked = await look(deps, actor, one);
    if (!looked.ok) return looked;
    const { owner, stands } = looked.value;
    return stands === 'there' ? ok('there') : keep(deps, actor, { owner, one });
  };
}

async function keep(
  deps: ProvisioningNeeds,
  actor: Actor,
  { owner, one }: { readonly owner: Person; readonly one: Imported },
): Promise<Outcome<'new', ImportRefusal>> {
  const { caseId } = await openWithoutTicket(deps, {
    actor,
    operation: ['import', owner.id],
    index: openCaseRow(actor.personId, owner.id),
    about: { ownerId: owner.id, tokenId: null },
    goesOn,
  });
  // Of a sitting that nobody is in.
  const session = digestOf(Buffer.from(deps.random.bytes(SECRET_BYTES)).toString('base64url'));
  const at = { actor, caseId, session };
  const captured = await captureSeed(deps)(at, capturedOf(one));
  if (!captured.ok) return refused(captured.refusal);
  const accepted = await acceptAndClose(deps, at, [{ action: 'token.imported' }]);
  return accepted.ok ? ok('new') : refused(accepted.refusal);
}

function capturedOf({ seed, issuer, address, parameters }: Imported): Captured {
  return {
    seed,
    issuer,
    accountName: address,
    parameters,
    looksLike: (account) => looksLikeAccount(address, account),
    overruled: [],
  };
}

async function look(deps: ProvisioningNeeds, actor: Actor, one: Imported): Promise<Looked> {
  const owner = await findOwner(deps, actor.personId, { typedName: one.address });
  if ('code' in owner) return refused(owner);
  const key = await readFingerprintKey(deps);
  const fingerprint = one.seed.fingerprint(key);
  key.fill(0);
  const before = await findByFingerprint(deps, fingerprint);
  if (before !== undefined && isTheSame(before, owner, one)) return ok({ owner, stands: 'there' });
  const why = await whyNot(deps, actor, { owner, one, fingerprint });
  return why === undefined ? ok({ owner, stands: 'new' }) : refused(why);
}

async function findByFingerprint(
  deps: ProvisioningNeeds,
  fingerprint: string,
): Promise<Token | undefined> {
  const print = await deps.store.get(deps.tenantId, seedPrintRow(fingerprint));
  return print && findToken(deps, readValue(toTokenSchema, print).tokenId);
}

function isTheSame(token: Token, { id }: Person, { parameters }: Imported): boolean {
  const { algorithm, digits, periodSeconds } = token.parameters;
  const makesTheSameCodes =
    algorithm === parameters.algorithm &&
    digits === parameters.digits &&
    periodSeconds === parameters.periodSeconds;
  return token.ownerId === id && isBeyondCapture(token) && makesTheSameCodes;
}

async function whyNot(
  deps: ProvisioningNeeds,
  { personId }: Actor,
  about: { readonly owner: Person; readonly one: Imported; readonly fingerprint: string },
): Promise<ImportRefusal | undefined> {
  const { owner, one, fingerprint } = about;
  const reading = new Reading(deps.store, deps.tenantId);
  if (await isFrozen(reading, { ownerId: owner.id, stage: 'capturing' })) return { code: 'FROZEN' };
  const open = await reading.get(openCaseRow(personId, owner.id), toCaseSchema);
  const tokenId = open && (await readCase(deps, open.caseId))?.found.tokenId;
  const found = { ownerId: owner.id, tokenId: tokenId ?? null };
  const guards: readonly Guard[] = await findGuards(deps, {
    found,
    captured: capturedOf(one),
    fingerprint,
  });
  return guards.length === 0 ? undefined : { code: 'GUARDED', guards };
}
