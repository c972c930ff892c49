// Erasing somebody takes nothing from anybody else: a name is a whole name, what a provisioner typed for a token is none, and no row is
// written that is not read again. And nobody is erased sooner, or later, for what strangers did.
import { expect, test } from '@jest/globals';
import { DirectoryFile } from '../../../src/adapters/local/directory-file.js';
import { parseDirectoryFile } from '../../../src/adapters/local/parse-directory-file.js';
import { erasePerson } from '../../../src/app/tenant/erase-person.js';
import { isAddressLike, namingOf } from '../../../src/app/tenant/naming.js';
import { readAllRows } from '../../../src/app/tenant/backup.js';
import { requestSchema } from '../../../src/app/commit/rows/request-row.js';
import { tokenSchema } from '../../../src/app/commit/rows/token-row.js';
import { instant } from '../../../src/domain/ids.js';
import type { TokenId } from '../../../src/domain/ids.js';
import { OTHER_SEED, Sitting } from '../provisioning/sitting.js';
import { fine, meet, openTrial, PEOPLE, readSample, samplePolicy, TENANT } from '../trial.js';
import type { PersonName, Trial } from '../trial.js';

const DAY = 24 * 3600;
const holders = (...names: readonly PersonName[]) => ({
  people: names.map((name) => PEOPLE[name]),
  groups: [],
});
const roles = {
  requester: holders('alex', 'lee'),
  provisioner: holders('alex'),
  approver: holders('megan'),
  auditor: holders('isaiah'),
  security: holders('adele'),
  operator: holders('adele'),
};

/** Isaiah's address ends as Diego's does. */
function directory(): DirectoryFile {
  const text = JSON.stringify(readSample('directory.json'));
  const given: unknown = JSON.parse(text.replace('isaiah@contoso', 'rodiego@contoso'));
  return new DirectoryFile(fine(parseDirectoryFile(given, 'directory.json')));
}

async function opened(): Promise<Trial> {
  const trial = await openTrial({ policy: samplePolicy({ roles }), directory: directory() });
  await meet(trial, 'alex', 'megan', 'alice', 'diego', 'isaiah');
  return trial;
}

const later = ({ parts }: Trial, days: number): void => {
  parts.clock.advanceSeconds(days * DAY);
};
const erase = async ({ deps }: Trial) =>
  erasePerson(deps, { by: PEOPLE.adele, personId: PEOPLE.adele }, PEOPLE.diego);

/** Cancelled at once, and gone from the vault. */
async function cancelled(trial: Trial, owner: string, accountName: string): Promise<void> {
  const token = await captured(trial, owner, { accountName });
  fine(await trial.provisioning.cancel(trial.as('alex'), token));
  await trial.outbox.drain();
}

async function captured(
  trial: Trial,
  owner: string,
  what: Parameters<Sitting['capture']>[0],
): Promise<TokenId> {
  const sitting = await Sitting.open(trial, 'alex', owner);
  await sitting.capture(what);
  return (await sitting.token()).id;
}

/** Of other people, and of what they do now. */
async function othersRows({ parts }: Trial): Promise<readonly unknown[]> {
  const rows = await readAllRows(parts.store, TENANT);
  return rows.filter(
    ({ row, value }) =>
      /^(?:token|request|owner)~/.test(row) && !JSON.stringify(value).includes(PEOPLE.diego),
  );
}

test.each([
  ['Diego Siciliani', 'as DIEGO  SICILIANI said', true],
  ['Diego Siciliani', 'Diego Siciliani.', true],
  ['Diego Siciliani', 'Diego Sicilianis Token', true],
  ['Diego Siciliani', '"Diego Siciliani", he said', true],
  ['Diego Siciliani', 'Diego Siciliani-Meyer', false],
  ['Diego Siciliani', 'SanDiego Siciliani', false],
  ['ann@contoso.com', 'for ann@contoso.com.', true],
  ['ann@contoso.com', 'joann@contoso.com', false],
  ['ann@contoso.com', 'jo.ann@contoso.com', false],
  ['ann@contoso.com', 'ann@contoso.com.au', false],
  ['ann', 'ann', false],
  ['a.nn (x)', 'a.nn (x)', true],
  ['a.nn', 'abnn', false],
])('%s in «%s»: %s', (name, text, isNamed) => {
  expect(namingOf([name])(text)).toBe(isNamed);
});

