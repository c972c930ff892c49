// The auditors' page: how a browser gets to it, and who is there. A pass opens the page's files, which hold nothing; a ticket, once and
// for one person, the session; and whoever is there holds the role at each request. To everybody else nothing of it is there.
import { createHmac, timingSafeEqual } from 'node:crypto';
import { z } from 'zod';
import type { Instant, PersonId } from '../../domain/ids.js';
import { instant, plusSeconds } from '../../domain/ids.js';
import { DONE, refused } from '../../domain/outcome.js';
import { StoreUnavailable } from '../../ports/fault.js';
import { readValue } from '../commit/reading.js';
import { admittedSchema, deskKeySchema } from '../commit/rows/desk-rows.js';
import type { Admitted } from '../commit/rows/desk-rows.js';
import { DESK_KEY, deskSessionRow, deskTicketRow } from '../commit/rows/names.js';
import type { Deps } from '../deps.js';
import { digestOf, isSecret, newSecret } from '../looking/secrets.js';
import type { Actor } from '../looking/who.js';

export const DESK_TICKET_SECONDS = 600;
export const DESK_SESSION_SECONDS = 2 * 3600;
/** Whoever loads the page again later gets a new way to it. */
const PASS_SECONDS = 12 * 3600;
const KEY_BYTES = 32;
const PASS = /^(?<until>[0-9a-z]{6,9})\.(?<mac>[0-9A-Za-z_-]{22})$/;

/** `pass`: part of the address, no secret of anybody's. `ticket`: goes to no server but in the body of one request. */
export type WayToDesk = { readonly pass: string; readonly ticket: string };

export type Desk = {
  /** Undefined for whoever may not see the audit. Throws `StoreUnavailable` and `DirectoryUnavailable`. */
  readonly issue: (actor: Actor) => Promise<WayToDesk | undefined>;
  /** Asks the store once in the life of this process. */
  readonly isPass: (text: string) => Promise<boolean>;
  /** Exchanges a ticket for the secret of a session, once. Undefined where it is none of a person who may. */
  readonly enter: (
    ticket: string,
    mayEnter: (person: PersonId) => boolean,
  ) => Promise<string | undefined>;
  /** Who proves themselves with this secret, and may see the audit at this moment. */
  readonly findWho: (secret: string) => Promise<Actor | undefined>;
};

type Needs = Pick<Deps, 'store' | 'tenantId' | 'clock' | 'random' | 'transact'> & {
  readonly mayLookBack: (actor: Actor) => Promise<boolean>;
};

export function openDesk(deps: Needs): Desk {
  const keep: { key?: Promise<Buffer> } = {};
  const key = async (): Promise<Buffer> => {
    keep.key ??= readKey(deps).catch((error: unknown) => {
      delete keep.key;
      throw error;
    });
    return keep.key;
  };
  return {
    issue: async (actor) => {
      if (!(await deps.mayLookBack(actor))) return undefined;
      const until = plusSeconds(deps.clock.now(), PASS_SECONDS);
      return { pass: passUntil(await key(), until), ticket: await issueTicket(deps, actor) };
    },
    isPass: async (text) => {
      const until = untilIn(text);
      if (until === undefined || until <= deps.clock.now()) return false;
      const [said, meant] = [Buffer.from(text), Buffer.from(passUntil(await key(), until))];
      return said.length === meant.length && timingSafeEqual(said, meant);
    },
    enter: async (ticket, mayEnter) => enter(deps, ticket, mayEnter),
    findWho: async (secret) => findWho(deps, secret),
  };
}

function passUntil(key: Buffer, until: Instant): string {
  const said = until.toString(36);
  const mac = createHmac('sha256', key).update(`auditors' page ${said}`).digest('base64url');
  return `${said}.${mac.slice(0, 22)}`;
}

function untilIn(text: string): Instant | undefined {
  const said = PASS.exec(text)?.groups?.['until'];
  return said === undefined ? undefined : instant(parseInt(said, 36));
}

/** Made by whoever comes first. */
async function readKey({ store, tenantId, random }: Needs): Promise<Buffer> {
  const value = { key: Buffer.from(random.bytes(KEY_BYTES)).toString('base64') };
  const there = await store.get(tenantId, DESK_KEY);
  if (there === undefined) {
    // A conflict means that another instance has just made it.
    await store.commit(tenantId, [{ kind: 'insert', row: DESK_KEY, value }]);
  }
  const kept = there ?? (await store.get(tenantId, DESK_KEY));
  if (kept === undefined) throw new StoreUnavailable('the key of passes was not kept');
  return Buffer.from(readValue(deskKeySchema, kept).key, 'base64');
}

async function issueTicket(deps: Needs, { personId: person }: Actor): Promise<string> {
  const { store, tenantId, clock, random } = deps;
  const ticket = newSecret(random);
  const value: Admitted = {
    personId: person,
    expiresAt: plusSeconds(clock.now(), DESK_TICKET_SECONDS),
  };
  const row = deskTicketRow(digestOf(ticket));
  const done = await store.commit(tenantId, [{ kind: 'insert', row, value }]);
  if (!done.ok) throw new StoreUnavailable('a ticket was not kept');
  return ticket;
}

async function enter(
  deps: Needs,
  ticket: string,
  mayEnter: (person: PersonId) => boolean,
): Promise<string | undefined> {
  const { clock } = deps;
  const admitted = isSecret(ticket)
    ? await readAdmitted(deps, deskTicketRow(digestOf(ticket)))
    : undefined;
  // Looked at before it is used up: who brings another's ticket learns nothing, and does not spoil it.
  if (admitted === undefined || admitted.expiresAt <= clock.now()) return undefined;
  const { personId: person } = admitted;
  if (!mayEnter(person) || !(await deps.mayLookBack(actorOf(deps, person)))) return undefined;
  const secret = newSecret(deps.random);
  const row = deskTicketRow(digestOf(ticket));
  const entered = await deps.transact({
    operation: [person, 'desk-enter', digestOf(secret)],
    value: z.null(),
    refusal: z.object({ code: z.literal('TICKET_UNKNOWN') }),
    plan: async ({ reading, now }) => {
      if ((await reading.getIfThere(row, admittedSchema)) === undefined) {
        return { audit: [], outcome: refused({ code: 'TICKET_UNKNOWN' }) };
      }
      const value: Admitted = {
        personId: person,
        expiresAt: plusSeconds(now, DESK_SESSION_SECONDS),
      };
      return {
        puts: [{ row: deskSessionRow(digestOf(secret)), value }],
        deletes: [row],
        audit: [{ actor: person, fact: { action: 'audit.opened' } }],
        outcome: DONE,
      };
    },
  });
  return entered.ok ? secret : undefined;
}

async function findWho(deps: Needs, secret: string): Promise<Actor | undefined> {
  if (!isSecret(secret)) return undefined;
  const admitted = await readAdmitted(deps, deskSessionRow(digestOf(secret)));
  if (admitted === undefined || admitted.expiresAt <= deps.clock.now()) return undefined;
  const actor = actorOf(deps, admitted.personId);
  return (await deps.mayLookBack(actor)) ? actor : undefined;
}

async function readAdmitted(
  { store, tenantId }: Needs,
  row: string,
): Promise<Admitted | undefined> {
  const found = await store.get(tenantId, row);
  return found && readValue(admittedSchema, found);
}

/** Each request of a page is another one. */
function actorOf({ tenantId, random }: Needs, person: PersonId): Actor {
  return { tenantId, personId: person, activityId: `page-${random.id()}` };
}
