// The seed as a QR code for the token burner (DESIGN §3.2): freely in the sitting that captured it, each showing on record
// and told to the account owner before anything is shown; later under an approved request.
import { defined } from '../../domain/defined.js';
import { z } from 'zod';
import { plusSeconds } from '../../domain/ids.js';
import type { Instant } from '../../domain/ids.js';
import { InvariantBroken, ok, refused } from '../../domain/outcome.js';
import { SEED_QR_SHOWN_SECONDS, whyNoSeedQr } from '../../domain/tokens/disclosing.js';
import type { DisclosureRefusal } from '../../domain/tokens/disclosing.js';
import type { Token } from '../../domain/tokens/token.js';
import { isFrozen } from '../looking/grounds.js';
import type { Moment } from '../commit/moment.js';
import type { Plan } from '../commit/plan.js';
import { time } from '../../domain/fields.js';
import { tokenRow } from '../commit/rows/names.js';
import { tokenSchema } from '../commit/rows/token-row.js';
import { burnerUri } from './burner-uri.js';
import { isCaseClosed, readCase } from './case-view.js';
import { notice } from './follow-ups.js';
import type { InCase } from './in-case.js';
import type { ProvisioningNeeds } from './needs.js';
import { auditOf, refusalEntry, withRead } from './plan-token.js';
import type { Provisioning } from './provisioning.js';

const WHAT = 'seed-qr';

export function seedForBurner(deps: ProvisioningNeeds): Provisioning['seedForBurner'] {
  return async (at) => {
    const read = await readCase(deps, at.caseId);
    if (read?.token === undefined || read.found.closed) return refused({ code: 'NO_CASE' });
    const { found, token } = read;
    if (found.requestId !== undefined) {
      return deps.underRequest.show(at.actor, found.requestId, burnerUri);
    }
    const given = await deps.discloseFreely(at, {
      token,
      what: WHAT,
      value: z.object({ until: time }),
      plan: async (moment) => planShowing(moment, at, token),
      make: (seed) => burnerUri(token, seed),
    });
    if (!given.ok) return given;
    return ok({ uri: given.value.shown, until: given.value.allowed.until });
  };
}

async function planShowing(
  { reading, now, roles, logRefusal }: Moment,
  at: InCase,
  seen: Token,
): Promise<Plan<{ readonly until: Instant }, DisclosureRefusal>> {
  const { session, caseId } = at;
  const by = at.actor.personId;
  const token = await reading.get(tokenRow(seen.id), tokenSchema);
  if (token === undefined) throw new InvariantBroken('a case without its token');
  const isClosed = await isCaseClosed(reading, caseId);
  const why = whyNoSeedQr(token, {
    now,
    by,
    isProvisioner: (await roles(by)).includes('provisioner'),
    frozen: await isFrozen(reading, token),
    ...defined({ logRefusal }),
    ownerKnown: await roles.isKnown(token.ownerId),
    // A sitting that is over is no sitting.
    session: isClosed ? '' : session,
  });
  if (why !== undefined) {
    const about = { wanted: WHAT, refusal: why.code };
    return { audit: [refusalEntry(by, token.id, about)], outcome: refused(why) };
  }
  const until = plusSeconds(now, SEED_QR_SHOWN_SECONDS);
  return {
    audit: [withRead(auditOf(by, token, { action: 'seed-qr.shown', until }), at, WHAT)],
    outbox: [notice(now, token, { to: token.ownerId, topic: 'seed-shown', at: now, by })],
    outcome: ok({ until }),
  };
}
