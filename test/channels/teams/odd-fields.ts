// Every field of every kind of activity that is read, in turn null, empty, absent and of another type, and what became of it.
import { changed, CHANGES } from './change-field.js';
import { activity as shape } from '../../../src/channels/teams/activity-shape.js';
import { Afterwards } from '../../../src/channels/teams/afterwards.js';
import type { Rendered } from '../../../src/channels/teams/cards/render.js';
import { whyNotRead } from '../../../src/channels/teams/readable.js';
import { onLoopbackOnly } from '../../../src/channels/teams/service-url.js';
import { teamsBot } from '../../../src/channels/teams/teams-bot.js';
import type { Respond } from '../../../src/channels/teams/wire.js';
import { meet, openTrial, PEOPLE, TENANT } from '../../app/trial.js';
import type { Trial } from '../../app/trial.js';
import { plainWithin } from '../../fakes/quiet-log.js';
import { textOf } from '../../fakes/shown-card.js';

type Json = Readonly<Record<string, unknown>>;
export type Kind = { readonly name: string; readonly waits: boolean; readonly activity: Json };

export type OddRow = {
  readonly kind: Kind;
  readonly field: string;
  /** In the order of `null`, empty, absent, of another type. */
  readonly became: readonly string[];
};

/** What is sent, and how it is answered when nothing is odd. */
export function kindsOf(requestId: string): readonly Kind[] {
  const press = { type: 'Action.Execute', verb: 'card.refresh', data: { requestId } };
  const { verb, data } = press;
  const entities = [{ type: 'clientInfo', locale: 'en-GB', timezone: 'Europe/Zurich' }];
  const invoke = { type: 'invoke', localTimezone: undefined, entities };
  const kinds: readonly (readonly [name: string, waits: boolean, activity: Json])[] = [
    [
      'a message',
      true,
      {
        type: 'message',
        text: 'whoami',
        localTimezone: 'Europe/Zurich',
        attachments: [{ contentType: 'text/html', content: '<p>whoami</p>' }],
      },
    ],
    ['a button by message', true, { type: 'message', value: { verb, ...data }, replyToId: '1' }],
    [
      'a press',
      true,
      {
        ...invoke,
        name: 'adaptiveCard/action',
        value: { action: press, trigger: 'manual' },
        replyToId: '1',
      },
    ],
    ['a dialog', true, { ...invoke, name: 'task/fetch', value: { data: { caseId: 'no-case' } } }],
    ['another invoke', true, { ...invoke, name: 'task/submit', value: { data: {} } }],
    ['an installation', false, { type: 'installationUpdate', action: 'add', entities }],
    ['a conversation', false, { type: 'conversationUpdate', entities }],
  ];
  return kinds.map(([name, waits, rest]) => ({ name, waits, activity: { ...common(), ...rest } }));
}

function common(): Json {
  return {
    id: 'f:1',
    timestamp: '2026-11-24T12:00:00.000Z',
    serviceUrl: 'http://127.0.0.1:1/',
    channelId: 'msteams',
    from: { id: '29:megan', aadObjectId: PEOPLE.megan },
    recipient: { id: '28:bot' },
    conversation: { id: 'megan', conversationType: 'personal', tenantId: TENANT },
    channelData: { tenant: { id: TENANT } },
    locale: 'en-GB',
  };
}

/** Every place in it, outermost first; and every field that the edge reads, wherever it is sent. */
export function fieldsOf({ activity }: Kind): readonly string[] {
  return pathsIn(activity).filter((path) => (path.split('.')[0] ?? '') in shape.shape);
}

function pathsIn(value: unknown, path = ''): readonly string[] {
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([key, inner]) => {
    if (inner === undefined) return [];
    const here = path === '' ? key : `${path}.${key}`;
    return [here, ...pathsIn(inner, here)];
  });
}

export class OddFields {
  readonly #respond: Respond;
  readonly #afterwards: Afterwards;
  readonly #logged: string[] = [];
  readonly kinds: readonly Kind[];

