// The published schema: what editors complete, and what the bot takes, are one.
import { describe, expect, test } from '@jest/globals';
import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Ajv2020 } from 'ajv/dist/2020.js';
import { policyJsonSchema } from '../../src/config/policy/json-schema.js';
import { parsePolicyFile } from '../../src/config/policy-file.js';

const ROOT = join(import.meta.dirname, '..', '..');
const read = (path: string): string => readFileSync(join(ROOT, path), 'utf8');
const sample = JSON.parse(read('samples/local/policy.json')) as Record<string, unknown>;
const validate = new Ajv2020({ strict: false }).compile(policyJsonSchema());
const ID = '7e57ab1e-0000-4000-8000-000000000101';

type Node = { readonly description?: string; readonly properties?: Record<string, Node> };

test('docs/policy.schema.json is what the code says (npm run policy-schema)', () => {
  expect(JSON.parse(read('docs/policy.schema.json'))).toEqual(
    JSON.parse(JSON.stringify(policyJsonSchema())),
  );
});

test('every field says what it is for, and has its row in docs/policy.md', () => {
  const { properties = {} } = policyJsonSchema() as Node;
  const page = read('docs/policy.md');
  for (const [name, { description }] of Object.entries(properties)) {
    expect({ name, described: description !== undefined && description !== '' }).toEqual({
      name,
      described: true,
    });
    if (name !== '$schema') expect(page).toContain(`\`${name}\``);
  }
});

describe('an independent validator and the bot agree on', () => {
  test.each<[string, Record<string, unknown>, boolean]>([
    ['the sample', {}, true],
    ['two approvals', { approvalsNeeded: 2 }, true],
    ['no approval', { approvalsNeeded: 0 }, false],
    ['a number as a text', { approvalsNeeded: '2' }, false],
    ['half an approval', { approvalsNeeded: 1.5 }, false],
    ['an unknown field', { aprovalsNeeded: 2 }, false],
    ['an unknown role', { roles: { ...(sample['roles'] as object), admin: {} } }, false],
    ['a name for an id', { samePerson: [['alex', 'megan']] }, false],
    ['one account of one person', { samePerson: [[ID]] }, false],
    ['two accounts of one person', { samePerson: [[ID, ID.replace('101', '102')]] }, true],
    [
      'an owner with time to object',
      { ownerDelay: [{ owners: { people: [ID] }, seconds: 300 }] },
      true,
    ],
    [
      'endless time to object',
      { ownerDelay: [{ owners: { people: [ID] }, seconds: 86_400 }] },
      false,
    ],
    [
      'two approvals for some owners',
      { approvalsNeededFor: [{ owners: { groups: [ID] }, approvals: 2 }] },
      true,
    ],
    [
      'who may approve whom',
      { mayApprove: [{ requesters: { groups: [ID] }, onlyBy: { people: [ID] } }] },
      true,
    ],
    ['who may approve whom, by nobody said', { mayApprove: [{ who: {}, onlyBy: {} }] }, false],
    ['no number of approvals for some owners', { approvalsNeededFor: [{ owners: {} }] }, false],
    ['an unknown profile', { profile: 'constructor' }, false],
    [
      'own numbers',
      { profile: { name: 'own', past: 1, future: 2, source: 'measured', status: 'measured' } },
      true,
    ],
    ['break-glass', { breakGlass: { people: [ID], quota: { uses: 1, perHours: 24 } } }, true],
    [
      'an own way to verify',
      { callerVerification: { methods: ['video', { id: 'badge', en: 'badge' }] } },
      true,
    ],
    ['an unknown way to verify', { callerVerification: { methods: ['telepathy'] } }, false],
    ['a limit of none', { limits: { requests: { perPerson: 0 } } }, false],
  ])('%s', (_what, changes, fine) => {
    const policy = { ...sample, ...changes };
    const taken = parsePolicyFile(policy, 'policy.json').ok;
    expect({ schema: validate(policy), taken }).toEqual({ schema: fine, taken: fine });
  });
});

describe('otp-bridge policy check', () => {
  type Ran = { readonly status: number | null; readonly stdout: string; readonly stderr: string };
  const check = (content: string): Ran => {
    const folder = mkdtempSync(join(tmpdir(), 'otp-bridge-'));
    const file = join(folder, 'policy.json');
    writeFileSync(file, content);
    const cli = join(ROOT, 'dist', 'cli.js');
    const ran = spawnSync(process.execPath, [cli, 'policy', 'check', file], { encoding: 'utf8' });
    const { status, stdout, stderr } = ran;
    rmSync(folder, { recursive: true, maxRetries: 20 });
    const plain = (text: string): string => text.replaceAll(file, 'FILE');
    return { status, stdout: plain(stdout), stderr: plain(stderr) };
  };

  test('says that a good file is fine', () => {
    const { status, stdout } = check(JSON.stringify(sample));
    expect(status).toBe(0);
    expect(stdout).toMatch(/^FILE is fine\. Its version is [0-9a-f]{12}\.\n$/);
  });

  test('says of every mistake where it is, what stands there, and what would be right', () => {
    const { status, stderr } = check(
      JSON.stringify({ ...sample, approvalsNeeded: 9, showAgainAtMost: -1 }),
    );
    expect(status).toBe(1);
    expect(stderr.trim().split('\n')).toEqual([
      'FILE › approvalsNeeded must be a whole number from 1 to 5 (it is 9)',
      'FILE › showAgainAtMost must be a whole number from 0 to 3 (it is -1)',
    ]);
  });

  test('says that what is no JSON is none', () => {
    expect(check('{')).toEqual({
      status: 1,
      stdout: '',
      stderr:
        'FILE is not JSON: line 1, column 2: it ends too early: a } or a ] is missing, or a quotation mark.\n',
    });
  });
});
