// A big helpdesk before the running bot: twenty who ask, ten who approve, one account owner. The store is SQLite in the heavy
// run; in the ordinary one, which would wait for the disk for most of its time, the one in memory, of the same contract.
import { join } from 'node:path';
import { DirectoryFile } from '../../../src/adapters/local/directory-file.js';
import { parseDirectoryFile } from '../../../src/adapters/local/parse-directory-file.js';
import { openSqliteStore } from '../../../src/adapters/local/sqlite-store.js';
import { mayKeepInMemory } from '../../../src/app/commit/rows/names.js';
import { parseGroupId, parsePersonId } from '../../../src/domain/ids.js';
import type { PersonId } from '../../../src/domain/ids.js';
import type { Policy } from '../../../src/domain/policy/policy.js';
import type { Store } from '../../../src/ports/store.js';
import { isOn } from '../../../scripts/environment.mjs';
import { temporaryFolder } from '../../adapters/local/temporary-folder.js';
import { fine, must, PEOPLE, samplePolicy, TENANT } from '../../app/trial.js';
import type { Card } from '../../fakes/connector-fake.js';
import { FakeRandom } from '../../fakes/fake-random.js';
import { MemoryStore } from '../../fakes/memory-store.js';
import { findAction } from '../../fakes/shown-card.js';
import type { Somebody, TeamsPerson } from '../../fakes/teams-person.js';
import { startBot } from '../running-bot.js';
import type { RunningBot } from '../running-bot.js';

function somebody(name: string, number: number): Somebody {
  const id = must(parsePersonId(`7e57ab1e-0000-4000-8000-${String(number).padStart(12, '0')}`));
  return { name, id };
}

const twoDigits = (number: number): string => String(number).padStart(2, '0');
const REQUESTERS = Array.from({ length: 20 }, (_, at) =>
  somebody(`requester-${twoDigits(at + 1)}`, 1001 + at),
);
const APPROVERS = Array.from({ length: 10 }, (_, at) =>
  somebody(`approver-${twoDigits(at + 1)}`, 2001 + at),
);
const GROUP = must(parseGroupId('7e57ab1e-0000-4000-8000-000000003001'));
const NAMES = new Map([...REQUESTERS, ...APPROVERS].map(({ id, name }) => [id, name]));

export type Helpdesk = {
  readonly bot: RunningBot;
  readonly requesters: readonly TeamsPerson[];
  readonly approvers: readonly TeamsPerson[];
  readonly nameOf: (id: PersonId) => string;
  readonly close: () => Promise<void>;
};

/** Everybody has met the bot. */
export async function openHelpdesk(changes: Partial<Policy>, many = 20): Promise<Helpdesk> {
  const store = await openStore();
  const bot = await startBot({ store, directory: directory(), policy: policy(changes) });
  const requesters = REQUESTERS.slice(0, many).map((one) => bot.person(one));
  const approvers = APPROVERS.map((one) => bot.person(one));
  await Promise.all([...requesters, ...approvers].map(async (one) => one.install()));
  await bot.settle();
  return {
    bot,
    requesters,
    approvers,
    nameOf: (id) => must(NAMES.get(id)),
    close: async () => {
      await bot.stop();
      await store.close();
    },
  };
}

async function openStore(): Promise<Store> {
  if (!isOn(process.env, 'HEAVY')) return new MemoryStore();
  return openSqliteStore(join(await temporaryFolder(), 'store.db'), { mayKeep: mayKeepInMemory });
}

/** The first two approvers are named one by one; all ten are in a group. */
function policy(changes: Partial<Policy>): Policy {
  const { roles } = samplePolicy();
  const named = APPROVERS.slice(0, 2).map(({ id }) => id);
  return samplePolicy({
    roles: {
      ...roles,
      requester: { people: REQUESTERS.map(({ id }) => id), groups: [] },
      approver: { people: named, groups: [GROUP] },
    },
    ...changes,
  });
}

function directory(): DirectoryFile {
  const people = [...REQUESTERS, ...APPROVERS, { name: 'alice', id: PEOPLE.alice }];
  const file = {
    tenantId: TENANT,
    people: people.map(({ name, id }) => ({
      id,
      displayName: name,
      givenName: name,
      surname: 'Example',
      userPrincipalName: `${name}@contoso.example`,
    })),
    groups: [{ id: GROUP, name: 'approvers', members: APPROVERS.map(({ id }) => id) }],
  };
  return new DirectoryFile(fine(parseDirectoryFile(file, 'directory.json')));
}

/** A press on every card of this person that has the button, as somebody does who has many of them. */
export function pressesOn(person: TeamsPerson, title: string): readonly (() => Promise<unknown>)[] {
  const cards = person.messages.flatMap(({ answer, card }): readonly Card[] => {
    const shown = typeof answer === 'object' ? answer : card;
    return shown !== undefined && findAction(shown, title) !== undefined ? [shown] : [];
  });
  return cards.map((card) => async () => person.post(person.pressActivity(card, title)));
}

const lots = new FakeRandom('who comes first');

/** All at once; whose arrives first is chance. */
export async function atOnce(acts: readonly (() => Promise<unknown>)[]): Promise<void> {
  const drawn = acts.map((act) => ({ act, lot: lots.id() }));
  const mixed = drawn.sort((a, b) => (a.lot < b.lot ? -1 : 1));
  await Promise.all(mixed.map(async ({ act }) => act()));
}
