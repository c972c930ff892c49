// The toolset page from the bot of a tenant, over real HTTP: whoever sets up tokens gets it byte by byte where the policy says so, and
// nobody else can tell its address from one that is not there.
import { afterAll, afterEach, beforeAll, expect, test } from '@jest/globals';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { policySchema } from '../../../src/config/policy/schema.js';
import { signInIdentity } from '../../../src/channels/http/page-identity.js';
import { pageAnswerSchema } from '../../../src/domain/capture/page-api.js';
import { changePolicy } from '../../app/provisioning/reburning.js';
import { must, PEOPLE, samplePolicy } from '../../app/trial.js';
import type { Trial } from '../../app/trial.js';
import { startPageServer } from './page-visit.js';
import type { PageServer, Served } from './page-visit.js';

const PAGE = '<!doctype html><title>Toolset</title>';
const ALLOWS = samplePolicy({ toolsetForProvisioners: true });
type Headers = Readonly<Record<string, string>>;
type Proof = {
  readonly [name in 'authorization' | 'x-otp-bridge-session' | 'x-otp-bridge-case']: string;
};

let folder: string;
let toolset: string;
let server: PageServer;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'toolset-'));
  toolset = join(folder, 'toolset.html');
  await writeFile(toolset, PAGE);
});
afterAll(async () => rm(folder, { recursive: true, maxRetries: 20 }));
afterEach(async () => {
  await server.stop();
});

const inTeams = ({ provisioning }: Trial) =>
  signInIdentity(provisioning, async (token) => {
    if (token === 'of-alex') return PEOPLE.alex;
    return token === 'of-megan' ? PEOPLE.megan : undefined;
  });

/** Alex in a set-up of his, as Teams' frame proves it at every request. */
async function open(policy = ALLOWS, served: Served = { toolset }): Promise<Proof> {
  server = await startPageServer({ policy }, { identity: inTeams, ...served });
  const authorization = 'Bearer of-alex';
  const response = await server.post(
    'session',
    { ticket: await server.ticket() },
    { authorization },
  );
  const { session, case: seen } = pageAnswerSchema.parse(await response.json());
  return {
    authorization,
    'x-otp-bridge-session': must(session),
    'x-otp-bridge-case': must(seen).caseId,
  };
}

type Got = { readonly status: number; readonly headers: object; readonly body: string };

async function get(endpoint: string, headers: Headers = {}, method = 'POST'): Promise<Got> {
  const response = await fetch(`${server.base}/provision/api/${endpoint}`, {
    method,
    headers: {
      'content-type': 'application/json',
      'x-otp-bridge': 'page',
      origin: server.base,
      ...headers,
    },
    ...(method === 'POST' ? { body: '{}' } : {}),
  });
  const all = Object.fromEntries([...response.headers].filter(([name]) => name !== 'date'));
  return { status: response.status, headers: all, body: await response.text() };
}

/** As an address that was never one of ours. */
async function expectNothing(headers: Headers = {}, method?: string): Promise<void> {
  const got = await get('toolset', headers, method);
  expect(got).toEqual(await get('never-ours', headers, method));
  expect(got.body).not.toContain('Toolset');
}

test('a provisioner gets it as it was built, to be saved, and the page may show the way to it', async () => {
  const alex = await open();
  const { status, headers, body } = await get('toolset', alex);
  expect([status, body]).toEqual([200, PAGE]);
  expect(headers).toMatchObject({
    'content-disposition': 'attachment; filename="toolset.html"',
    'content-security-policy': "default-src 'none'; frame-ancestors 'none'",
    'x-content-type-options': 'nosniff',
    'cache-control': 'no-store',
  });
  const seen = pageAnswerSchema.parse(JSON.parse((await get('case', alex)).body));
  expect(seen.case?.toolset).toBe(true);
});

test('others, who is not signed in, and who forges something get what any unknown address gets', async () => {
  const alex = await open();
  const { authorization, ...unsigned } = alex;
  for (const headers of [
    {},
    unsigned,
    { authorization },
    { ...alex, authorization: 'Bearer of-megan' },
    { ...alex, authorization: 'Bearer forged' },
    { ...alex, authorization: 'Basic of-alex' },
    { ...alex, 'x-otp-bridge-session': 'x'.repeat(43) },
    { ...alex, 'x-otp-bridge-case': '7e57ab1e-0000-4000-8000-0000000009ff' },
    { ...alex, origin: 'https://elsewhere.example' },
    { ...alex, 'x-otp-bridge': 'other' },
  ]) {
    await expectNothing(headers);
  }
  await expectNothing(alex, 'GET');
  expect((await get('toolset', alex)).body).toBe(PAGE);
});

test('who has lost the role, or under a policy that no longer allows it, too: at once, in the middle of a set-up', async () => {
  const alex = await open();
  const roles = { ...ALLOWS.roles, provisioner: { people: [], groups: [] } };
  changePolicy(server.trial, { ...ALLOWS, roles });
  await expectNothing(alex);
  changePolicy(server.trial, { ...ALLOWS, toolsetForProvisioners: false });
  await expectNothing(alex);
  const seen = pageAnswerSchema.parse(JSON.parse((await get('case', alex)).body));
  expect(seen.case?.toolset).toBe(false);
  changePolicy(server.trial, ALLOWS);
  expect((await get('toolset', alex)).status).toBe(200);
});

test('by default nobody gets it, and nobody either where it was not built', async () => {
  const { toolsetForProvisioners } = policySchema.parse({ roles: {} });
  await expectNothing(await open(samplePolicy({ toolsetForProvisioners })));
  await server.stop();
  await expectNothing(await open(ALLOWS, { toolset: join(folder, 'none.html') }));
  await server.stop();
  await expectNothing(await open(ALLOWS, {}));
});
