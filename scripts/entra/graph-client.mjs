// @ts-check
// The few words of Microsoft Graph that the set-up speaks.

/** What Graph said no to, and what to do. */
export class EntraRefused extends Error {}

/** @typedef {Readonly<Record<string, unknown>>} Json */

export class GraphClient {
  #base;
  #token;

  /** @param {{ readonly base: string, readonly token: () => Promise<string> }} given */
  constructor({ base, token }) {
    this.#base = base;
    this.#token = token;
  }

  /**
   * @param {string} path
   * @returns {Promise<Json>}
   */
  async get(path) {
    return this.#ask('GET', path);
  }

  /**
   * @param {string} path
   * @param {Json} body
   * @returns {Promise<Json>}
   */
  async post(path, body) {
    return this.#ask('POST', path, { body });
  }

  /**
   * Updates what is at the path, or makes it (learn.microsoft.com/graph/api/application-upsert).
   * @param {string} path
   * @param {Json} body
   */
  async upsert(path, body) {
    await this.#ask('PATCH', path, { body, headers: { Prefer: 'create-if-missing' } });
  }

  /**
   * @param {string} method
   * @param {string} path
   * @param {{ readonly body?: Json, readonly headers?: Readonly<Record<string, string>> }} [more]
   * @returns {Promise<Json>}
   */
  async #ask(method, path, { body, headers = {} } = {}) {
    const answer = await fetch(`${this.#base}/v1.0${path}`, {
      method,
      headers: {
        ...headers,
        Authorization: `Bearer ${await this.#token()}`,
        'Content-Type': 'application/json',
      },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
      signal: AbortSignal.timeout(30_000),
    });
    if (!answer.ok) throw new EntraRefused(await whyNot(answer, `${method} ${path}`));
    const text = await answer.text();
    return text === '' ? {} : JSON.parse(text);
  }
}

/**
 * @param {Response} answer
 * @param {string} what
 */
async function whyNot(answer, what) {
  const said = await answer.json().catch(() => ({}));
  const reason = `${what} was answered with ${answer.status} ${said?.error?.code ?? ''}`.trim();
  if (answer.status === 401) return `${reason}. Sign in again: az login`;
  if (answer.status === 403) {
    return `${reason}. You need the Entra role Application Administrator; to grant permissions, Privileged Role Administrator.`;
  }
  return `${reason}: ${said?.error?.message ?? 'no reason given'}`;
}
