// The policy lies in two places: the one that was written last counts, and an older one never comes back by a slip.
import { afterEach, beforeEach, expect, test } from '@jest/globals';
import { mkdir, mkdtemp, rm, utimes, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import {
  choosePolicy,
  findPolicies,
  readNewestPolicy,
  policyFiles,
} from '../../src/compose/policy-files.js';
import type { PolicyFiles } from '../../src/compose/policy-files.js';
import { ConfigurationWrong } from '../../src/config/problem.js';
import { readSample } from '../app/trial.js';

const EARLY = new Date('2026-11-01T08:00:00.000Z');
const LATE = new Date('2026-11-20T08:00:00.000Z');

let folder: string;
let files: PolicyFiles;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'otp-bridge-policies-'));
  files = policyFiles(join(folder, 'beside.json'), folder);
});
afterEach(async () => rm(folder, { recursive: true }));

const text = (approvalsNeeded: number): string =>
  JSON.stringify({ ...(readSample('policy.json') as object), approvalsNeeded });

async function beside(content: string, at: Date): Promise<void> {
  await writeFile(files.beside, content);
  await utimes(files.beside, at, at);
}

async function packaged(content: string, at?: Date): Promise<void> {
  await writeFile(files.packaged.policy, content);
  if (at === undefined) return;
  await writeFile(files.packaged.stamp, JSON.stringify({ writtenAt: at.toISOString() }));
}

const approvals = async (inForce?: string): Promise<number> =>
  choosePolicy(await findPolicies(files), files, inForce).approvalsNeeded;

test('the first one travels in the package', async () => {
  await packaged(text(2), EARLY);
  expect(await approvals()).toBe(2);
});

test('a later one beside it counts, also after the same package was published once more', async () => {
  await packaged(text(2), EARLY);
  await beside(text(3), LATE);
  expect(await approvals()).toBe(3);
  expect(await readNewestPolicy(files)()).toBe(text(3));
});

test('one that was written after that, and published, counts', async () => {
  await beside(text(3), EARLY);
  await packaged(text(2), LATE);
  expect(await approvals()).toBe(2);
});

test('a package without the time of it has the older one', async () => {
  await packaged(text(2));
  await beside(text(3), EARLY);
  expect(await approvals()).toBe(3);
});

test('a mistake in the newer one brings the older one back only where that is in force already, or nothing ever was', async () => {
  await packaged(text(2), EARLY);
  const { version } = choosePolicy(await findPolicies(files), files, undefined);
  await beside('{', LATE);
  expect(await approvals()).toBe(2);
  expect(await approvals(version)).toBe(2);
  await expect(approvals('another')).rejects.toThrow(ConfigurationWrong);
});

test('one that cannot be read, or is gone while the bot runs, lets no older one loosen what it said', async () => {
  await packaged(text(1), EARLY);
  await beside(text(3), LATE);
  const read = readNewestPolicy(files);
  expect(await read()).toBe(text(3));
  await rm(files.beside);
  expect(await read()).toBeUndefined();
  expect(await read()).toBeUndefined();
  // A folder in its place is there, and no file.
  await mkdir(files.beside);
  expect(await readNewestPolicy(files)()).toBeUndefined();
  await expect(approvals('another')).rejects.toThrow(ConfigurationWrong);
  await rm(files.beside, { recursive: true });
  await packaged(text(2), new Date('2026-11-21T08:00:00.000Z'));
  expect(await read()).toBe(text(2));
});

test('none at all is told by the place where one is put', async () => {
  await expect(approvals()).rejects.toThrow(`${files.beside} cannot be read. Is it there?`);
});
