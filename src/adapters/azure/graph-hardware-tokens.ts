// Hardware OATH tokens in Microsoft Graph, which has them in /beta alone (learn.microsoft.com, how-to-mfa-manage-oath-tokens and
// authenticationmethoddevice-post-hardwareoathdevices, as of 2025-07): with the rights of whoever is signed in. What went wrong is said by
// status and Graph's own code, never by its words.
import { z } from 'zod';
import { parsePersonId } from '../../domain/ids.js';
import type { PersonId } from '../../domain/ids.js';
import { DONE, ok, refused } from '../../domain/outcome.js';
import type { Outcome } from '../../domain/outcome.js';
import type { Algorithm, OtpParameters } from '../../domain/otp/parameters.js';
import { Fault } from '../../ports/fault.js';
import type { TokenSource } from './token-source.js';

export type GraphTokensOptions = {
  /** E.g. `https://graph.microsoft.com`. */
  readonly endpoint: string;
  readonly token: TokenSource;
  /** Milliseconds for one answer. */
  readonly budgetMs: number;
  readonly pause: (milliseconds: number) => Promise<void>;
};

/** Graph did not answer, or cannot now: what became of the request is not known. */
export class GraphUnanswered extends Fault {
  override readonly name = 'GraphUnanswered';
  override readonly code = 'DIRECTORY_UNAVAILABLE';
  override readonly retryable = true;
}

/** Whoever is signed in may not do that. */
export class GraphForbidden extends Fault {
  override readonly name = 'GraphForbidden';
  override readonly code = 'DIRECTORY_UNAVAILABLE';
  override readonly retryable = false;
}

type NotTaken = { readonly code: 'NOT_TAKEN_BY_ENTRA'; readonly why: string };
type Answer = { readonly status: number; readonly body: unknown };
type Asked = {
  readonly method: 'GET' | 'POST';
  readonly path: string;
  readonly body?: () => object;
};

const DEVICES = '/directory/authenticationMethodDevices/hardwareOathDevices';
const HASHES: Readonly<Partial<Record<Algorithm, string>>> = {
  'SHA-1': 'hmacsha1',
  'SHA-256': 'hmacsha256',
};
/** Refused before it was looked at: it may be sent again as it is. */
const THROTTLED = 429;
const THROTTLED_AT_MOST = 8;
const SECONDS_WITHOUT_WORD = 10;
const SECONDS_AT_MOST = 300;

const person = z.string().transform((text, context): PersonId => {
  const id = parsePersonId(text);
  if (id !== undefined) return id;
  context.addIssue({ code: 'custom', message: 'no object id' });
  return z.NEVER;
});
const device = z.object({
  id: z.string().regex(/^[0-9A-Za-z-]{1,64}$/),
  serialNumber: z.string(),
  status: z.string().nullish(),
  assignedTo: z.object({ id: person }).nullish(),
});
const devices = z.object({ value: z.array(device) });
const refusal = z.object({ error: z.object({ code: z.string().regex(/^[\w.]{1,64}$/) }) });

export class GraphHardwareTokens {
  readonly #options: GraphTokensOptions;

  constructor(options: GraphTokensOptions) {
    this.#options = options;
  }