  private constructor(trial: Trial, requestId: string) {
    this.kinds = kindsOf(requestId);
    const note = (event: string, fields: object): number =>
      this.#logged.push(`${event} ${JSON.stringify(fields)}`);
    const log = {
      info: (event: string, fields: object = {}) => note(event, fields),
      error: (event: string, cause: unknown) => note(event, { cause: String(cause) }),
      ...plainWithin,
    };
    this.#afterwards = new Afterwards(log);
    const chats = {
      sendRendered: async () => Promise.resolve('1'),
      untilArrived: async () => Promise.resolve(),
      redraw: async () => Promise.resolve(),
    };
    this.#respond = teamsBot({
      bridge: trial.bridge,
      tokens: { provisioning: trial.provisioning },
      rules: { tenantId: TENANT, serviceUrl: onLoopbackOnly },
      clock: trial.parts.clock,
      random: trial.parts.random,
      trace: trial.parts.trace,
      log,
      localTrial: false,
      chats,
      afterwards: this.#afterwards,
    });
  }

  /** Alex has asked Megan, who sends all of it. */
  static async open(): Promise<OddFields> {
    const trial = await openTrial();
    await meet(trial, 'alex', 'megan', 'alice');
    const requestId = await trial.requestBy('alex');
    await trial.outbox.drain();
    return new OddFields(trial, requestId);
  }

  async row(kind: Kind, field: string): Promise<OddRow> {
    const usual = await this.#sent(kind.activity);
    const became: string[] = [];
    for (const change of CHANGES) {
      const said = await this.#sent(changed(kind.activity, field.split('.'), change));
      became.push(said === usual ? 'as usual' : said);
    }
    return { kind, field, became };
  }

  /** As the wire does it: what cannot be read at all never comes to the bot. */
  async #sent(body: unknown): Promise<string> {
    this.#logged.length = 0;
    const unreadable = whyNotRead(body);
    if (unreadable !== undefined) return `400, log: ${unreadable}`;
    const { type } = body as { readonly type: string };
    const said: string[] = [];
    await this.#respond({
      activity: body,
      type,
      reply: async (answer) => {
        await Promise.resolve();
        said.push(`«${firstWords(answer)}»`);
      },
      answerInvoke: async (answer) => {
        await Promise.resolve();
        said.push(invokeSaid(answer));
      },
      whisper: async () => Promise.resolve(false),
    });
    await this.#afterwards.waitForAll();
    const refusals = this.#logged.flatMap((line) => refusalIn(line) ?? []);
    return [...said, ...refusals].join(', ') || 'nothing';
  }
}

function refusalIn(line: string): string | undefined {
  const [event = '', ...rest] = line.split(' ');
  if (event === 'turn.failed') return 'FAILED';
  if (event !== 'activity.refused') return undefined;
  const { code, field } = JSON.parse(rest.join(' ')) as { code: string; field?: string };
  return `log: ${field ?? code}`;
}

function firstWords({ card, summary }: Rendered): string {
  return (card === undefined ? summary : textOf(card)).split(/[.\n]/)[0] ?? '';
}

function invokeSaid(answer: unknown): string {
  if (answer === undefined) return '200';
  const { statusCode, value, task } = answer as {
    readonly statusCode?: number;
    readonly value?: { readonly code?: string; readonly body?: unknown } | string;
    readonly task?: { readonly value?: unknown };
  };
  if (task !== undefined) return `dialog «${firstLine(JSON.stringify(task.value ?? ''))}»`;
  if (typeof value === 'string') return `${statusCode ?? 200} «${firstLine(value)}»`;
  return value?.code === undefined
    ? `${statusCode ?? 200} with the card`
    : `error ${statusCode ?? 0}`;
}

function firstLine(text: string): string {
  return text.replace(/^"|"$/g, '').split(/[.\n]/)[0] ?? '';
}
