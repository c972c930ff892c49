// @ts-check
// People at one store's program: the turns that are measured, each once whenever it is asked for.
import { Connector } from '../connector.mjs';
import { start } from '../contestants.mjs';
import { idOf } from '../ground.mjs';
import { firstAnswer, wholeStory } from '../measure.mjs';
import { asker, chatOf, megan, press, say } from '../people.mjs';

/** @typedef {import('../people.mjs').Who} Who */
/** @typedef {import('../measure.mjs').Stage} Stage */
/** @typedef {{ readonly ms: number, readonly cpuMs: number }} Took */

/** @type {Who} Sets up tokens, and is of the security team. */
export const sam = { name: 'sam', id: idOf(900_002) };
/** @type {Who} An auditor. */
export const ruth = { name: 'ruth', id: idOf(900_003) };

/** Of a token that has arrived, in the large store. */
export const SERIAL = '8650000000050';

/** What is typed, and by whom. @type {Readonly<Record<string, readonly [Who, string]>>} */
export const COMMANDS = {
  '`/audit`': [ruth, '/audit'],
  '`/audit owner1`': [ruth, '/audit owner1@contoso.example'],
  '`/tokens`': [sam, '/tokens'],
  '`/tokens owner1`': [sam, '/tokens owner1@contoso.example'],
  '`/tokens` and a serial number': [sam, `/tokens ${SERIAL}`],
  '`/requests`': [asker(0), '/requests'],
  '`/requests all`': [sam, '/requests all'],
  '`/whoami` of the security team': [sam, '/whoami'],
};

/** One program over one folder. */
export class Teller {
  #contestant;
  #env;
  #connector = new Connector();
  /** @type {import('../contestants.mjs').Running | undefined} */
  #running;

  /** @param {import('../contestants.mjs').Contestant} contestant @param {NodeJS.ProcessEnv} env */
  constructor(contestant, env) {
    this.#contestant = contestant;
    this.#env = env;
  }

  /** To the first answer. @returns {Promise<Took>} */
  async start() {
    const began = performance.now();
    await this.#connector.start();
    this.#running = await start(this.#contestant, this.#env);
    await firstAnswer(this.#stage());
    const ms = performance.now() - began;
    return { ms, cpuMs: (await this.#running.cost()).cpuMs };
  }

  async stop() {
    await this.#running?.stop();
    await this.#connector.stop();
    this.#connector = new Connector();
  }

  /** @returns {Stage} */
  #stage() {
    const url = this.#running?.url ?? '';
    return { connector: this.#connector, line: { url, serviceUrl: this.#connector.serviceUrl } };
  }

  /** Whoever has a part in it has written once. @param {number} pairs */
  async meet(pairs) {
    const { line } = this.#stage();
    const askers = Array.from({ length: pairs }, (_none, at) => asker(at));
    for (const who of [megan, sam, ruth, ...askers]) await say(line, who, 'help');
  }

  /** @param {string} name of one of {@link COMMANDS} @returns {Promise<Took>} */
  async command(name) {
    const [who, text] = COMMANDS[name] ?? [megan, 'help'];
    return this.#during(async () => {
      const answered = this.#connector.next(({ chat }) => chat === chatOf(who));
      const began = performance.now();
      await say(this.#stage().line, who, text);
      await answered;
      return performance.now() - began;
    });
  }

  /** Asked, approved, shown. @param {number} at @returns {Promise<readonly [otp: Took, show: Took]>} */
  async story(at) {
    let showMs = 0;
    const both = await this.#during(async () => {
      const told = await wholeStory(this.#stage(), at);
      showMs = told.showMs;
      return told.otpMs;
    });
    return [both, { ms: showMs, cpuMs: both.cpuMs }];
  }

  /** Played to its end, so that the store holds a whole life. @param {number} at */
  async life(at) {
    const code = this.#connector.next(({ body }) => String(body).includes('"title":"Show code"'));
    await wholeStory(this.#stage(), at);
    const { body } = await code;
    const worked = await press(this.#stage().line, asker(at), { body, title: 'Show code' });
    const said = JSON.stringify(worked?.value ?? worked);
    await press(this.#stage().line, asker(at), { body: said, title: 'Worked' });
  }

  /** @param {() => Promise<number>} turn @returns {Promise<Took>} */
  async #during(turn) {
    const before = await this.#running?.cost();
    const ms = await turn();
    const after = await this.#running?.cost();
    return { ms, cpuMs: (after?.cpuMs ?? 0) - (before?.cpuMs ?? 0) };
  }
}
