// Who signs what the channel sends: an OpenID issuer over real HTTP, with keys that are endorsed for channels, as
// Microsoft's are. Signs good tokens, and every kind of bad one.
import { createServer } from 'node:http';
import type { Server } from 'node:http';
import { exportJWK, generateKeyPair, SignJWT } from 'jose';
import type { CryptoKey, JWK } from 'jose';
import { listenOnLoopback, portOf } from './loopback.js';

export const BOT_APP_ID = '7e57ab1e-0000-4000-8000-000000000902';
export const ISSUER = 'https://api.botframework.com';

type Pair = { readonly kid: string; readonly privateKey: CryptoKey; readonly jwk: JWK };

export type TokenChanges = {
  readonly kid?: string;
  /** The key that signs, where it is another than the one that is named. */
  readonly signedBy?: string;
  readonly claims?: Readonly<Record<string, unknown>>;
  readonly without?: string;
};

const MINUTE = 60;
/** Where Microsoft has its own. */
const OPENID_PATH = '/v1/.well-known/openidconfiguration';

export class ChannelIssuer {
  readonly #server: Server;
  readonly #keys = new Map<string, Pair>();
  readonly #published: object[] = [];
  /** How often the keys were asked for. */
  asked = 0;
  down = false;
  /** Under which name it is reached, where that is not this machine's. */
  publicOrigin: string | undefined;
  keysElsewhere = false;

  private constructor() {
    this.#server = createServer((request, response) => {
      if (this.down) {
        response.writeHead(503).end();
        return;
      }
      response.setHeader('Content-Type', 'application/json');
      if (request.url === '/openid' || request.url === OPENID_PATH) {
        const here = this.publicOrigin ?? this.origin;
        const host = this.keysElsewhere ? 'http://127.0.0.1:9' : here;
        response.end(JSON.stringify({ issuer: ISSUER, jwks_uri: `${host}/keys` }));
      } else {
        this.asked += 1;
        response.end(JSON.stringify({ keys: this.#published }));
      }
    });
  }

  static async start(): Promise<ChannelIssuer> {
    const issuer = new ChannelIssuer();
    await listenOnLoopback(issuer.#server);
    await issuer.addKey('good', ['msteams', 'webchat']);
    await issuer.addKey('other-channel', ['facebook']);
    await issuer.addKey('unendorsed', undefined);
    await issuer.addKey('unpublished', ['msteams'], false);
    return issuer;
  }

  get origin(): string {
    return `http://127.0.0.1:${portOf(this.#server)}`;
  }

  get metadata(): string {
    return `${this.origin}/openid`;
  }

  async stop(): Promise<void> {
    await new Promise((resolve) => this.#server.close(resolve));
  }

  async addKey(kid: string, endorsements?: readonly string[], publish = true): Promise<void> {
    const { privateKey, publicKey } = await generateKeyPair('RS256', { extractable: true });
    const jwk = await exportJWK(publicKey);
    this.#keys.set(kid, { kid, privateKey, jwk });
    const endorsed = endorsements === undefined ? {} : { endorsements };
    if (publish) this.#published.push({ ...jwk, kid, use: 'sig', ...endorsed });
  }

  publicKeyText(kid: string): string {
    return JSON.stringify(this.#pair(kid).jwk);
  }

  claims(serviceUrl: string, nowSeconds: number): Record<string, unknown> {
    return {
      iss: ISSUER,
      aud: BOT_APP_ID,
      serviceurl: serviceUrl,
      nbf: nowSeconds - MINUTE,
      exp: nowSeconds + 60 * MINUTE,
    };
  }

  async token(
    { serviceUrl, nowSeconds }: { readonly serviceUrl: string; readonly nowSeconds: number },
    { kid = 'good', signedBy = kid, claims = {}, without }: TokenChanges = {},
  ): Promise<string> {
    const all = { ...this.claims(serviceUrl, nowSeconds), ...claims };
    const kept = Object.fromEntries(Object.entries(all).filter(([name]) => name !== without));
    return new SignJWT(kept)
      .setProtectedHeader({ alg: 'RS256', kid, typ: 'JWT' })
      .sign(this.#pair(signedBy).privateKey);
  }

  #pair(kid: string): Pair {
    const pair = this.#keys.get(kid);
    if (pair === undefined) throw new Error(`no key ${kid}`);
    return pair;
  }
}
