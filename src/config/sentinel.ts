// Where entries of the audit go on to: the data collection rule of infra/, by its own endpoint and its immutable id. Both, or neither.
import { CLOUDS, isCloudName } from './clouds.js';
import type { Problem } from './problem.js';

export type SentinelSettings = {
  /** Origin, under the cloud's own suffix. */
  readonly endpoint: string;
  readonly rule: string;
};

export const SENTINEL_RULE = /^(?:dcr-[0-9a-f]{32})?$/;
const LABELS = /^(?:[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?\.)+$/;

export type SentinelRead = {
  readonly sentinel: SentinelSettings | undefined;
  readonly problems: readonly Problem[];
};

type Setting = 'OTP_BRIDGE_SENTINEL_ENDPOINT' | 'OTP_BRIDGE_SENTINEL_RULE' | 'OTP_BRIDGE_CLOUD';

/** Where the cloud itself is wrong, that is said, and the rest waits. */
export function readSentinel(valueOf: (name: Setting) => string): SentinelRead {
  const endpoint = valueOf('OTP_BRIDGE_SENTINEL_ENDPOINT');
  const rule = valueOf('OTP_BRIDGE_SENTINEL_RULE');
  const cloud = valueOf('OTP_BRIDGE_CLOUD');
  const isNone = endpoint === '' && rule === '';
  if (isNone || !isCloudName(cloud)) return { sentinel: undefined, problems: [] };
  const suffix = CLOUDS[cloud].logsIngestionSuffix;
  const missing = endpoint === '' ? 'OTP_BRIDGE_SENTINEL_ENDPOINT' : 'OTP_BRIDGE_SENTINEL_RULE';
  if (endpoint === '' || rule === '') {
    const problem =
      'is missing, and the other of the two is set: entries are sent to Sentinel with both, or not at all. infra/ sets both.';
    return { sentinel: undefined, problems: [{ where: missing, problem }] };
  }
  const origin = originOf(endpoint, suffix);
  if (origin !== undefined) return { sentinel: { endpoint: origin, rule }, problems: [] };
  const problem = `is no https address under ${suffix}, where this cloud takes logs (OTP_BRIDGE_CLOUD). infra/ sets it.`;
  return { sentinel: undefined, problems: [{ where: 'OTP_BRIDGE_SENTINEL_ENDPOINT', problem }] };
}

/** Nothing but https and a host: no setting can send entries elsewhere. */
function originOf(text: string, suffix: string): string | undefined {
  if (!URL.canParse(text)) return undefined;
  const { hostname, origin, href } = new URL(text);
  const isBare = href === `${origin}/` && origin === `https://${hostname}`;
  if (!isBare || !hostname.endsWith(`.${suffix}`)) return undefined;
  return LABELS.test(hostname.slice(0, -suffix.length)) ? origin : undefined;
}
