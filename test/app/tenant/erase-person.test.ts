// A marked person goes through every flow, as account owner, requester, approver and in what others type; then they are erased. Nothing
// that names them is left in any row, in the store's file and its log, in memory, or in an export; and the log verifies, and says so.
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { openSqliteStore } from '../../../src/adapters/local/sqlite-store.js';
import { mayKeepInMemory } from '../../../src/app/commit/rows/names.js';
import { readAllRows } from '../../../src/app/tenant/backup.js';
import { exportTo } from '../../../src/compose/cli/run-audit.js';
import { linesTo } from '../../../src/compose/cli/run-audit-lines.js';
import { verifyStore } from '../../../src/compose/cli/run-audit-check.js';
import { erase, printPerson } from '../../../src/compose/cli/run-keeping.js';
import type { PeopleWork } from '../../../src/compose/cli/run-for-people.js';
import type { Directory } from '../../../src/ports/directory.js';
import { temporaryFolder } from '../../adapters/local/temporary-folder.js';
import { AT, groundOver, listening } from '../../compose/cli/ground-over.js';
import { everyFile } from '../../every-file.js';
import { REASON, release, setUp, trouble } from '../audit/marked-flows.js';
import { glassOf } from '../emergency.js';
import { fine, meet, openTrial, PEOPLE, sampleDirectory, samplePolicy, TENANT } from '../trial.js';
import type { PersonName, Trial } from '../trial.js';

const DAY = 24 * 3600;
const MARKED = PEOPLE.diego;
const NAMES = ['diego', 'siciliani'];
const holders = (...names: readonly PersonName[]) => ({
  people: names.map((name) => PEOPLE[name]),
  groups: [],
});
/** He is an approver, a requester and a security man, too, as long as he is there. */
const rolesWith = (...more: readonly PersonName[]) => ({
  requester: holders('alex', 'lee', ...more),
  provisioner: holders('alex'),
  approver: holders('megan', ...more),
  auditor: holders('isaiah'),
  security: holders('adele', 'isaiah', ...more),
  operator: holders('adele'),
});

/** Whose account is deleted by then. */
const left = new Set<string>();

function directoryThatForgets(): Directory {
  const whole = sampleDirectory();
  return {
    person: async (id) => (left.has(id) ? undefined : whole.person(id)),
    find: async (names) => (await whole.find(names)).filter(({ id }) => !left.has(id)),
    similar: async (names) => whole.similar(names),
    groupsOf: async (id) => whole.groupsOf(id),
    membersOf: async (group) => whole.membersOf(group),
  };
}

let trial: Trial;
let file = '';
let before = '';
let read: Said;
let done: Said;

type Said = { readonly exit: number; readonly json: object; readonly lines: string };

async function run(work: PeopleWork, as: PersonName = 'adele'): Promise<Said> {
  const saying = listening();
  const on = { ground: groundOver(trial, PEOPLE[as]), person: PEOPLE[as], by: AT, saying };
  const { exit, json } = await work(on);
  return { exit, json, lines: [...saying.lines, ...saying.problems].join('\n') };
}

/** All bytes of the store, as text. */
const onDisk = async (): Promise<string> =>
  (await Promise.all(['', '-wal'].map(async (end) => readFile(`${file}${end}`, 'latin1')))).join(
    '',
  );
/** As they are listed, and as whoever asks for one gets it, which may come from memory. */
const inRows = async (): Promise<string> => {
  const { store } = trial.deps;
  const rows = await readAllRows(store, TENANT);
  const one = await Promise.all(rows.map(async ({ row }) => store.get(TENANT, row)));
  return JSON.stringify([rows, one]);
};
const exported = async (): Promise<string> => {
  const folder = await temporaryFolder();
  expect((await run(exportTo(folder, undefined), 'isaiah')).exit).toBe(0);
  const lines = linesTo(
    (['csv', 'ocsf'] as const).map((format) => ({ format, path: join(folder, format) })),
  );
  expect((await run(lines, 'isaiah')).exit).toBe(0);
  return everyFile(folder);
};
const namedIn = (text: string): readonly string[] =>
  NAMES.filter((one) => text.toLowerCase().includes(one));
const later = async (days: number): Promise<void> => {
  trial.parts.clock.advanceSeconds(days * DAY);
  return Promise.resolve();
};
const policy = (...more: readonly PersonName[]) =>
  samplePolicy({ roles: rolesWith(...more), breakGlass: glassOf(2) });

/** As whoever asks, agrees, denies and freezes, of others. */
async function deeds(): Promise<void> {
  const { bridge, as } = trial;
  const own = await trial.requestBy('diego');
  await trial.outbox.drain();
  fine(await bridge.actOnRequest(as('megan'), own, { kind: 'approve' }));
  fine(await bridge.showCode(as('diego'), own));
  trial.parts.clock.advanceSeconds(600);
  await trial.outbox.drain();
  const asked = await trial.requestBy('alex');
  fine(await bridge.actOnRequest(as('diego'), asked, { kind: 'approve' }));
  fine(await bridge.showCode(as('alex'), asked));
  trial.parts.clock.advanceSeconds(600);
  await trial.outbox.drain();
  fine(await bridge.freeze(as('diego'), { typedName: 'alice', reason: 'Diego Siciliani says so' }));
  fine(await bridge.unfreeze(as('isaiah'), { typedName: 'alice', reason: '' }));
}

