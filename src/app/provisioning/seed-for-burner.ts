// The seed as a QR code for the token burner (DESIGN §3.2): freely in the sitting that captured it, each showing on record
// and told to the account owner before anything is shown; later under an approved request.
import { z } from 'zod';
import { plusSeconds } from '../../domain/ids.js';
import type { Instant } from '../../domain/ids.js';
import { InvariantBroken, ok, refused } from '../../domain/outcome.js';
import { SEED_QR_SHOWN_SECONDS, whyNoSeedQr } from '../../domain/tokens/disclosing.js';
import type { DisclosureRefusal } from '../../domain/tokens/disclosing.js';
import type { Token } from '../../domain/tokens/token.js';
import { decideOnce } from '../looking/decide-once.js';
import { isFrozen } from '../looking/frozen.js';
import type { Reading } from '../commit/reading.js';
import { holdsRight, isKnown } from '../looking/role-lookup.js';
import { time } from '../commit/rows/fields.js';
import { tokenRow } from '../commit/rows/names.js';
import { tokenSchema } from '../commit/rows/schemas.js';
import type { Plan } from '../commit/transact.js';
import { burnerUri } from './burner-uri.js';
import { readCase } from './case-view.js';
import { disclosureRefusal } from './enrolment-code.js';
import { notice } from './follow-ups.js';
import { lateRefusal } from './late-refusal.js';
import type { InCase } from './in-case.js';
import type { ProvisioningNeeds } from './needs.js';
import { auditOf, refusalEntry } from './plan-token.js';
import type { Provisioning } from './provisioning.js';
import { unlessVaultFails } from './vault-refusal.js';

type Allowed = { readonly until: Instant | null; readonly refusal: DisclosureRefusal | null };
const allowedSchema: z.ZodType<Allowed> = z.object({
  until: time.nullable(),
  refusal: disclosureRefusal.nullable(),
});

export function seedForBurner(deps: ProvisioningNeeds): Provisioning['seedForBurner'] {
  return async (at) => {
    const read = await readCase(deps, at.caseId);
    if (read?.token === undefined) return refused({ code: 'NO_CASE' });
    const { found, token } = read;
    if (found.requestId !== undefined) {
      const read = async (shown: Token): Promise<string> => readUri(deps, shown);
      return deps.underRequest.show(at.actor, found.requestId, read);
    }
    const plan = async (reading: Reading): Promise<Plan<Allowed>> =>
      planShowing(deps, reading, { at, token });
    const { personId, activityId } = at.actor;
    const allowed = await decideOnce(deps, {
      person: personId,
      operation: [personId, 'seed-qr', token.id, activityId],
      outcome: allowedSchema,
      plan,
    });
    if (allowed.refusal !== null) return refused(allowed.refusal);
    if (allowed.until === null) return refused({ code: 'NO_CASE' });
    const uri = await unlessVaultFails(readUri(deps, token));
    if (!uri.ok) return uri;
    const late = await lateRefusal(deps, plan);
    return late === undefined ? ok({ uri: uri.value, until: allowed.until }) : refused(late);
  };
}

async function readUri({ lend }: ProvisioningNeeds, token: Token): Promise<string> {
  return lend(token, (seed) => burnerUri(token, seed));
}

async function planShowing(
  deps: ProvisioningNeeds,
  reading: Reading,
  { at, token: seen }: { readonly at: InCase; readonly token: Token },
): Promise<Plan<Allowed>> {
  const token = await reading.get(tokenRow(seen.id), tokenSchema);
  if (token === undefined) throw new InvariantBroken('a case without its token');
  const policy = deps.policy();
  const now = deps.clock.now();
  const by = at.actor.personId;
  const why = whyNoSeedQr(token, {
    now,
    by,
    isProvisioner: await holdsRight(deps, by, 'provisioner'),
    frozen: await isFrozen(reading, token),
    ownerKnown: await isKnown(deps, token.ownerId),
    session: at.session,
  });
  const given = { by, now, policy };
  if (why !== undefined) {
    const about = { wanted: 'seed-qr', refusal: why.code };
    return {
      audit: [refusalEntry(given, token.id, about)],
      outcome: { until: null, refusal: why },
    };
  }
  const until = plusSeconds(now, SEED_QR_SHOWN_SECONDS);
  return {
    audit: [auditOf(given, token, { action: 'seed-qr.shown', until })],
    outbox: [notice(now, token, { to: token.ownerId, topic: 'seed-shown', at: now, by })],
    outcome: { until, refusal: null },
  };
}
