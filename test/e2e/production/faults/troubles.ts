// What can be wrong with something that the bot depends on.
import type { IdentityFake } from '../../../fakes/identity-fake.js';
import type { Trouble } from '../../../fakes/tls-front.js';

/** As Azure, Graph and the channel write a refusal: each reads its own part of it. */
const bodyOf = (code: string): string => {
  const error = { code, message: 'text of the service' };
  return JSON.stringify({ error, 'odata.error': { code, message: { value: error.message } } });
};
const answers = (status: number, code: string, retryAfter?: string): Trouble => ({
  kind: 'answers',
  status,
  body: bodyOf(code),
  ...(retryAfter === undefined ? {} : { retryAfter }),
});

export const TROUBLES = {
  slow: { kind: 'slow' },
  'slow to say what it wrote': { kind: 'slow', only: /\$batch/ },
  'failing (503)': answers(503, 'ServiceUnavailable'),
  'busy (429, come again in 30 s)': answers(429, 'TooManyRequests', '30'),
  'refusing (401)': answers(401, 'Unauthorized'),
  'refusing (403)': answers(403, 'Forbidden'),
  'answering nonsense': { kind: 'answers', status: 200, body: '<html>text of a proxy</html>' },
  gone: { kind: 'gone' },
} as const satisfies Readonly<Record<string, Trouble>>;
export type TroubleName = keyof typeof TROUBLES;
/** Table Storage alone: a transaction is done, and nobody says so. */
const OF_WRITING: readonly TroubleName[] = ['slow to say what it wrote'];
export const WRITING_TROUBLES = Object.keys(TROUBLES) as TroubleName[];
export const TROUBLE_NAMES = WRITING_TROUBLES.filter((name) => !OF_WRITING.includes(name));

/** The same, of App Service's endpoint for the managed identity, which speaks no TLS. */
export function identityTrouble(name: TroubleName): IdentityFake['trouble'] {
  const trouble: Trouble = TROUBLES[name];
  if (trouble.kind === 'slow') return 'silent';
  if (trouble.kind === 'gone') return 'hangs up';
  const { status, body, retryAfter } = trouble;
  return { status, text: body, ...(retryAfter === undefined ? {} : { retryAfter }) };
}
