// `/compromised alice`: the seed may be in other hands. One act ends everything of that token, its data key in the same commit,
// and tells everybody concerned. Nothing is asked first: a question costs the minutes in which somebody else signs in.
import { z } from 'zod';
import { cutToBytes } from '../../domain/cut.js';
import type { Instant, PersonId, TokenId } from '../../domain/ids.js';
import { isCalled } from '../../domain/people/called.js';
import { ok, refused } from '../../domain/outcome.js';
import type { Outcome } from '../../domain/outcome.js';
import { COMPROMISED_REASON_BYTES } from '../../domain/tokens/token.js';
import type { Person } from '../../ports/directory.js';
import type { Moment } from '../commit/moment.js';
import type { Plan } from '../commit/plan.js';
import { SPREAD } from '../commit/rows/alarm-items.js';
import { time, tokenId as idOfToken } from '../../domain/fields.js';
import { tokenRow } from '../commit/rows/names.js';
import { tokenSchema } from '../commit/rows/token-row.js';
import { candidate, findPerson, mention, mentionOr } from '../looking/find-person.js';
import { findToken, tokenChoice, findTokens } from '../looking/find-token.js';
import { findKnownOwner, withKnownOwners } from '../looking/known-owners.js';
import { noteRefusal } from '../looking/note-refusal.js';
import { holdsRight } from '../looking/role-lookup.js';
import type { Actor, Typed } from '../looking/who.js';
import { changeRefusal } from './change-token.js';
import type { ProvisioningNeeds } from './needs.js';
import { planChange, refusalEntry } from './plan-token.js';
import type {
  Compromised,
  CompromiseOne,
  CompromiseRefusal,
  Provisioning,
} from './provisioning.js';
import { meantOf } from './token-summary.js';

type Answer = Outcome<Compromised, CompromiseRefusal>;
type Said = { readonly owner: Person; readonly reason: string; readonly reading: number };

export function compromise(deps: ProvisioningNeeds): Provisioning['compromise'] {
  return async (actor, typed, chosen) => {
    const said = await findWhose(deps, actor, typed);
    if ('code' in said) return refuse(deps, actor, said);
    const { owner, reason, reading } = said;
    const which = { change: 'compromise', ...(chosen && { token: chosen }) } as const;
    const [token, ...more] = meantOf(await findTokens(deps, owner.id), which);
    if (token === undefined) {
      return refuse(deps, actor, { code: 'NO_TOKEN', owner: mention(owner), mayProvision: false });
    }
    if (more.length > 0) {
      const tokens = [token, ...more].map(tokenChoice);
      return refused({ code: 'SEVERAL_TOKENS', owner: candidate(owner, reading), tokens });
    }
    return stop(deps, actor, { tokenId: token.id, reason });
  };
}

/** From a message that the account owner got about it. Everybody else learns nothing of whether there is such a token. */
export function compromiseById(deps: ProvisioningNeeds): Provisioning['compromiseById'] {
  return async (actor, tokenId) => {
    const token = await findToken(deps, tokenId);
    if (token?.ownerId !== actor.personId) return undefined;
    return stop(deps, actor, { tokenId, reason: '' });
  };
}

/** The role comes first; who has none may speak of themselves alone. */
async function findWhose(
  deps: ProvisioningNeeds,
  { personId }: Actor,
  typed: Typed<CompromiseOne>,
): Promise<Said | CompromiseRefusal> {
  const known = withKnownOwners(deps);
  // Whoever asks too often is looked up no more, and may stop what is their own all the same.
  if (deps.strangers.isShut(personId, 'compromise')) {
    return themselves((await findKnownOwner(deps, personId))?.person, typed);
  }
  if (!(await mayStopOthers(deps, personId)))
    return themselves(await known.person(personId), typed);
  if (typed.typedName.trim() === '' && typed.person === undefined) return { code: 'NAME_MISSING' };
  const found = await findPerson<CompromiseOne>(known, typed);
  if ('code' in found) return found;
  return { owner: found.person, reason: found.said.reason, reading: found.reading };
}

async function mayStopOthers(deps: ProvisioningNeeds, person: PersonId): Promise<boolean> {
  if (await holdsRight(deps, person, 'security')) return true;
  return holdsRight(deps, person, 'provisioner');
}

function themselves(
  person: Person | undefined,
  typed: Typed<CompromiseOne>,
): Said | CompromiseRefusal {
  const readings = [typed, ...(typed.longer ?? [])];
  const reading = readings.findLastIndex(
    ({ typedName }) => typedName === '' || (person !== undefined && isCalled(person, typedName)),
  );
  const reason = readings[reading]?.reason;
  if (person === undefined || reason === undefined) return { code: 'NOT_CONCERNED' };
  return { owner: person, reason, reading };
}

async function refuse(
  deps: ProvisioningNeeds,
  actor: Actor,
  refusal: CompromiseRefusal,
): Promise<Answer> {
  const verb = 'compromise';
  const fact = {
    action: 'control.refused',
    command: 'compromised',
    refusal: refusal.code,
  } as const;
  await noteRefusal(deps, { actor, verb, fact });
  return refused(refusal);
}

type Stopping = { readonly tokenId: TokenId; readonly reason: string };

async function stop(deps: ProvisioningNeeds, actor: Actor, stopping: Stopping): Promise<Answer> {
  const { personId, activityId } = actor;
  const done = await deps.transact({
    // Whichever token it was the first time: what has been set up since is another one.
    operation: [personId, 'token-compromise', activityId],
    // A brake waits for nobody.
    isUrgent: true,
    value: z.object({ at: time, tokenId: idOfToken }),
    refusal: changeRefusal,
    plan: async (moment) => planStop(moment, personId, stopping),
  });
  if (!done.ok) return done;
  const token = await findToken(deps, done.value.tokenId);
  if (token === undefined) return refused({ code: 'NO_CASE' });
  const yours = token.ownerId === personId;
  // They know who they are, and it is done: no answer of the directory may hold up saying so.
  const owner = yours ? undefined : await withKnownOwners(deps).person(token.ownerId);
  return ok({
    owner: mentionOr(token.accountName, owner),
    issuer: token.issuer,
    at: done.value.at,
    yours,
  });
}

type Stopped = Plan<
  { readonly at: Instant; readonly tokenId: TokenId },
  z.infer<typeof changeRefusal>
>;

async function planStop(
  moment: Moment,
  by: PersonId,
  { tokenId, reason }: Stopping,
): Promise<Stopped> {
  const { reading, now } = moment;
  const token = await reading.getIfThere(tokenRow(tokenId), tokenSchema);
  if (token === undefined) return { audit: [], outcome: refused({ code: 'NO_CASE' }) };
  const said = cutToBytes(reason, COMPROMISED_REASON_BYTES);
  const planned = await planChange(moment, {
    token,
    move: { change: 'compromise', compromised: { by, at: now, reason: said } },
    by,
    facts: [{ action: 'token.compromised', reason: said }],
  });
  if (!planned.ok) {
    const about = { wanted: 'compromise', refusal: planned.refusal.code };
    return { audit: [refusalEntry(by, tokenId, about)], outcome: planned };
  }
  const { puts, deletes, audit, outbox } = planned.value;
  const alarm = { topic: 'compromised', tokenId, by, at: now } as const;
  return {
    puts,
    deletes,
    audit,
    outbox: [...outbox, SPREAD.draft(now, { alarm })],
    outcome: ok({ at: now, tokenId }),
  };
}
