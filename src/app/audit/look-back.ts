// `/audit`: who saw which code of whom, when, why, how the caller was verified and who agreed, the newest first. For auditors and
// the security team; to everybody else it is not there.
import { defined } from '../../domain/defined.js';
import type { PersonId } from '../../domain/ids.js';
import { ok, refused } from '../../domain/outcome.js';
import { knownZone } from '../../domain/time/known-zone.js';
import { betweenOf } from '../../domain/time/past-range.js';
import type { Between } from '../../domain/time/past-range.js';
import type { Deps } from '../deps.js';
import { findPerson, mention } from '../looking/find-person.js';
import { withKnownOwners } from '../looking/known-owners.js';
import { readZone } from '../looking/read-zone.js';
import { roleLookup } from '../looking/role-lookup.js';
import type { Actor, Typed } from '../looking/who.js';
import type { Person } from '../../ports/directory.js';
import type { LookBack, LookBackRefusal, LookedBack, LookingBack } from './look-back-answers.js';
import { lookedEvent, lookedStory } from './looked-lines.js';
import { lookOnce } from './look-once.js';
import type { Item } from './look-once.js';
import { noteLook } from './note-look.js';

type Needs = Pick<Deps, 'store' | 'tenantId' | 'directory' | 'policy' | 'clock' | 'transact'>;

/** Throws `StoreUnavailable` and `DirectoryUnavailable`. */
export function lookBack(deps: Needs): LookingBack {
  return async (actor, typed) => {
    const { personId } = actor;
    if (!(await isAuditor(deps, personId))) return refused({ code: 'NOT_AN_AUDITOR' });
    const known = { ...deps, directory: withKnownOwners(deps) };
    const who = await findWhom(known, typed);
    if ('code' in who) return refused(who);
    const between = await readBetween(deps, personId, typed);
    const { releases, outcome, before } = typed;
    const whomId = who.person?.id;
    // First: what cannot be put on record is not shown.
    await noteLook(deps, actor, { where: typed.where ?? 'chat', ...defined({ ownerId: whomId }) });
    const looked = { ...defined({ whom: whomId, outcome }), between, releases };
    const page = await lookOnce(known, looked, before);
    const items = await Promise.all(page.items.map(async (one) => say(known, one)));
    const whom = who.person && mention(who.person);
    return ok({ items, between, ...defined({ whom, lookedTo: page.lookedTo, next: page.next }) });
  };
}

/** Throws `DirectoryUnavailable`. */
export function mayLookBack(deps: Pick<Deps, 'directory' | 'policy' | 'strangers'>) {
  return async ({ personId }: Actor): Promise<boolean> => {
    if (deps.strangers.isShut(personId, 'look-back')) return false;
    const may = await isAuditor(deps, personId);
    if (!may) deps.strangers.spend(personId, 'look-back');
    return may;
  };
}

async function isAuditor(
  { directory, policy }: Pick<Deps, 'directory' | 'policy'>,
  person: PersonId,
): Promise<boolean> {
  const roles = await roleLookup(directory, policy())(person);
  return roles.includes('auditor') || roles.includes('security');
}

/** Nobody where everybody is meant. Words behind the name are no reason here: what cannot be read is said. */
async function findWhom(
  { directory }: Needs,
  typed: Typed<LookBack>,
): Promise<{ readonly person?: Person } | LookBackRefusal> {
  const nobody = typed.typedName === '' && typed.person === undefined;
  const found = nobody ? undefined : await findPerson(directory, typed);
  if (found !== undefined && 'code' in found) return found;
  const { unread } = found?.said ?? typed;
  if (unread !== undefined) return { code: 'RANGE_UNREADABLE', typed: unread };
  return defined({ person: found?.person });
}

/** By the clocks where whoever asks was last seen. */
async function readBetween(
  deps: Needs,
  reader: PersonId,
  { range, between = {} }: LookBack,
): Promise<Between> {
  if (range === undefined) return between;
  const zone = knownZone(await readZone(deps, reader));
  return betweenOf(range, deps.clock.now(), zone ?? 'UTC');
}

async function say(deps: Needs, item: Item): Promise<LookedBack['items'][number]> {
  return item.kind === 'story'
    ? lookedStory(deps, item.story)
    : lookedEvent(deps, item.entry, item.ownerId);
}
