// The token goes into the mail: what is known of the parcel, and what was offered at sign-in.
import { signInOffer } from '../../domain/tokens/sign-in-offer.js';
import type { Token } from '../../domain/tokens/token.js';
import { changeInCase } from './case-acts.js';
import type { InCase } from './in-case.js';
import type { ProvisioningNeeds } from './needs.js';
import type { Parcel, Provisioning } from './provisioning.js';

export function ship(deps: ProvisioningNeeds): Provisioning['ship'] {
  return async (at, parcel) => {
    const now = deps.clock.now();
    return changeInCase(deps, at, {
      change: 'ship',
      patch: () => parcelOf(parcel, { by: at.actor.personId, at: now }),
      facts: [{ action: 'token.noted', what: Object.keys(parcel) }],
    });
  };
}

function parcelOf(
  { serial, model, postedOn, expectedOn, offered }: Parcel,
  deed: { readonly by: InCase['actor']['personId']; readonly at: Token['capturedAt'] },
): Partial<Token> {
  return {
    signIn: signInOffer(offered, deed.at),
    ...(serial === undefined ? {} : { serial }),
    ...(model === undefined ? {} : { model }),
    shipment: {
      ...deed,
      ...(postedOn === undefined ? {} : { postedOn }),
      ...(expectedOn === undefined ? {} : { expectedOn }),
    },
  };
}
