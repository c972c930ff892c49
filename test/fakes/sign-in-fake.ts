// Entra where people sign in: publishes its keys, and signs what Teams hands to the page (getAuthToken).
import { createServer } from 'node:http';
import type { Server } from 'node:http';
import { exportJWK, generateKeyPair, SignJWT } from 'jose';
import type { CryptoKey, JWTPayload } from 'jose';
import { closeAtOnce, listenOnLoopback, portOf } from './loopback.js';

/** Teams on the desktop. */
const TEAMS_CLIENT = '1fec8e78-bce4-4aaf-ab1b-5451cc387264';
const KEY_ID = 'sign-in';

export type SignInOptions = { readonly tenantId: string; readonly audience: string };

export class SignInFake {
  readonly #options: SignInOptions;
  readonly #key: CryptoKey;
  readonly #server: Server;

  private constructor(options: SignInOptions, privateKey: CryptoKey, published: string) {
    this.#options = options;
    this.#key = privateKey;
    this.#server = createServer((request, response) => {
      const known = request.url === `/${options.tenantId}/discovery/v2.0/keys`;
      response.writeHead(known ? 200 : 404, { 'content-type': 'application/json' });
      response.end(known ? published : '{}');
    });
  }

  static async start(options: SignInOptions): Promise<SignInFake> {
    const { privateKey, publicKey } = await generateKeyPair('RS256');
    const jwk = { ...(await exportJWK(publicKey)), kid: KEY_ID, use: 'sig' };
    const fake = new SignInFake(options, privateKey, JSON.stringify({ keys: [jwk] }));
    await listenOnLoopback(fake.#server);
    return fake;
  }

  get origin(): string {
    return `http://127.0.0.1:${portOf(this.#server)}`;
  }

  async stop(): Promise<void> {
    await closeAtOnce(this.#server);
  }

  /** A token about this person, for the page. */
  async tokenFor(personId: string, changes: JWTPayload = {}): Promise<string> {
    const { tenantId, audience } = this.#options;
    const now = Math.floor(Date.now() / 1000);
    const claims = {
      iss: `https://login.microsoftonline.com/${tenantId}/v2.0`,
      aud: audience,
      tid: tenantId,
      oid: personId,
      scp: 'access_as_user',
      ver: '2.0',
      azp: TEAMS_CLIENT,
      iat: now,
      nbf: now,
      exp: now + 3_600,
      ...changes,
    };
    return new SignJWT(claims)
      .setProtectedHeader({ alg: 'RS256', kid: KEY_ID, typ: 'JWT' })
      .sign(this.#key);
  }
}
