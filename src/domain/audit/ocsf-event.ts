// An entry as an event of OCSF 1.8.0 (schema.ocsf.io): Entity Management for what was asked, agreed and shown, Account Change where an
// account has a factor from then on, Detection Finding for what should be looked at at once, API Activity for commands.
import { defined } from '../defined.js';
import { parsePersonId } from '../ids.js';
import { detailOf, typedIn } from './detail-of.js';
import type { AuditAction, AuditEntry } from './entry.js';
import { ownerIn, refusalIn } from './flat-entry.js';
import type { Beside, EntryOfLog } from './flat-entry.js';
import { actorOf, entityOf, userOf } from './ocsf-objects.js';
import type { OcsfBeside } from './ocsf-objects.js';
import { ENTITY_ACTIVITIES, ocsfEventFor, SEVERITIES } from './ocsf-table.js';
import type { OcsfEvent } from './ocsf-table.js';

export const OCSF_VERSION = '1.8.0';

/** One line of JSON Lines, with its line end. */
export function ocsfLine(entry: EntryOfLog, beside: OcsfBeside): string {
  return `${JSON.stringify(ocsfEvent(entry, beside))}\n`;
}

export function ocsfEvent(entry: EntryOfLog, beside: OcsfBeside): object {
  const event = eventOf(entry, beside);
  switch (event.class) {
    case 'entity':
      return entityManagement(entry, beside, event);
    case 'factor-enabled':
      return factorEnabled(entry, beside);
    case 'finding':
      return detectionFinding(entry, beside, event);
    case 'command':
      return apiActivity(entry, beside, event);
  }
}

type Changing = { readonly action: AuditAction; readonly change?: string };

/** An accepted token is a factor of its owner's account; where nobody knows whose, it is a token that was changed. */
function eventOf(entry: EntryOfLog, beside: Beside): OcsfEvent {
  const { action, change }: Changing = entry.fact;
  const planned = ocsfEventFor(action);
  if (change !== 'accept' && planned.class !== 'factor-enabled') return planned;
  if (ownerIn(entry, beside) === undefined) return ocsfEventFor('token.noted');
  return { class: 'factor-enabled' };
}

type Of<C extends OcsfEvent['class']> = Extract<OcsfEvent, { readonly class: C }>;

function entityManagement(entry: EntryOfLog, beside: OcsfBeside, event: Of<'entity'>): object {
  const activity = ENTITY_ACTIVITIES[event.activity];
  return {
    ...head(entry, beside, { category: 3, uid: 3004, activity, severity: event.severity }),
    ...statusOf(event.status, entry),
    ...defined({ comment: typedIn(entry.fact), count: countIn(entry.fact) }),
    actor: actorOf(entry.actor, beside),
    entity: entityOf(event.about, entry, beside),
  };
}

const MFA_FACTOR_ENABLE = 10;

function factorEnabled(entry: EntryOfLog, beside: OcsfBeside): object {
  const about = { category: 3, uid: 3001, activity: MFA_FACTOR_ENABLE, severity: 'low' } as const;
  return {
    ...head(entry, beside, about),
    ...statusOf('success', entry),
    actor: actorOf(entry.actor, beside),
    user: userOf(ownerIn(entry, beside), beside),
  };
}

const FINDING_CREATED = 1;
const FINDING_NEW = 1;

function detectionFinding(entry: EntryOfLog, beside: OcsfBeside, event: Of<'finding'>): object {
  const { severity } = event;
  const { uid, name, type, user } = entityOf(event.about, entry, beside);
  return {
    ...head(entry, beside, { category: 2, uid: 2004, activity: FINDING_CREATED, severity }),
    status_id: FINDING_NEW,
    ...defined({ comment: typedIn(entry.fact) }),
    finding_info: {
      uid: uidOf(entry),
      title: messageOf(entry, beside),
      created_time: entry.at,
      types: [entry.fact.action],
    },
    evidences: [{ actor: actorOf(entry.actor, beside) }],
    resources: [defined({ uid, name, type, owner: user })],
  };
}

const OTHER = 99;

type Run = { readonly action: AuditAction; readonly command?: string };

function apiActivity(entry: EntryOfLog, beside: OcsfBeside, event: Of<'command'>): object {
  const { action, command: operation = action }: Run = entry.fact;
  const { severity, status } = event;
  return {
    ...head(entry, beside, { category: 6, uid: 6003, activity: OTHER, severity }),
    activity_name: 'Run',
    ...statusOf(status, entry),
    actor: actorOf(entry.actor, beside),
    api: { operation, service: { name: 'otp-bridge' } },
    // Whoever is at a console has no address that the audit could know.
    src_endpoint: { name: parsePersonId(entry.actor) === undefined ? entry.actor : 'console' },
  };
}

type Head = {
  readonly category: number;
  readonly uid: number;
  readonly activity: number;
  readonly severity: keyof typeof SEVERITIES;
};

function head(entry: EntryOfLog, beside: OcsfBeside, { category, uid, activity, severity }: Head) {
  return {
    category_uid: category,
    class_uid: uid,
    activity_id: activity,
    type_uid: uid * 100 + activity,
    severity_id: SEVERITIES[severity],
    time: entry.at,
    message: messageOf(entry, beside),
    metadata: metadataOf(entry, beside),
    unmapped: { policy: entry.policy, ...entry.fact },
  };
}

function metadataOf(entry: EntryOfLog, { tenantId }: OcsfBeside): object {
  return {
    version: OCSF_VERSION,
    product: { name: 'OTP Bridge', vendor_name: 'OTP Bridge' },
    uid: uidOf(entry),
    sequence: entry.seq,
    log_name: entry.origin,
    tenant_uid: tenantId,
    event_code: entry.fact.action,
    ...defined({ correlation_uid: entry.requestId }),
  };
}

/** The same whenever and wherever it is exported. */
function uidOf({ origin, seq }: EntryOfLog): string {
  return `${origin}#${seq}`;
}

function messageOf({ fact }: AuditEntry, { wordsOf }: OcsfBeside): string {
  const words = wordsOf(fact.action) ?? fact.action;
  const detail = detailOf(fact);
  return detail === undefined ? words : `${words}: ${detail}`;
}

const STATUSES = { unknown: 0, success: 1, failure: 2 } as const;

function statusOf(status: Of<'entity'>['status'], { fact }: AuditEntry): object {
  if (status === 'intended') return { status_id: OTHER, status: 'Intended' };
  return { status_id: STATUSES[status], ...defined({ status_code: refusalIn(fact) }) };
}

/** How many refusals one entry stands for. */
function countIn(fact: AuditEntry['fact']): number | undefined {
  if (fact.action !== 'refusals.counted') return undefined;
  return Object.values(fact.counts).reduce((sum, one) => sum + one, 0);
}
