// Where Entra's keys cannot be had, nobody is told that a good token is bad.
import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { jwtVerify } from 'jose';
import { publishedSignInKeys } from '../../../src/channels/http/sign-in-keys.js';
import { PEOPLE, TENANT } from '../../app/trial.js';
import { SignInFake } from '../../fakes/sign-in-fake.js';
import { UnrulyLine } from '../../fakes/unruly-line.js';
import type { Misdeed } from '../../fakes/unruly-line.js';

let entra: SignInFake;
let line: UnrulyLine;
let token: string;
beforeEach(async () => {
  entra = await SignInFake.start({ tenantId: TENANT, audience: 'page' });
  line = await new UnrulyLine(entra.origin).start();
  token = await entra.tokenFor(PEOPLE.alex);
});
afterEach(async () => {
  await line.stop();
  await entra.stop();
});

const verify = async (
  keys: ReturnType<typeof publishedSignInKeys>,
  text = token,
): Promise<string> => String((await jwtVerify(text, keys)).payload['oid']);
const published = (): ReturnType<typeof publishedSignInKeys> =>
  publishedSignInKeys(`${line.origin}/${TENANT}/discovery/v2.0/keys`);

describe("Entra's keys", () => {
  test.each<readonly [string, Misdeed]>([
    ['fails', { status: 503 }],
    ['refuses', { status: 403 }],
    ['answers nonsense', { status: 200, body: '<html>' }],
    ['answers something else', { status: 200, body: '{"a":1}' }],
    ['breaks the line', 'break'],
  ])('where it %s, are unavailable, and had by whoever comes again', async (_what, misdeed) => {
    const keys = published();
    line.plan(misdeed);
    await expect(verify(keys)).rejects.toMatchObject({ code: 'SIGN_IN_KEYS_UNAVAILABLE' });
    expect(await verify(keys)).toBe(PEOPLE.alex);
  });

  test('that have nothing to do with a token refuse it', async () => {
    const other = await SignInFake.start({ tenantId: TENANT, audience: 'page' });
    const forged = await other.tokenFor(PEOPLE.alex);
    await other.stop();
    await expect(verify(published(), forged)).rejects.toMatchObject({
      code: 'ERR_JWS_SIGNATURE_VERIFICATION_FAILED',
    });
  });
});