  async find(
    serial: string,
  ): Promise<
    | { readonly id: string; readonly isActivated: boolean; readonly assignedTo?: PersonId }
    | undefined
  > {
    const filter = encodeURIComponent(`serialNumber eq '${serial.replaceAll("'", "''")}'`);
    const { status, body } = await this.#ask({
      method: 'GET',
      path: `${DEVICES}?$filter=${filter}`,
    });
    const read = devices.safeParse(body);
    if (status !== 200 || !read.success) throw unexpected(status);
    const found = read.data.value.find(({ serialNumber }) => serialNumber === serial);
    if (found === undefined) return undefined;
    const { id, assignedTo } = found;
    const isActivated = found.status === 'activated';
    return assignedTo ? { id, isActivated, assignedTo: assignedTo.id } : { id, isActivated };
  }

  async create(of: {
    readonly serial: string;
    readonly manufacturer: string;
    readonly model: string;
    readonly secret: string;
    readonly parameters: OtpParameters;
    readonly owner: PersonId;
  }): Promise<Outcome<null, NotTaken>> {
    const { serial, manufacturer, model, secret, parameters, owner } = of;
    return this.#write({
      method: 'POST',
      path: DEVICES,
      body: () => ({
        serialNumber: serial,
        manufacturer,
        model,
        secretKey: secret,
        timeIntervalInSeconds: parameters.periodSeconds,
        hashFunction: HASHES[parameters.algorithm],
        assignTo: { id: owner },
      }),
    });
  }

  async assign(id: string, owner: PersonId): Promise<Outcome<null, NotTaken>> {
    return this.#write({
      method: 'POST',
      path: methodsOf(owner),
      body: () => ({ device: { id } }),
    });
  }

  async activate(of: {
    readonly id: string;
    readonly owner: PersonId;
    readonly code: () => string;
  }): Promise<Outcome<null, NotTaken>> {
    const { id, owner, code } = of;
    const path = `${methodsOf(owner)}/${id}/activate`;
    return this.#write({ method: 'POST', path, body: () => ({ verificationCode: code() }) });
  }

  async #write(asked: Asked): Promise<Outcome<null, NotTaken>> {
    const { status, body } = await this.#ask(asked);
    if (status >= 200 && status < 300) return DONE;
    if (status === 400 || status === 404 || status === 409) {
      const said = refusal.safeParse(body);
      const why = said.success ? said.data.error.code : String(status);
      return refused({ code: 'NOT_TAKEN_BY_ENTRA', why });
    }
    throw unexpected(status);
  }

  /** Waits as long as Graph says where it is asked too often. */
  async #ask(asked: Asked): Promise<Answer> {
    for (let times = 1; ; times += 1) {
      const answer = await this.#send(asked);
      if (answer.status === 401 || answer.status === 403) {
        throw new GraphForbidden(`Graph answered with ${answer.status}`);
      }
      if (answer.status !== THROTTLED || times === THROTTLED_AT_MOST) return readAnswer(answer);
      await this.#options.pause(secondsToWait(answer) * 1000);
    }
  }

  async #send({ method, path, body }: Asked): Promise<Response> {
    const { endpoint, budgetMs } = this.#options;
    const { token } = await this.#options.token(endpoint);
    try {
      return await fetch(`${endpoint}/beta${path}`, {
        method,
        headers: {
          Authorization: `Bearer ${token}`,
          Accept: 'application/json',
          ...(body === undefined ? {} : { 'Content-Type': 'application/json' }),
        },
        ...(body === undefined ? {} : { body: JSON.stringify(body()) }),
        redirect: 'error',
        signal: AbortSignal.timeout(budgetMs),
      });
    } catch {
      // Without its cause: that may hold what was sent.
      throw new GraphUnanswered('Graph did not answer');
    }
  }
}

const methodsOf = (owner: PersonId): string => `/users/${owner}/authentication/hardwareOathMethods`;

function unexpected(status: number): GraphUnanswered {
  return new GraphUnanswered(`Graph answered with ${status}`);
}

function secondsToWait(answer: Response): number {
  const said = Number(answer.headers.get('retry-after'));
  return said > 0 ? Math.min(said, SECONDS_AT_MOST) : SECONDS_WITHOUT_WORD;
}

async function readAnswer(answer: Response): Promise<Answer> {
  const text = await answer.text().catch(() => '');
  const parsed = readJson(text);
  return { status: answer.status, body: parsed.ok ? parsed.value : undefined };
}

function readJson(text: string): Outcome<unknown, null> {
  try {
    return ok(JSON.parse(text));
  } catch {
    return refused(null);
  }
}
