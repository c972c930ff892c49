// The two pages' APIs over real HTTP: bodies, headers and endpoints of whoever has a session, and plays with it.
import { PAGE_BODIES, pageAnswerSchema } from '../../../src/domain/capture/page-api.js';
import { OUTCOMES, TAKEN_FORMATS } from '../../../src/domain/capture/auditors-api.js';
import { CAPTURE, startPageServer } from '../../channels/http/page-visit.js';
import { ASK, startAuditors } from '../../channels/http/auditors-visit.js';
import { meet, must } from '../../app/trial.js';
import { BUG, jsonIn, jsonsOf, STABLE_CODE, textIn } from '../edge.js';
import type { Edge } from '../edge.js';

type Said = {
  readonly endpoint: string;
  readonly headers: Record<string, string>;
  readonly body: string;
};

/** What is no such object is taken for a body. */
function saidIn(input: Buffer, usual: string): Said {
  const value = Object(jsonIn(input)) as Record<string, unknown>;
  const { endpoint, headers, body } = value;
  if (typeof endpoint !== 'string')
    return { endpoint: usual, headers: {}, body: input.toString('utf8') };
  return {
    endpoint: encodeURIComponent(endpoint.replaceAll(/\p{Surrogate}/gu, '')),
    headers: sendable(Object(headers) as Record<string, unknown>),
    body: textIn(body),
  };
}

/** No client can send the others. */
function sendable(headers: Record<string, unknown>): Record<string, string> {
  const texts = Object.entries(headers).filter(
    (pair): pair is [string, string] =>
      /^[a-z-]{1,40}$/i.test(pair[0]) &&
      !/^(?:connection|content-length|transfer-encoding|host|expect|upgrade|keep-alive)$/i.test(
        pair[0],
      ) &&
      typeof pair[1] === 'string' &&
      /^[\x20-\x7e]{0,4000}$/.test(pair[1]),
  );
  return Object.fromEntries(texts);
}

const STEPS: readonly (readonly [keyof typeof PAGE_BODIES, object])[] = [
  ['case', {}],
  ['capture', CAPTURE],
  ['capture', { ...CAPTURE, overruled: ['ACCOUNT_MISMATCH', 'TOKEN_UNDER_WAY'] }],
  ['code', {}],
  ['refused', {}],
  ['accepted', {}],
  ['seed-qr', {}],
  ['token-code', { code: '123456' }],
  ['ship', { serial: '8658012345678', expectedOn: '2026-11-27', postedOn: '2026-11-25' }],
  ['ship', { offered: { kind: 'dont-ask-again', days: 30 } }],
  ['start-over', {}],
  ['session', { ticket: 'ticket' }],
  ['cancel', {}],
  ['done', {}],
];

export const setUpPage: Edge = {
  name: 'set-up-page',
  shape: 'json',
  perWorld: 150,
  corpus: async () =>
    jsonsOf([
      ...STEPS.map(([endpoint, body]) => ({ endpoint, headers: {}, body })),
      ...STEPS.slice(0, 4).map(([endpoint, body]) => ({
        endpoint,
        headers: {
          'content-type': 'text/plain',
          origin: 'https://elsewhere.example',
          cookie: 'x=y',
        },
        body,
      })),
      { endpoint: 'toolset', headers: {}, body: {} },
    ]),
  open: async (dice) => {
    const server = await startPageServer();
    let session: Record<string, string> = {};
    let taken = 0;
    const enter = async (): Promise<void> => {
      const answer = await server.post('session', { ticket: await server.ticket() });
      const entered = pageAnswerSchema.parse(await answer.json());
      const cookie = must(answer.headers.get('set-cookie')?.split(';')[0]);
      session = { cookie, 'x-otp-bridge-case': must(entered.case).caseId };
    };
    return {
      take: async (input) => {
        if (taken % 30 === 0) await enter();
        taken += 1;
        server.trial.parts.clock.advanceSeconds(dice.one([0, 0, 1, 20]));
        const { endpoint, headers, body } = saidIn(input, 'capture');
        const response = await fetch(`${server.base}/provision/api/${endpoint}`, {
          method: 'POST',
          headers: {
            'content-type': 'application/json',
            'x-otp-bridge': 'page',
            origin: server.base,
            ...session,
            ...headers,
          },
          body,
        });
        const text = await response.text();
        const bug = server.logged.find((line) => BUG.test(line));
        if (response.status >= 500 || bug !== undefined)
          return `answered with ${response.status}: ${bug ?? ''}`;
        return response.status === 200 ? wrongAnswer(text) : undefined;
      },
      close: server.stop,
    };
  },
};

function wrongAnswer(text: string): string | undefined {
  const answer = pageAnswerSchema.safeParse(jsonIn(Buffer.from(text)));
  if (!answer.success) return `an answer that the page cannot read: ${answer.error.message}`;
  const code = answer.data.refusal?.code;
  return code === undefined || STABLE_CODE.test(code) ? undefined : `no stable code: ${code}`;
}

export const auditorsPage: Edge = {
  name: 'auditors-page',
  shape: 'json',
  perWorld: 150,
  corpus: async () =>
    jsonsOf([
      ...['alice', 'alex', '', 'megan bowen', 'nobody'].map((who) => look({ who })),
      ...['today', 'last week', '2026-11-01', '2026-11-01 to 2026-11-24', '9:00'].map((when) =>
        look({ when }),
      ),
      ...OUTCOMES.map((outcome) => look({ outcome })),
      look({ between: { from: 0, until: null }, before: 3, releases: true, locale: 'de-DE' }),
      ...TAKEN_FORMATS.map((format) => ({
        endpoint: 'take',
        headers: {},
        body: { format, locale: 'en' },
      })),
      { endpoint: 'receipt', headers: {}, body: { requestId: 'x', seq: 1 } },
      { endpoint: 'session', headers: {}, body: { ticket: 'x' } },
    ]),
  open: async () => {
    const server = await startAuditors();
    await meet(server.trial, 'alex', 'megan', 'isaiah');
    const id = await server.trial.requestBy('alex');
    await server.trial.bridge.actOnRequest(server.trial.as('megan'), id, { kind: 'approve' });
    await server.trial.bridge.showCode(server.trial.as('alex'), id);
    let session: Readonly<Record<string, string>> = {};
    let taken = 0;
    return {
      take: async (input) => {
        if (taken % 30 === 0) session = await server.sessionOf('isaiah');
        taken += 1;
        const { endpoint, headers, body } = saidIn(input, 'look');
        const { status } = await server.post(endpoint, body, { ...session, ...headers });
        return status >= 500 ? `answered with ${status}` : undefined;
      },
      close: server.stop,
    };
  },
};

function look(changes: object): object {
  return { endpoint: 'look', headers: {}, body: { ...ASK, ...changes } };
}
