// The auditors' page, as far as it was built: what its channel and its server are made of, in the local trial and in a tenant.
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { systemClock } from '../adapters/local/system-clock.js';
import type { WayToDesk } from '../app/audit/desk.js';
import type { RunningBridge } from '../app/create-bridge.js';
import type { AuditorsIdentity } from '../channels/http/auditors-identity.js';
import type { AuditorsParts } from '../channels/http/serve-auditors.js';
import type { AuditorsChannel } from '../channels/teams/auditors-channel.js';
import { speechFor } from '../channels/teams/cards/reader.js';
import { defined } from '../domain/defined.js';
import type { Log } from '../ports/log.js';

/** Beside this folder, as it was built. */
const FOLDER = fileURLToPath(new URL('../auditors/', import.meta.url));
export const areAuditorsBuilt = (): boolean => existsSync(join(FOLDER, 'index.html'));

/** The ticket stands in the part of the address that no server sees. */
export function auditorsAddress(base: string, { pass, ticket }: WayToDesk): string {
  return `${base}/audit/${pass}/#${ticket}`;
}

export function auditorsChannel(
  { auditors }: Pick<RunningBridge, 'auditors'>,
  of: { readonly base: () => string; readonly isDialog: boolean },
): { readonly auditors?: AuditorsChannel } {
  if (!areAuditorsBuilt()) return {};
  const { base, isDialog } = of;
  const { desk } = auditors;
  return { auditors: { desk, isDialog, url: (way) => auditorsAddress(base(), way) } };
}

type Served = Pick<AuditorsParts, 'framedBy' | 'trial' | 'language'> & {
  readonly identity: AuditorsIdentity;
  readonly log: Log;
};

export function auditorsParts(
  { bridge, auditors }: Pick<RunningBridge, 'bridge' | 'auditors'>,
  served: Served,
): AuditorsParts | undefined {
  if (!areAuditorsBuilt()) return undefined;
  return {
    ...served,
    ...auditors,
    bridge,
    folder: FOLDER,
    speech: ({ locale, zone, trial }) =>
      speechFor({ locale, localTrial: trial, now: systemClock.now(), ...defined({ zone }) }),
  };
}
