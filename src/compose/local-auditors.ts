// The auditors' page of the local trial, which verifies nobody and says so; and the way to it from the start page.
import type { RunningBridge } from '../app/create-bridge.js';
import { unverifiedAuditors } from '../channels/http/auditors-identity.js';
import type { ServerParts } from '../channels/http/server.js';
import type { StartPageParts } from '../channels/http/start-page.js';
import { defined } from '../domain/defined.js';
import type { Log } from '../ports/log.js';
import { areAuditorsBuilt, auditorsAddress, auditorsParts } from './auditors.js';

export function auditorsHere(
  running: RunningBridge,
  log: Log,
  spokenTo: { readonly language?: string },
): Pick<ServerParts, 'auditors'> {
  const identity = unverifiedAuditors(running.auditors.desk);
  const served = { framedBy: [], trial: true, identity, log, ...spokenTo };
  return defined({ auditors: auditorsParts(running, served) });
}

/** As whoever of the sample people is an auditor. */
export function startOfAudit(
  { auditors, deps }: RunningBridge,
  base: () => string,
): Pick<StartPageParts, 'wayToAudit'> {
  if (!areAuditorsBuilt()) return {};
  const wayToAudit = async (): Promise<string | undefined> => {
    const [isaiah] = await deps.directory.find(['isaiah']);
    if (isaiah === undefined) return undefined;
    const actor = { tenantId: deps.tenantId, personId: isaiah.id, activityId: deps.random.id() };
    const way = await auditors.desk.issue(actor);
    return way && auditorsAddress(base(), way);
  };
  return { wayToAudit };
}
