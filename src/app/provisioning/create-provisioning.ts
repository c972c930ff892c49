// The use cases of provisioning, put together.
import type { Trace } from '../../ports/trace.js';
import { told } from '../looking/tell-outcomes.js';
import { captureSeed } from './capture-seed.js';
import { accept, close, codeRefused, proveBurn, startOver } from './case-acts.js';
import { viewCase } from './case-view.js';
import { compromise, compromiseById } from './compromise.js';
import { enrolmentCode } from './enrolment-code.js';
import { enter, inCase } from './entries.js';
import type { ProvisioningNeeds } from './needs.js';
import { openCase, ticketFor } from './open-case.js';
import { openReburn } from './open-reburn.js';
import type { Provisioning } from './provisioning.js';
import { seedForBurner } from './seed-for-burner.js';
import { ship } from './ship.js';
import { cancel, confirm, deliver, lose } from './token-acts.js';
import { listTokens, tokenById, tokenOf } from './token-summary.js';

export function createProvisioning(
  deps: ProvisioningNeeds & { readonly trace: Trace },
): Provisioning {
  const provisioning: Provisioning = {
    openCase: openCase(deps),
    openReburn: openReburn(deps),
    ticketFor: ticketFor(deps),
    enter: enter(deps),
    inCase: inCase(deps),
    view: async (at) => viewCase(deps, { ...at, person: at.actor.personId }),
    capture: captureSeed(deps),
    enrolmentCode: enrolmentCode(deps),
    accept: accept(deps),
    codeRefused: codeRefused(deps),
    startOver: startOver(deps),
    seedForBurner: seedForBurner(deps),
    proveBurn: proveBurn(deps),
    ship: ship(deps),
    close: close(deps),
    listTokens: listTokens(deps),
    tokenOf: tokenOf(deps),
    tokenById: tokenById(deps),
    compromise: compromise(deps),
    compromiseById: compromiseById(deps),
    lose: lose(deps),
    cancel: cancel(deps),
    confirm: confirm(deps),
    deliver: deliver(deps),
  };
  return withOutcomes(provisioning, deps.trace);
}

/** Those that may be refused say so. */
function withOutcomes(provisioning: Provisioning, trace: Trace): Provisioning {
  return {
    ...provisioning,
    openCase: told(trace, provisioning.openCase),
    openReburn: told(trace, provisioning.openReburn),
    enter: told(trace, provisioning.enter),
    capture: told(trace, provisioning.capture),
    enrolmentCode: told(trace, provisioning.enrolmentCode),
    accept: told(trace, provisioning.accept),
    codeRefused: told(trace, provisioning.codeRefused),
    startOver: told(trace, provisioning.startOver),
    seedForBurner: told(trace, provisioning.seedForBurner),
    proveBurn: told(trace, provisioning.proveBurn),
    ship: told(trace, provisioning.ship),
    close: told(trace, provisioning.close),
    listTokens: told(trace, provisioning.listTokens),
    tokenOf: told(trace, provisioning.tokenOf),
    compromise: told(trace, provisioning.compromise),
    lose: told(trace, provisioning.lose),
    cancel: told(trace, provisioning.cancel),
    confirm: told(trace, provisioning.confirm),
    deliver: told(trace, provisioning.deliver),
  };
}
