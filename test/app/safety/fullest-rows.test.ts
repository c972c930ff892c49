// Every row that people can lengthen has a bound in bytes: whatever they type is of the longest characters, as long as it may be and
// longer, and no row comes near what the stores take. A new kind of row is in it by itself, or red.
import { expect, test } from '@jest/globals';
import * as names from '../../../src/app/commit/rows/names.js';
import { MAX_VALUE_BYTES } from '../../../src/ports/store.js';
import type { Change, CommitResult } from '../../../src/ports/store.js';
import { parsePersonId } from '../../../src/domain/ids.js';
import type { TenantId } from '../../../src/domain/ids.js';
import type { Directory, Person } from '../../../src/ports/directory.js';
import { MemoryStore } from '../../fakes/memory-store.js';
import { brokenGlass, glassOf } from '../emergency.js';
import { Sitting } from '../provisioning/sitting.js';
import {
  EVERYBODY,
  fine,
  meet,
  must,
  openTrial,
  PEOPLE,
  sampleDirectory,
  samplePolicy,
} from '../trial.js';
import type { Trial } from '../trial.js';

/** Three bytes a character, four of a pair; quotation marks and backslashes are two each in JSON. */
const LONGEST = ['手', '𝔖', '"', '\\'].map((one) => one.repeat(12_000));
const most = (count: number): readonly string[] => LONGEST.map((text) => text.slice(0, count));

class MeasuringStore extends MemoryStore {
  readonly longest = new Map<string, number>();

  override async commit(partition: TenantId, changes: readonly Change[]): Promise<CommitResult> {
    for (const change of changes) {
      if (!('value' in change)) continue;
      const bytes = Buffer.byteLength(JSON.stringify(change.value), 'utf8');
      const [kind = ''] = change.row.split('~');
      this.longest.set(kind, Math.max(this.longest.get(kind) ?? 0, bytes));
    }
    return super.commit(partition, changes);
  }
}

/** Everybody is called as long as nobody is, and fifty more may approve. */
function longNames(): Directory {
  const inner = sampleDirectory();
  const long = (one: Person): Person => ({
    ...one,
    displayName: `${one.displayName} ${'手'.repeat(400)}`,
  });
  const more = Array.from({ length: 50 }, (_none, at): Person => ({
    id: must(parsePersonId(`7e57ab1e-0000-4000-8000-0000000009${String(at).padStart(2, '0')}`)),
    displayName: `${at} ${'手'.repeat(400)}`,
    givenName: `G${at}x`,
    surname: `S${at}x`,
    userPrincipalName: `staff${at}@contoso.example`,
    nicknames: [],
  }));
  return {
    person: async (id) => {
      const one = (await inner.person(id)) ?? more.find((other) => other.id === id);
      return one && long(one);
    },
    find: async (called) => (await inner.find(called)).map(long),
    similar: async (called) => inner.similar(called),
    groupsOf: async (id) => inner.groupsOf(more.some((one) => one.id === id) ? PEOPLE.megan : id),
    membersOf: async (group) => {
      const members = (await inner.membersOf(group)).map(long);
      return members.some(({ id }) => id === PEOPLE.megan) ? [...members, ...more] : members;
    },
  };
}

async function lived(store: MeasuringStore): Promise<Trial> {
  const policy = samplePolicy({ breakGlass: glassOf(50), approvalsNeeded: 2 });
  const trial = await openTrial({ store, directory: longNames(), policy });
  await meet(trial, 'alex', 'megan', 'diego', 'alice', 'adele', 'isaiah');
  const alice = 'alice@contoso.example';
  for (const reason of LONGEST) {
    const ask = { typedName: alice, reason: reason.slice(0, 300), byMail: false };
    const asked = await trial.bridge.askForCode(trial.as('alex'), ask);
    await trial.bridge.askForCode(trial.as('alex'), { ...ask, reason });
    if (!asked.ok || asked.value.kind === 'question') continue;
    const { requestId } = asked.value;
    for (const who of ['megan', 'diego'] as const) {
      await trial.bridge.actOnRequest(trial.as(who), requestId, { kind: 'approve' });
    }
    await trial.bridge.actOnRequest(trial.as('megan'), requestId, { kind: 'deny', reason });
    await trial.bridge.actOnRequest(trial.as('alex'), requestId, { kind: 'cancel' });
  }
  const used = await brokenGlass(trial);
  const [note = ''] = LONGEST;
  await trial.bridge.closeReview(trial.as('isaiah'), used, note);
  const sitting = await Sitting.open(trial, 'alex', 'diego@contoso.example');
  const [issuer = ''] = most(300);
  await sitting.enrol({ issuer, accountName: issuer });
  await sitting.burn();
  await sitting.pages.ship(sitting.next(), {
    serial: issuer,
    model: issuer,
    offered: { kind: 'nothing' },
  });
  for (const reason of LONGEST) {
    await trial.bridge.freeze(trial.as('adele'), { typedName: alice, reason });
    await trial.bridge.unfreeze(trial.as('isaiah'), { typedName: alice, reason });
    await trial.bridge.freeze(trial.as('adele'), { typedName: null, reason });
    await trial.bridge.unfreeze(trial.as('isaiah'), { typedName: null, reason });
  }
  await trial.provisioning.compromise(trial.as('adele'), { typedName: alice, reason: note });
  await trial.outbox.drain();
  return trial;
}

/** Of those whose rows come only from elsewhere: a restore, a backup, retention. */
const ELSEWHERE = ['reviewed', 'frozen', 'desk-session', 'desk-ticket'];

test('nothing that anybody types makes a row longer than its bound, and everything can be frozen then', async () => {
  const store = new MeasuringStore();
  const trial = await lived(store);
  const tooLong = [...store.longest].filter(([, bytes]) => bytes > (2 * MAX_VALUE_BYTES) / 3);
  expect(tooLong).toEqual([]);
  const kinds = Object.values(names).flatMap((one) =>
    typeof one === 'object' && 'from' in one ? [one.from.split('~')[0] ?? ''] : [],
  );
  const unseen = kinds.filter((kind) => !store.longest.has(kind) && !ELSEWHERE.includes(kind));
  expect([kinds.length > 15, unseen]).toEqual([true, []]);
  fine(await trial.bridge.freeze(trial.as('adele'), EVERYBODY));
});
