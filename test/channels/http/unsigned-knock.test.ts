// The set-up page's door in Teams, knocked at by anybody on the internet: who is not signed in makes the bot look up nothing,
// and is told the same of every ticket.
import { afterEach, beforeEach, expect, test } from '@jest/globals';
import { signInIdentity } from '../../../src/channels/http/page-identity.js';
import type { TenantId } from '../../../src/domain/ids.js';
import type { Row, RowName } from '../../../src/ports/store.js';
import { PEOPLE } from '../../app/trial.js';
import { MemoryStore } from '../../fakes/memory-store.js';
import { startPageServer } from './page-visit.js';
import type { PageServer } from './page-visit.js';

class ReadStore extends MemoryStore {
  reads = 0;

  override async get(partition: TenantId, row: RowName): Promise<Row | undefined> {
    this.reads += 1;
    return super.get(partition, row);
  }
}

let store: ReadStore;
let server: PageServer;
beforeEach(async () => {
  store = new ReadStore();
  server = await startPageServer(
    { store },
    {
      identity: ({ provisioning }) =>
        signInIdentity(provisioning, async (token) => {
          if (token === 'of-alex') return PEOPLE.alex;
          return token === 'of-megan' ? PEOPLE.megan : undefined;
        }),
    },
  );
});
afterEach(async () => {
  await server.stop();
});

const knock = async (ticket: string, authorization?: string): Promise<unknown> =>
  (
    await server.post('session', { ticket }, authorization === undefined ? {} : { authorization })
  ).json();

test('without a sign-in, or with one that proves nothing, no row is read, and no ticket told from another', async () => {
  const tickets = [await server.ticket(), 'x'.repeat(43)];
  const before = store.reads;
  const answers = new Set<string>();
  for (const ticket of tickets) {
    answers.add(JSON.stringify(await knock(ticket)));
    answers.add(JSON.stringify(await knock(ticket, 'Bearer forged')));
    answers.add(JSON.stringify(await knock(ticket, 'Basic of-alex')));
  }
  expect([...answers]).toEqual([JSON.stringify({ refusal: { code: 'TICKET_UNKNOWN' } })]);
  expect(store.reads).toBe(before);
});

test('somebody else’s ticket is of no use to who is signed in, and stays good for its own', async () => {
  const ticket = await server.ticket();
  expect(await knock(ticket, 'Bearer of-megan')).toEqual({ refusal: { code: 'TICKET_UNKNOWN' } });
  expect(await knock(ticket, 'Bearer of-alex')).toHaveProperty('session');
});
