// The seed in a file: once, to whoever asked for it and only when it is approved, in the format asked; nothing is used up by one that cannot be.
import { describe, expect, test } from '@jest/globals';
import { requestRow } from '../../../src/app/commit/rows/names.js';
import { parseRequestId } from '../../../src/domain/ids.js';
import type { RequestId } from '../../../src/domain/ids.js';
import type { SeedFile } from '../../../src/domain/exchange/seed-file.js';
import type { Person } from '../../../src/ports/directory.js';
import { factsAbout, requestOf } from '../provisioning/reburning.js';
import { MARKED_SEED } from '../provisioning/sitting.js';
import { must, PEOPLE, TENANT } from '../trial.js';
import type { PersonName } from '../trial.js';
import { approve, approvedExport, askedExport, captureForExport } from './one-export.js';
import type { Captured } from './one-export.js';
import { factsAMinuteLater, memoryDirectory } from './one-request.js';

const SECRET = MARKED_SEED.toUpperCase();
const ADDRESS: SeedFile = { kind: 'otpauth' };
const BARE: SeedFile = { kind: 'entra-csv' };
const SHEET: SeedFile = { ...BARE, serial: '8658', manufacturer: 'Token2', model: 'C202' };

type Given = { readonly file?: SeedFile; readonly by?: PersonName };

/** What the file would hold, or why nothing is given. */
async function given(
  { trial }: Captured,
  id: RequestId,
  { file = ADDRESS, by = 'lee' }: Given = {},
): Promise<unknown> {
  const answer = await trial.bridge.exportSeed(trial.as(by), id, file);
  return answer.ok ? answer.value.reveal() : answer.refusal;
}

/** The directory is asked for Diego by its id: `answers` to that, in order, before it is as it was. */
async function peopleAnswering() {
  const directory = await memoryDirectory();
  const known = directory.person.bind(directory);
  const answers: (Person | undefined)[] = [];
  directory.person = async (id) =>
    id === PEOPLE.diego && answers.length > 0 ? answers.shift() : known(id);
  return { directory, answers };
}

describe('the seed in a file', () => {
  test('is given to whoever asked, once, when two have approved', async () => {
    const at = await captureForExport();
    const id = await askedExport(at);
    await approve(at, id, 'megan');
    expect(await given(at, id)).toEqual({ code: 'NOT_NOW', state: 'pending' });
    await approve(at, id, 'isaiah');
    expect(await given(at, id)).toMatch(
      new RegExp(`^otpauth://totp/Microsoft:diego%40contoso.example\\?secret=${SECRET}&.*\n$`),
    );
    expect(await given(at, id)).toEqual({ code: 'SHOWN_TOO_OFTEN' });
    expect(await factsAbout(at.trial, id)).toEqual([
      ...['request.created', 'approval.given', 'approval.given', 'request.approved'],
      ...['seed-export.intended', 'seed-export.handed-out', 'event.refused'],
    ]);
  });

  test('is given to nobody else, who learn nothing of what a format could not hold', async () => {
    const at = await captureForExport();
    const id = await approvedExport(at);
    const reads = at.vault.reads;
    for (const file of [ADDRESS, BARE]) {
      expect(await given(at, id, { by: 'megan', file })).toEqual({ code: 'NOT_YOUR_REQUEST' });
      expect(await given(at, id, { by: 'alice', file })).toEqual({ code: 'NOTHING_HERE' });
    }
    expect(at.vault.reads).toBe(reads);
    expect((await requestOf(at.trial, id)).life.state).toBe('approved');
    expect(await factsAMinuteLater(at.trial)).toContainEqual(
      expect.objectContaining({ counts: { NOTHING_HERE: 2 }, people: [PEOPLE.alice] }),
    );
  });

  test('is given under no other request, and under none', async () => {
    const at = await captureForExport();
    const { trial } = at;
    const code = await trial.requestBy('alex');
    await approve(at, code, 'megan');
    expect(await given(at, code, { by: 'alex' })).toEqual({ code: 'NOTHING_HERE' });
    expect((await requestOf(trial, code)).life.state).toBe('approved');
    const nowhere = must(parseRequestId('0123456789abcdef'));
    expect(await given(at, nowhere)).toEqual({ code: 'NOTHING_HERE' });
  });

  test('is refused where the format cannot hold it, before anything is set aside', async () => {
    const at = await captureForExport();
    const id = await approvedExport(at);
    const before = [at.vault.reads, await factsAbout(at.trial, id), await requestOf(at.trial, id)];
    const why = { code: 'FORMAT_NEEDS', field: 'serial number' };
    expect(await given(at, id, { file: BARE })).toEqual(why);
    const after = [at.vault.reads, await factsAbout(at.trial, id), await requestOf(at.trial, id)];
    expect(after).toEqual(before);
    expect(await given(at, id)).toContain(SECRET);
  });

  test('is not given where what was set aside is a step, for a code', async () => {
    const at = await captureForExport();
    const { store } = at.trial.parts;
    const id = await approvedExport(at);
    await given(at, id);
    const { value, etag } = must(await store.get(TENANT, requestRow(id)));
    const life = value['life'] as { current: { wholeSeed: true; intoFile: true } };
    const { wholeSeed: _whole, intoFile: _file, ...rest } = life.current;
    const changed = { ...value, life: { ...life, current: { ...rest, step: 7 } } };
    await store.commit(TENANT, [{ kind: 'replace', row: requestRow(id), etag, value: changed }]);
    await expect(given(at, id)).rejects.toThrow('a seed under a request for a code');
  });
});

describe('the sheet is for the address of the owner', () => {
  const rowOf = (upn: string) => `${upn},8658,${SECRET},30,Token2,C202`;

  test('as the directory has it now, not as the token is called', async () => {
    const { directory } = await peopleAnswering();
    const at = await captureForExport({}, { directory });
    const id = await approvedExport(at);
    const diego = must(await directory.person(PEOPLE.diego));
    const userPrincipalName = 'diego.siciliani@contoso.example';
    directory.add({ ...diego, userPrincipalName }, await directory.groupsOf(PEOPLE.diego));
    const lines = String(await given(at, id, { file: SHEET })).split(/\r?\n/);
    expect(lines).toContain(rowOf(userPrincipalName));
    expect(lines).toHaveLength(3);
  });

  test('as the token is called where the directory came to know them only then', async () => {
    const { directory, answers } = await peopleAnswering();
    const at = await captureForExport({}, { directory });
    const id = await approvedExport(at);
    answers.push(undefined);
    const sheet = await given(at, id, { file: SHEET });
    expect(sheet).toContain(rowOf('diego@contoso.example'));
  });

  test('whom the directory has to know: else nothing is given, until it does', async () => {
    const { directory } = await peopleAnswering();
    const at = await captureForExport({}, { directory });
    const id = await approvedExport(at);
    const diego = must(await directory.person(PEOPLE.diego));
    const reads = at.vault.reads;
    directory.remove(PEOPLE.diego);
    expect(await given(at, id, { file: SHEET })).toEqual({ code: 'OWNER_UNKNOWN' });
    expect(at.vault.reads).toBe(reads);
    directory.add(diego);
    expect(await given(at, id, { file: SHEET })).toContain(SECRET);
  });
});
