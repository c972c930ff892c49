import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { createHmac } from 'node:crypto';
import { BOT_APP_ID, ChannelIssuer } from '../../fakes/channel-issuer.js';
import type { TokenChanges } from '../../fakes/channel-issuer.js';
import { heldPage } from '../../held-page.js';
import { activity, authenticatedWire, clock, SERVICE } from './authenticated.js';

const TENANT = '7e57ab1e-0000-4000-8000-000000000001';
let issuer: ChannelIssuer;
beforeAll(async () => {
  issuer = await ChannelIssuer.start();
});
afterAll(async () => issuer.stop());

type Tried = { readonly status: number; readonly body?: unknown; readonly logged: string };

async function tryWith(authorization: string, changes: object = {}): Promise<Tried> {
  const lines: string[] = [];
  let turns = 0;
  const received = await authenticatedWire(issuer, lines).receive(
    authorization,
    { ...activity, ...changes },
    async () => {
      turns += 1;
    },
  );
  // Nothing is let in and refused at once.
  expect(turns).toBe(received.status === 200 ? 1 : 0);
  return { ...received, logged: lines.join(' ') };
}

const nowSeconds = (): number => Math.floor(clock.now() / 1000);
const signed = async (changes: TokenChanges = {}): Promise<string> =>
  `Bearer ${await issuer.token({ serviceUrl: SERVICE, nowSeconds: nowSeconds() }, changes)}`;

function unsigned(alg: string, sign: (text: string) => string): string {
  const part = (value: object): string => Buffer.from(JSON.stringify(value)).toString('base64url');
  const text = `${part({ alg, kid: 'good', typ: 'JWT' })}.${part(issuer.claims(SERVICE, nowSeconds()))}`;
  return `Bearer ${text}.${sign(text)}`;
}

describe("the channel's own token", () => {
  test('is let in, and the turn runs once', async () => {
    expect((await tryWith(await signed())).status).toBe(200);
  });

  test('is let in when clocks differ by less than five minutes', async () => {
    const late = await signed({ claims: { exp: nowSeconds() - 150 } });
    expect((await tryWith(late)).status).toBe(200);
  });
});

function refusedTokensPage(lines: readonly string[]): string {
  return [
    '# Tokens that are refused',
    '',
    'Printed from what happened (`PRINT=1 npm test -- channel-token`). Each was sent with an activity that is right in everything',
    'else; the real one, which Microsoft’s issuer would have signed, is let in. Whoever sent the others learns nothing but 401.',
    '',
    '| the token had | the answer | the log has |',
    '| --- | --- | --- |',
    ...lines,
    '',
  ].join('\n');
}

const STS = `https://login.microsoftonline.com/${TENANT}/v2.0`;
const REFUSED: readonly [name: string, make: () => Promise<string>, code: string][] = [
  ['none at all', async () => '', 'TOKEN_MISSING'],
  ['a password', async () => 'Basic YWxleDpwYXNz', 'TOKEN_MISSING'],
  ['no token', async () => 'Bearer a.b.c', 'TOKEN_MALFORMED'],
  ['another audience', async () => signed({ claims: { aud: TENANT } }), 'TOKEN_AUDIENCE'],
  [
    'another issuer',
    async () => signed({ claims: { iss: 'https://evil.example' } }),
    'TOKEN_ISSUER',
  ],
  [
    "Entra as its issuer, as the bot's own app gets them",
    async () => signed({ claims: { iss: STS, appid: BOT_APP_ID, ver: '1.0' } }),
    'TOKEN_ISSUER',
  ],
  [
    "the bot's own app in it",
    async () => signed({ claims: { appid: BOT_APP_ID } }),
    'TOKEN_OWN_APP',
  ],
  [
    "the bot's own app as authorized party",
    async () => signed({ claims: { azp: BOT_APP_ID } }),
    'TOKEN_OWN_APP',
  ],
  ['a key that nobody published', async () => signed({ kid: 'unpublished' }), 'TOKEN_KEY_UNKNOWN'],
  [
    'the name of another key than it was signed with',
    async () => signed({ signedBy: 'unpublished' }),
    'TOKEN_SIGNATURE',
  ],
  [
    'a key that is endorsed for another channel',
    async () => signed({ kid: 'other-channel' }),
    'TOKEN_KEY_NOT_ENDORSED',
  ],
  [
    'a key that is endorsed for none',
    async () => signed({ kid: 'unendorsed' }),
    'TOKEN_KEY_NOT_ENDORSED',
  ],
  ['the algorithm none', async () => unsigned('none', () => ''), 'TOKEN_ALGORITHM'],
  [
    'HS256 with the public key as its secret',
    async () =>
      unsigned('HS256', (text) =>
        createHmac('sha256', issuer.publicKeyText('good')).update(text).digest('base64url'),
      ),
    'TOKEN_ALGORITHM',
  ],
  ['its time over', async () => signed({ claims: { exp: nowSeconds() - 301 } }), 'TOKEN_TIME'],
  [
    'its time still to come',
    async () => signed({ claims: { nbf: nowSeconds() + 301 } }),
    'TOKEN_TIME',
  ],
  ['no end', async () => signed({ without: 'exp' }), 'TOKEN_TIME'],
  [
    'another service URL',
    async () => signed({ claims: { serviceurl: 'https://smba.trafficmanager.net/amer/' } }),
    'TOKEN_SERVICE_URL',
  ],
  ['no service URL', async () => signed({ without: 'serviceurl' }), 'TOKEN_SERVICE_URL'],
];

describe('a token with', () => {
  const table: string[] = [];

  test.each(REFUSED)('%s is refused, and the answer says nothing', async (name, make, code) => {
    const tried = await tryWith(await make());
    expect(tried).toEqual({ status: 401, logged: `channel.refused {"code":"${code}"}` });
    table.push(`| ${name} | ${tried.status}, no body | \`${code}\` |`);
  });

  test('is in docs/refused-tokens.md, with the answer that it got (PRINT=1 writes it)', () => {
    expect(table).toHaveLength(REFUSED.length);
    const page = refusedTokensPage(table);
    expect(heldPage('refused-tokens.md', page)).toBe(page);
  });
});

describe('an activity', () => {
  test.each(['emulator', 'webchat', 'AseChannel', 'directline', ''])(
    'of the channel "%s" is refused whoever signed it',
    async (channelId) => {
      expect((await tryWith(await signed(), { channelId })).status).toBe(400);
    },
  );

  test('whose service URL was changed on the way is refused', async () => {
    expect((await tryWith(await signed(), { serviceUrl: 'https://evil.example/' })).status).toBe(
      401,
    );
  });
});
