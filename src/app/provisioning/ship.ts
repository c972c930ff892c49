// The token goes into the mail: what is known of the parcel, and what was offered at sign-in.
import { changeInCase } from './case-acts.js';
import type { ProvisioningNeeds } from './needs.js';
import type { Provisioning } from './provisioning.js';

export function ship(deps: ProvisioningNeeds): Provisioning['ship'] {
  return async (at, parcel) =>
    changeInCase(deps, at, {
      move: { change: 'ship', parcel },
      facts: [{ action: 'token.noted', what: Object.keys(parcel) }],
    });
}
