// Sign-in tokens as Entra signs them, made with real keys.
import { beforeAll, describe, expect, test } from '@jest/globals';
import { createLocalJWKSet, exportJWK, generateKeyPair, SignJWT, UnsecuredJWT } from 'jose';
import type { CryptoKey, JWTPayload } from 'jose';
import type { SignInRules } from '../../../src/channels/http/verify-sign-in.js';
import type { VerifySignIn } from '../../../src/channels/http/page-identity.js';
import {
  AZURE_CLI,
  COMMAND_LINE,
  verifySignIn,
} from '../../../src/channels/http/verify-sign-in.js';
import { FakeClock } from '../../fakes/fake-clock.js';
import { PEOPLE, TENANT } from '../../app/trial.js';

const APP = '11111111-2222-4333-8444-555555555555';
const URI = `api://bridge.example/botid-${APP}`;
const TEAMS = '1fec8e78-bce4-4aaf-ab1b-5451cc387264';
const clock = new FakeClock();
const seconds = (): number => Math.floor(clock.now() / 1000);

let ours: CryptoKey;
let theirs: CryptoKey;
let verify: VerifySignIn;
let verifyCommand: VerifySignIn;
/** Which check failed, as the log says it. */
const checks: unknown[] = [];

beforeAll(async () => {
  const pair = await generateKeyPair('RS256', { extractable: true });
  ours = pair.privateKey;
  theirs = (await generateKeyPair('RS256')).privateKey;
  const keys = createLocalJWKSet({ keys: [{ ...(await exportJWK(pair.publicKey)), kid: 'one' }] });
  const rules = {
    tenantId: TENANT,
    login: 'https://login.microsoftonline.com',
    audiences: [APP, URI],
    keys,
    clock,
    log: { info: (_event, fields) => checks.push(fields?.['check']) },
  } satisfies SignInRules;
  verify = verifySignIn(rules);
  verifyCommand = verifySignIn({ ...rules, grant: COMMAND_LINE });
});

type Changes = { readonly [K in keyof JWTPayload]?: JWTPayload[K] | undefined };
const claims = (changes: Changes = {}): JWTPayload =>
  JSON.parse(
    JSON.stringify({
      iss: `https://login.microsoftonline.com/${TENANT}/v2.0`,
      aud: APP,
      tid: TENANT,
      oid: PEOPLE.alex,
      scp: 'access_as_user',
      ver: '2.0',
      azp: TEAMS,
      iat: seconds(),
      nbf: seconds(),
      exp: seconds() + 3600,
      ...changes,
    }),
  ) as JWTPayload;

async function signed(changes: Changes = {}, key: CryptoKey = ours): Promise<string> {
  return new SignJWT(claims(changes))
    .setProtectedHeader({ alg: 'RS256', kid: 'one', typ: 'JWT' })
    .sign(key);
}

describe('a sign-in token', () => {
  test('says who is there', async () => {
    expect(await verify(await signed())).toBe(PEOPLE.alex);
  });

  test('also as version 1 tokens say it', async () => {
    const iss = `https://sts.windows.net/${TENANT}/`;
    expect(await verify(await signed({ iss, aud: URI, ver: '1.0', appid: TEAMS }))).toBe(
      PEOPLE.alex,
    );
  });

  const OTHER = '99999999-0000-4000-8000-000000000001';
  test.each<readonly [string, string, () => Changes]>([
    ['of another tenant', 'tid', () => ({ tid: OTHER })],
    [
      'of another issuer',
      'iss',
      () => ({ iss: `https://login.microsoftonline.com/${OTHER}/v2.0` }),
    ],
    ['for another app', 'aud', () => ({ aud: OTHER })],
    ['without our scope', 'scp', () => ({ scp: 'User.Read' })],
    ['with a scope that only looks like ours', 'scp', () => ({ scp: 'xaccess_as_user' })],
    ['that another client asked for', 'azp', () => ({ azp: APP })],
    ['that nobody knows who asked for', 'azp', () => ({ azp: undefined })],
    ['that has ended', 'exp', () => ({ exp: seconds() - 61 })],
    ['that has not begun', 'nbf', () => ({ nbf: seconds() + 61 })],
    ['without an end', 'exp', () => ({ exp: undefined })],
    ['without an object id', 'oid', () => ({ oid: undefined })],
    ['whose object id is none', 'oid', () => ({ oid: 'alex' })],
    [
      'of an app by itself, without a person’s scope',
      'scp',
      () => ({ scp: undefined, roles: ['x'] }),
    ],
  ])('%s proves nothing, and the log says %s', async (_what, check, changes) => {
    expect(await verify(await signed(changes()))).toBeUndefined();
    expect(checks.at(-1)).toBe(check);
  });

  test('signed by somebody else proves nothing', async () => {
    expect(await verify(await signed({}, theirs))).toBeUndefined();
  });

  test('unsigned, changed or no token at all proves nothing', async () => {
    const unsigned = new UnsecuredJWT(claims()).encode();
    const [head = '', , signature = ''] = (await signed()).split('.');
    const body = Buffer.from(JSON.stringify(claims({ oid: PEOPLE.megan }))).toString('base64url');
    for (const token of [unsigned, `${head}.${body}.${signature}`, 'x', '']) {
      expect(await verify(token)).toBeUndefined();
    }
  });

  test('signed with our public key as a password proves nothing', async () => {
    const secret = new TextEncoder().encode('x'.repeat(32));
    const token = await new SignJWT(claims())
      .setProtectedHeader({ alg: 'HS256', kid: 'one' })
      .sign(secret);
    expect(await verify(token)).toBeUndefined();
  });
});

test('what signs somebody in to the command line opens no page, and the other way round', async () => {
  const forCommands = await signed({ scp: 'command_line', azp: AZURE_CLI });
  expect(await verifyCommand(forCommands)).toBe(PEOPLE.alex);
  expect(await verify(forCommands)).toBeUndefined();
  expect(await verifyCommand(await signed())).toBeUndefined();
  for (const changes of [{ azp: AZURE_CLI }, { scp: 'command_line' }]) {
    expect(await verify(await signed(changes))).toBeUndefined();
    expect(await verifyCommand(await signed(changes))).toBeUndefined();
  }
});