/** What others do long after, and name him. */
async function named(): Promise<void> {
  const ask = { typedName: 'alice', reason: 'as DIEGO SICILIANI had it', byMail: false };
  await trial.bridge.askForCode(trial.as('alex'), ask);
}

beforeAll(async () => {
  file = join(await temporaryFolder(), 'store.db');
  const store = await openSqliteStore(file, { mayKeep: mayKeepInMemory });
  trial = await openTrial({
    store,
    policy: policy('diego'),
    directory: directoryThatForgets(),
  });
  await meet(trial, 'alex', 'megan', 'alice', 'diego', 'isaiah', 'lee', 'adele');
  await deeds();
  await setUp(trial);
  await release(trial, 'diego');
  await trouble(trial);
  const lost = { typedName: 'diego', reason: `Diego Siciliani: ${REASON}` };
  fine(await trial.provisioning.compromise(trial.as('adele'), lost));
  await trial.outbox.drain();
});

describe('before their time', () => {
  test.each([
    ['as an operator', 'adele', 'HOLDS_A_ROLE'],
    ['oneself', 'diego', 'ONESELF'],
  ] as const)('%s: refused, and in the audit', async (_what, as, code) => {
    const { exit, json } = await run(erase(MARKED), as);
    expect([exit, json]).toMatchObject([1, { error: code }]);
    const facts = (await trial.audit()).map(({ fact }) => fact);
    expect(facts).toContainEqual({ action: 'erasure.refused', personId: MARKED, refusal: code });
  });

  test('whoever owns a token, is asked, or did something of late', async () => {
    expect(await run(erase(PEOPLE.alice))).toMatchObject({ json: { error: 'TOKEN_OPEN' } });
    Object.assign(trial.parts, { policy: policy() });
    const early = await run(erase(MARKED));
    expect(early.json).toMatchObject({ error: 'TOO_EARLY' });
    expect(early.lines).toContain('retention.days');
    await later(399);
    expect(await run(erase(MARKED))).toMatchObject({ json: { error: 'TOO_EARLY' } });
    expect(await run(erase('diego'))).toMatchObject({ json: { error: 'NO_PERSON_ID' } });
    const nobody = '7e57ab1e-0000-4000-8000-0000000001ff';
    expect(await run(erase(nobody))).toMatchObject({ json: { error: 'NOBODY_KEPT' } });
  });
});

describe('in their time', () => {
  beforeAll(async () => {
    await later(2);
    await named();
    left.add(MARKED);
    before = [await onDisk(), await inRows(), await exported()].join('\n');
    read = await run(printPerson(MARKED), 'isaiah');
    done = await run(erase(MARKED));
  });
  // Before its folder goes, which Windows holds until then.
  afterAll(async () => trial.deps.store.close());

  test('what is kept about them is told before: all of it, and no secret', () => {
    expect(namedIn(before)).toEqual(NAMES);
    const { exit, lines, json } = read;
    expect(exit).toBe(0);
    const kinds = new Set((json as { kept: { kind: string }[] }).kept.map(({ kind }) => kind));
    for (const kind of ['owner', 'person', 'token', 'request', 'audit', 'case', 'owned', 'called'])
      expect(kinds).toContain(kind);
    expect(lines).toContain('Diego Siciliani says so');
    for (const word of ['seedReference', 'fingerprint', 'numbers', 'salt'])
      expect(JSON.stringify(json)).not.toContain(`"${word}"`);
  });

  test('nothing names them: rows, disk, memory, exports', async () => {
    expect(done).toMatchObject({ exit: 0, json: { person: MARKED } });
    expect(namedIn(await inRows())).toEqual([]);
    expect(namedIn(await onDisk())).toEqual([]);
    expect(namedIn(await exported())).toEqual([]);
    expect(namedIn(JSON.stringify(await trial.audit()))).toEqual([]);
    const again = await run(printPerson(MARKED), 'isaiah');
    expect(namedIn(again.lines)).toEqual([]);
    expect(await trial.bridge.findContact(trial.as('diego'))).toBeUndefined();
    expect(await run(erase(MARKED))).toMatchObject({ json: { error: 'NOBODY_KEPT' } });
  });

  test('the log verifies, and says how much was erased; others go on as before', async () => {
    const verified = await run(verifyStore({ checkpoints: undefined, key: undefined }), 'isaiah');
    expect(verified.exit).toBe(0);
    expect(verified.lines).toMatch(/, \d+ erased \(of entry/);
    const { texts, rows } = done.json as { texts: number; rows: number };
    const told = (await trial.audit()).flatMap(({ fact }) =>
      fact.action === 'person.erased' ? [fact] : [],
    );
    expect(told.every(({ personId }) => personId === MARKED)).toBe(true);
    const sum = (of: 'rows' | 'texts'): number => told.reduce((all, one) => all + one[of], 0);
    expect({ rows: sum('rows'), texts: sum('texts') }).toEqual({ rows, texts });
    expect(verified.lines).toContain(`${texts} erased`);
    const next = await release(trial, 'alice');
    expect(next.code).toMatch(/^\d{6}$/);
  });
});
