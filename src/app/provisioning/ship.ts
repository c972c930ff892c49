// The token goes into the mail: what is known of the parcel, and what was offered at sign-in. Its days can be corrected until it has
// arrived, on the page or in the chat.
import { refused } from '../../domain/outcome.js';
import { whyNotDays } from '../../domain/tokens/shipment.js';
import { changeInCase } from './case-acts.js';
import { runChange } from './change-token.js';
import type { ProvisioningNeeds } from './needs.js';
import type { Provisioning } from './provisioning.js';
import { answerToken } from './token-acts.js';

export function ship(deps: ProvisioningNeeds): Provisioning['ship'] {
  return async (at, parcel) =>
    changeInCase(deps, at, {
      move: { change: 'ship', parcel },
      facts: [{ action: 'token.noted', what: Object.keys(parcel) }],
    });
}

export function correctDaysInCase(deps: ProvisioningNeeds): Provisioning['correctDaysInCase'] {
  return async (at, days) => {
    const why = whyNotDays(days);
    return why === undefined
      ? changeInCase(deps, at, { move: { change: 'correct', days } })
      : refused(why);
  };
}

export function correctDays(deps: ProvisioningNeeds): Provisioning['correctDays'] {
  return async (actor, tokenId, days) => {
    const why = whyNotDays(days);
    if (why !== undefined) return refused(why);
    return answerToken(
      deps,
      tokenId,
      await runChange(deps, { actor, tokenId, move: { change: 'correct', days } }),
    );
  };
}
