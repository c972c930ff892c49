// One sign-in as Entra's log has it, where a code of OATH was taken in it: JSON of Graph (resource signIn; its authenticationDetails are
// of the beta), of the portal, of insights-logs-signinlogs, or a sheet of the portal or of Log Analytics (SigninLogs).
import { defined } from '../defined.js';
import type { Instant, PersonId } from '../ids.js';
import { parsePersonId } from '../ids.js';
import { foreignRecord, isObject, textIn, timeIn } from './foreign-record.js';
import type { ForeignRecord } from './foreign-record.js';

export type SignIn = {
  /** Entra's id of it; empty where the export has none. */
  readonly id: string;
  readonly at: Instant;
  /** `at` is when the code was taken; else when the sign-in was begun, which is before. */
  readonly exact: boolean;
  readonly userId?: PersonId;
  /** In lower case. */
  readonly userName?: string;
  readonly application?: string;
  readonly address?: string;
};

export type ReadSignIn = {
  readonly at: Instant;
  /** Where a code of OATH was taken. */
  readonly withCode?: SignIn;
};

/**
 * Graph's authenticationDetail names the first; the portal's *Authentication details* name the second, for hardware and software alike
 * (learn.microsoft.com/entra/identity/monitoring-health/concept-sign-ins).
 */
const METHODS: readonly string[] = ['software oath token', 'oath verification code'];
/** Nothing was typed then, or it was wrong. */
const NOT_TAKEN = /satisfied by|previously satisfied|denied|fail|invalid|incorrect|wrong/i;

/** Undefined where it is no sign-in, or its time cannot be read. */
export function readSignIn(record: ForeignRecord): ReadSignIn | undefined {
  const at = timeIn(record, ...TIMES);
  const userId = parsePersonId(textIn(record, 'userid') ?? '');
  const userName = textIn(record, 'userprincipalname', 'username')?.toLowerCase();
  if (at === undefined || (userId === undefined && userName === undefined)) return undefined;
  const taken = codeTaken(record, at);
  if (taken === undefined) return { at };
  const id = textIn(record, 'id', 'requestid', 'originalrequestid') ?? '';
  const application = textIn(record, 'appdisplayname', 'application');
  const address = textIn(record, 'ipaddress');
  return { at, withCode: { id, ...taken, ...defined({ userId, userName, application, address }) } };
}

const TIMES = [
  'createddatetime',
  'createddatetimeutc',
  'dateutc',
  'date',
  'timegenerated',
  'timegeneratedutc',
  'time',
];

function codeTaken(
  record: ForeignRecord,
  begun: Instant,
): Pick<SignIn, 'at' | 'exact'> | undefined {
  const details = record.get('authenticationdetails');
  const steps = Array.isArray(details) ? details.filter(isObject).map(foreignRecord) : [];
  const step = steps.find((one) => isOath(textIn(one, 'authenticationmethod')) && isTaken(one));
  if (step !== undefined) {
    const at = timeIn(step, 'authenticationstepdatetime');
    return at === undefined ? { at: begun, exact: false } : { at, exact: true };
  }
  const method = textIn(
    record,
    'mfadetailauthmethod',
    'multifactorauthenticationauthmethod',
    'authenticationmethod',
  );
  return isOath(method) && isTakenInAll(record) ? { at: begun, exact: false } : undefined;
}

function isOath(method: string | undefined): boolean {
  return method !== undefined && METHODS.includes(method.toLowerCase());
}

function isTaken(step: ForeignRecord): boolean {
  return textIn(step, 'succeeded')?.toLowerCase() === 'true';
}

function isTakenInAll(record: ForeignRecord): boolean {
  const result = textIn(
    record,
    'multifactorauthenticationresult',
    'statusadditionaldetails',
    'authenticationstepresultdetail',
  );
  if (result !== undefined && NOT_TAKEN.test(result)) return false;
  if (result !== undefined && /completed/i.test(result)) return true;
  const status = textIn(record, 'statuserrorcode', 'resulttype', 'status', 'succeeded');
  return status !== undefined && ['0', 'success', 'true'].includes(status.toLowerCase());
}