test('an account is theirs where it has what stands before the @ of an address of theirs', () => {
  const own = ['Diego@contoso.example'];
  const all = ['diego@example.com', 'SHA-1', 'approved', '@', 'x@contoso.example', 'diego'];
  expect(all.filter((one) => isAddressLike(one, own))).toEqual(['diego@example.com']);
});

test('what a provisioner called a token of theirs changes nobody else’s rows', async () => {
  const trial = await opened();
  for (const account of ['SHA-1', 'approved', 'she is locked out'])
    await cancelled(trial, 'diego', account);
  later(trial, 401);
  await captured(trial, 'isaiah', { accountName: 'rodiego@contoso.example', text: OTHER_SEED });
  const ask = { typedName: 'alice', reason: 'rodiego@contoso.example called', byMail: false };
  fine(await trial.bridge.askForCode(trial.as('lee'), ask));
  const asked = await trial.requestBy('alex');
  fine(await trial.bridge.actOnRequest(trial.as('megan'), asked, { kind: 'approve' }));
  const before = await othersRows(trial);
  const reasons = JSON.stringify((await trial.audit()).filter(({ requestId }) => requestId));
  expect(before.length).toBeGreaterThan(4);
  expect(fine(await erase(trial)).rows).toBeGreaterThan(0);
  expect(await othersRows(trial)).toEqual(before);
  expect(JSON.stringify((await trial.audit()).filter(({ requestId }) => requestId))).toBe(reasons);
  for (const { row, value } of await readAllRows(trial.parts.store, TENANT)) {
    if (row.startsWith('token~')) expect(tokenSchema.safeParse(value).success).toBe(true);
    if (row.startsWith('request~')) expect(requestSchema.safeParse(value).success).toBe(true);
  }
});

test('an older slip does not hide a later deed; strangers who ask about them put nothing off', async () => {
  const trial = await opened();
  const ask = { typedName: 'diego', reason: 'please', byMail: false };
  await trial.bridge.askForCode(trial.as('diego'), { ...ask, typedName: 'alice' });
  later(trial, 300);
  await cancelled(trial, 'diego', 'diego@contoso.example');
  const until = instant(trial.parts.clock.now() + 400 * DAY * 1000);
  later(trial, 110);
  expect(await erase(trial)).toEqual({ ok: false, refusal: { code: 'TOO_EARLY', until } });
  later(trial, 289);
  await trial.bridge.askForCode(trial.as('megan'), ask);
  await trial.bridge.lookBack(trial.as('isaiah'), { typedName: 'diego', releases: false });
  const actions = (await trial.audit()).map(({ fact }) => fact.action);
  expect(actions).toEqual(expect.arrayContaining(['request.refused', 'audit.looked']));
  expect(await erase(trial)).toMatchObject({ refusal: { code: 'TOO_EARLY', until } });
  later(trial, 2);
  expect((await erase(trial)).ok).toBe(true);
});

test('of whoever was only asked, the reasons of others stay', async () => {
  const approver = holders('megan', 'diego');
  const trial = await openTrial({ policy: samplePolicy({ roles: { ...roles, approver } }) });
  await meet(trial, 'alex', 'megan', 'alice', 'diego');
  const asked = await trial.requestBy('alex');
  fine(await trial.bridge.actOnRequest(trial.as('alex'), asked, { kind: 'cancel' }));
  Object.assign(trial.parts, { policy: samplePolicy({ roles }) });
  expect((await erase(trial)).ok).toBe(true);
  expect(JSON.stringify(await trial.audit())).toContain('she is locked out');
});
