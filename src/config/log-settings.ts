// With which key the log of the audit is signed and in which container its checkpoints are kept: both, or neither. Names alone: where
// they are follows from the vault, the account and the cloud.
import { parseKeyEnd } from '../domain/audit/key-end.js';
import type { KeyEnd } from '../domain/audit/key-end.js';
import type { Problem } from './problem.js';

export type LogSettings = {
  /** `NAME`, its newest version at the start, or `NAME/VERSION`; in the vault that has the seeds, too. */
  readonly key: string;
  readonly keysBefore: readonly KeyBefore[];
  /** Name of a secret in that vault, an Ed25519 key for witnesses that take nothing else; absent: there is none. */
  readonly witnessKey?: string;
  readonly container: { readonly account: string; readonly name: string };
};
/** `key`: `NAME` or `NAME/VERSION`. */
export type KeyBefore = { readonly key: string; readonly end: KeyEnd };

export const LOG_KEY = /^(?:[0-9A-Za-z-]{1,127}(?:\/[0-9a-f]{32})?)?$/;
export const LOG_KEY_ED25519 = /^[0-9A-Za-z-]{0,127}$/;
export const LOG_CONTAINER = /^(?:[a-z0-9]{3,24}\/(?=.{3,63}$)[a-z0-9]+(?:-[a-z0-9]+)*)?$/;
const KEY_BEFORE = /^(?<key>[0-9A-Za-z-]{1,127}(?:\/[0-9a-f]{32})?) +(?<end>.+)$/;

type Given = Readonly<Record<'key' | 'container' | 'keysBefore' | 'witnessKey', string>>;
export type LogRead = {
  readonly log: LogSettings | undefined;
  readonly problems: readonly Problem[];
};

export function readLogSettings(given: Given): LogRead {
  const before = given.keysBefore.split(',').map((one) => one.trim());
  const read = before.filter((one) => one !== '').map(readKeyBefore);
  const problems = [...halfProblems(given), ...read.flatMap((one) => one.problems)];
  const [account = '', name = ''] = given.container.split('/');
  if (problems.length > 0 || given.key === '') return { log: undefined, problems };
  const keysBefore = read.flatMap(({ known }) => known);
  const log = { key: given.key, keysBefore, container: { account, name } };
  const { witnessKey } = given;
  return { log: witnessKey === '' ? log : { ...log, witnessKey }, problems };
}

function halfProblems({ key, container, keysBefore, witnessKey }: Given): readonly Problem[] {
  const missing = (where: string, beside: string): Problem => ({
    where,
    problem: `is missing, and ${beside} is set: the log of the audit is signed and kept elsewhere, or neither. infra/ sets both.`,
  });
  if (key === '' && container !== '')
    return [missing('OTP_BRIDGE_LOG_KEY', 'OTP_BRIDGE_LOG_CONTAINER')];
  if (key !== '' && container === '')
    return [missing('OTP_BRIDGE_LOG_CONTAINER', 'OTP_BRIDGE_LOG_KEY')];
  if (key === '' && keysBefore !== '')
    return [missing('OTP_BRIDGE_LOG_KEY', 'OTP_BRIDGE_LOG_KEYS_BEFORE')];
  if (key === '' && witnessKey !== '')
    return [missing('OTP_BRIDGE_LOG_KEY', 'OTP_BRIDGE_LOG_KEY_ED25519')];
  return [];
}

type OneBefore = { readonly known: readonly KeyBefore[]; readonly problems: readonly Problem[] };

function readKeyBefore(text: string): OneBefore {
  const { key, end } = KEY_BEFORE.exec(text)?.groups ?? {};
  const parsed = parseKeyEnd(end ?? '');
  if (key !== undefined && parsed !== undefined) {
    return { known: [{ key, end: parsed }], problems: [] };
  }
  const problem = `has "${text}". It is a key, NAME or NAME/VERSION, and how it ended: "until 2027-01-31", or "stolen 1/1234" (origin and size of the last checkpoint before that); a comma between two.`;
  return { known: [], problems: [{ where: 'OTP_BRIDGE_LOG_KEYS_BEFORE', problem }] };
}
