// What Key Vault answers about one version of a key, and with it: https://learn.microsoft.com/rest/api/keyvault/keys.
import type { KeyObject } from 'node:crypto';
import { signDigest } from './sign-digest.js';

export type Answer = {
  readonly status: number;
  readonly body?: object;
  readonly headers?: Record<string, string>;
};
export type KeyVersion = {
  readonly version: string;
  readonly privateKey: KeyObject;
  /** Read as ever, and no operation with it: 403. */
  disabled?: boolean;
};

type Use = Readonly<Record<'method' | 'act' | 'kid' | 'body', string>>;

export function answerOf(key: KeyVersion, { method, act, kid, body }: Use): Answer {
  if (method === 'GET' && act === '') return publicHalf(kid, key.privateKey);
  if (method !== 'POST' || act !== 'sign') return failure(405, 'NotAllowed');
  if (key.disabled === true) return failure(403, 'Forbidden', 'KeyDisabled');
  return signedWith(kid, key.privateKey, body);
}

function publicHalf(kid: string, privateKey: KeyObject): Answer {
  const { x, y, crv } = privateKey.export({ format: 'jwk' });
  const key = { kid, kty: 'EC', crv, key_ops: ['sign', 'verify'], x, y };
  return { status: 200, body: { key, attributes: { enabled: true } } };
}

function signedWith(kid: string, privateKey: KeyObject, body: string): Answer {
  const { alg, value } = JSON.parse(body) as { readonly alg?: string; readonly value?: string };
  if (alg === undefined)
    return { status: 200, body: { kid, value: Buffer.alloc(64, 1).toString('base64url') } };
  const digest = Buffer.from(value ?? '', 'base64url');
  if (alg !== 'ES256' || digest.length !== 32) return failure(400, 'BadParameter');
  return {
    status: 200,
    body: { kid, value: signDigest(privateKey, digest).toString('base64url') },
  };
}

export function failure(status: number, code: string, inner?: string): Answer {
  const innererror = inner === undefined ? {} : { innererror: { code: inner } };
  return { status, body: { error: { code, message: 'text of the service', ...innererror } } };
}
