// @ts-check
// People at their Teams clients, as far as a measurement needs them: activities as Teams sends them, and buttons by their title.
import { Agent, request } from 'node:http';
import { idOf, MEGAN } from './ground.mjs';

const TENANT = '7e57ab1e-0000-4000-8000-000000000001';
let activities = 0;

/** @typedef {{ readonly url: string, readonly serviceUrl: string }} Line */
/** @typedef {{ readonly name: string, readonly id: string }} Who */

/** @type {Who} */
export const megan = { name: 'megan', id: idOf(MEGAN) };
/** @param {number} at @returns {Who} */
export const asker = (at) => ({ name: `asker${at}`, id: idOf(100_000 + at) });
/** @param {Who} who */
export const chatOf = ({ name }) => `personal-${name}`;

/**
 * @param {Line} line
 * @param {Who} who
 * @param {Record<string, unknown>} changes
 * @returns {Promise<any>} what came back
 */
export async function post({ url, serviceUrl }, who, changes) {
  activities += 1;
  const activity = {
    id: `f:${activities}`,
    timestamp: new Date().toISOString(),
    serviceUrl,
    channelId: 'msteams',
    from: { id: `29:${who.name}`, name: who.name, aadObjectId: who.id },
    recipient: { id: '28:bot', name: 'OTP Bridge' },
    conversation: { id: chatOf(who), conversationType: 'personal', tenantId: TENANT },
    channelData: { tenant: { id: TENANT } },
    locale: 'en-GB',
    localTimezone: 'Europe/Zurich',
    ...changes,
  };
  const { status, text } = await sendTo(`${url}/api/messages`, JSON.stringify(activity));
  if (status >= 300) throw new Error(`answered ${status}: ${text}`);
  return text === '' ? undefined : JSON.parse(text);
}

/** Given up before the other side closes what nobody uses: that would cross the next message. */
const agent = new Agent({ keepAlive: true, timeout: 3000 });

/**
 * @param {string} url
 * @param {string} body
 * @returns {Promise<{ readonly status: number, readonly text: string }>}
 */
async function sendTo(url, body) {
  const headers = { 'content-type': 'application/json', 'content-length': Buffer.byteLength(body) };
  return new Promise((resolve, reject) => {
    const asked = request(url, { agent, method: 'POST', headers }, (answer) => {
      /** @type {Buffer[]} */
      const chunks = [];
      answer.on('data', (chunk) => chunks.push(chunk));
      answer.on('end', () => {
        resolve({ status: answer.statusCode ?? 0, text: Buffer.concat(chunks).toString('utf8') });
      });
    });
    asked.once('error', reject);
    // The agent ends what idles, not what is waited for.
    asked.setTimeout(0);
    asked.end(body);
  });
}

/**
 * @param {Line} line
 * @param {Who} who
 * @param {string} text
 */
export const say = async (line, who, text) => post(line, who, { type: 'message', text });

/**
 * @param {Line} line
 * @param {Who} who
 * @param {{ readonly body: string, readonly title: string }} button on the message that came so
 */
export async function press(line, who, { body, title }) {
  const action = findAction(JSON.parse(body), title);
  if (action === undefined) throw new Error(`no button «${title}» on ${body}`);
  const { verb, data } = action;
  const value = { action: { type: 'Action.Execute', verb, data }, trigger: 'manual' };
  return post(line, who, { type: 'invoke', name: 'adaptiveCard/action', value });
}

/**
 * @param {any} within
 * @param {string} title
 * @returns {any}
 */
export function findAction(within, title) {
  if (typeof within !== 'object' || within === null) return undefined;
  if (within.type === 'Action.Execute' && within.title === title) return within;
  for (const part of Object.values(within)) {
    const found = findAction(part, title);
    if (found !== undefined) return found;
  }
  return undefined;
}
