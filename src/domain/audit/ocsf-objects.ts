// Who acted, and what it was about, as OCSF's objects: by their ids, with the names that the reader knows beside them.
import { defined } from '../defined.js';
import type { PersonId, TenantId } from '../ids.js';
import { parsePersonId } from '../ids.js';
import type { AuditAction, AuditEntry } from './entry.js';
import { ownerIn } from './flat-entry.js';
import type { Beside, EntryOfLog } from './flat-entry.js';
import type { About } from './ocsf-table.js';

export type OcsfBeside = Beside & {
  readonly tenantId: TenantId;
  /** What it is called among people, where it is called anything. */
  readonly wordsOf: (action: AuditAction) => string | undefined;
};

const REGULAR_USER = 1;
const OTHER_TYPE = 99;

type User = { readonly uid?: string; readonly name?: string; readonly type_id: number };

export function userOf(person: PersonId | undefined, { nameOf }: Beside): User | undefined {
  if (person === undefined) return undefined;
  const called = nameOf(person);
  const names = { name: called?.userPrincipalName, full_name: called?.displayName };
  return { uid: person, type_id: REGULAR_USER, ...defined(names) };
}

/** The bridge itself; somebody whom Entra knows; or whoever has that console, whom nobody has verified. */
export function actorOf(actor: AuditEntry['actor'], beside: Beside): object {
  if (actor === 'bridge') return { app_name: 'OTP Bridge' };
  const user = userOf(parsePersonId(actor), beside);
  if (user !== undefined) return { user };
  return { user: { name: actor, type_id: OTHER_TYPE, type: 'whoever has that console' } };
}

export type Entity = {
  readonly uid?: string;
  readonly name?: string;
  readonly type: string;
  readonly type_id: number;
  readonly user?: User;
  readonly policy?: object;
  readonly org?: object;
};

type MakeEntity = (entry: EntryOfLog, beside: OcsfBeside) => Entity;

type Backup = { readonly fact: { readonly action: AuditAction; readonly key?: string } };

const ENTITIES: Readonly<Record<About, MakeEntity>> = {
  request: (entry, beside) => ({ ...other('request', entry.requestId), ...owned(entry, beside) }),
  token: (entry, beside) => ({ ...other('token', entry.tokenId), ...owned(entry, beside) }),
  owner: (entry, beside) => {
    const { user } = owned(entry, beside);
    if (user === undefined) return organization(beside);
    return { type: 'User', type_id: 2, user, ...defined({ uid: user.uid }) };
  },
  policy: policyOf,
  tenant: (_entry, beside) => organization(beside),
  log: ({ origin }) => other('log', origin),
  message: messageTo,
  backup: ({ fact }: Backup) => other('backup', fact.key),
};

export function entityOf(about: About, entry: EntryOfLog, beside: OcsfBeside): Entity {
  return ENTITIES[about](entry, beside);
}

function owned(entry: EntryOfLog, beside: OcsfBeside): { readonly user?: User } {
  return defined({ user: userOf(ownerIn(entry, beside), beside) });
}

/** Where there is no id, it is one of them at least. */
function other(type: string, uid: string | undefined): Entity {
  return { type, type_id: OTHER_TYPE, ...(uid === undefined ? { name: type } : { uid }) };
}

function organization({ tenantId: uid }: OcsfBeside): Entity {
  return { type: 'Organization', type_id: 4, uid, org: { uid } };
}

function policyOf({ fact, policy }: EntryOfLog): Entity {
  const uid = fact.action === 'policy.changed' ? fact.to : policy;
  return { type: 'Policy', type_id: 5, uid, policy: { uid } };
}

function messageTo({ fact }: EntryOfLog, beside: Beside): Entity {
  const to = 'to' in fact ? parsePersonId(fact.to) : undefined;
  return { ...other('message', undefined), ...defined({ user: userOf(to, beside) }) };
}
