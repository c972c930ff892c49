// The use cases of provisioning, put together.
import type { Trace } from '../../ports/trace.js';
import type { Outcome } from '../../domain/outcome.js';
import type { Actor } from '../looking/who.js';
import { countedFor } from '../looking/strangers.js';
import { told } from '../looking/tell-outcomes.js';
import { captureSeed } from './capture-seed.js';
import { accept, close, noteCodeRefused, proveBurn, startOver } from './case-acts.js';
import { viewCase } from './case-view.js';
import { compareTypedWith } from './compare-typed.js';
import { compromise, compromiseById } from './compromise.js';
import { discloseFreelyWith } from './disclose-freely.js';
import { giveEnrolmentCode } from './enrolment-code.js';
import { enter, findInCase } from './tickets.js';
import { importToken, lookAtImport } from './import-token.js';
import type { ProvisioningNeeds, RoomNeeds } from './needs.js';
import { openCase, issueTicketFor } from './open-case.js';
import { openReburn } from './open-reburn.js';
import type { Provisioning } from './provisioning.js';
import { seedForBurner } from './seed-for-burner.js';
import { correctDays, correctDaysInCase, ship } from './ship.js';
import { cancelToken, confirmToken, deliverToken, loseToken } from './token-acts.js';
import { listTokens, lookUpTokenById, lookUpToken } from './token-summary.js';

export function createProvisioning(given: RoomNeeds & { readonly trace: Trace }): Provisioning {
  const { lend, ...rest } = given;
  const deps = {
    ...rest,
    discloseFreely: discloseFreelyWith(given),
    compareTyped: compareTypedWith(given),
  };
  const provisioning: Provisioning = {
    openCase: countedFor(deps.strangers, 'other', openCase(deps)),
    openReburn: openReburn(deps),
    issueTicketFor: issueTicketFor(deps),
    enter: enter(deps),
    findInCase: findInCase(deps),
    view: async (at) => viewCase(deps, { ...at, person: at.actor.personId }),
    capture: captureSeed(deps),
    lookAtImport: lookAtImport(deps),
    importToken: importToken(deps),
    giveEnrolmentCode: giveEnrolmentCode(deps),
    accept: accept(deps),
    noteCodeRefused: noteCodeRefused(deps),
    startOver: startOver(deps),
    seedForBurner: seedForBurner(deps),
    proveBurn: proveBurn(deps),
    ship: ship(deps),
    correctDaysInCase: correctDaysInCase(deps),
    close: close(deps),
    listTokens: countedFor(deps.strangers, 'other', listTokens(deps)),
    lookUpToken: countedFor(deps.strangers, 'other', lookUpToken(deps)),
    lookUpTokenById: lookUpTokenById(deps),
    compromise: countedFor(deps.strangers, 'compromise', compromise(deps)),
    compromiseById: compromiseById(deps),
    lose: countedFor(deps.strangers, 'other', loseToken(deps)),
    cancel: countedFor(deps.strangers, 'other', cancelToken(deps)),
    confirm: countedFor(deps.strangers, 'other', confirmToken(deps)),
    deliver: countedFor(deps.strangers, 'other', deliverToken(deps)),
    correctDays: countedFor(deps.strangers, 'other', correctDays(deps)),
  };
  return withOutcomes(withCounts(provisioning, deps), deps.trace);
}

/** What is refused before there is anything to decide about has no entry of its own: it is counted. */
function withCounts(provisioning: Provisioning, { refusals }: ProvisioningNeeds): Provisioning {
  const { openCase: open, listTokens: list, lookUpToken: of, compromiseById: stop } = provisioning;
  const noted = <T, R extends { readonly code: string }>(
    { personId }: Actor,
    answer: Outcome<T, R>,
    ofItsOwn: readonly string[] = [],
  ): Outcome<T, R> => {
    if (!answer.ok && !ofItsOwn.includes(answer.refusal.code)) {
      refusals.count(answer.refusal.code, personId);
    }
    return answer;
  };
  const act =
    (change: TokenAct): TokenAct =>
    async (actor, id) =>
      noted(actor, await change(actor, id), ENTRIES_OF_THEIR_OWN);
  return {
    ...provisioning,
    openCase: async (actor, typed) => noted(actor, await open(actor, typed)),
    listTokens: async (actor, ...which) => noted(actor, await list(actor, ...which)),
    lookUpToken: async (actor, typed, which) => noted(actor, await of(actor, typed, which)),
    lose: act(provisioning.lose),
    cancel: act(provisioning.cancel),
    confirm: act(provisioning.confirm),
    deliver: async (actor, id, typed) =>
      noted(actor, await provisioning.deliver(actor, id, typed), ON_RECORD_OF_PROOFS),
    correctDays: async (actor, id, days) =>
      noted(actor, await provisioning.correctDays(actor, id, days), ENTRIES_OF_THEIR_OWN),
    compromiseById: async (actor, id) => {
      const stopped = await stop(actor, id);
      if (stopped === undefined) refusals.count('NOTHING_HERE', actor.personId);
      return stopped;
    },
  };
}

type TokenAct = Provisioning['lose'];
/** Whatever is wanted of a token that is there. */
const ENTRIES_OF_THEIR_OWN = [
  'NOT_IN_THIS_STAGE',
  'NOT_A_PROVISIONER',
  'NOT_CONCERNED',
  'NOT_THE_CAPTOR',
  'CAPTOR_CONFIRMS',
];
const ON_RECORD_OF_PROOFS = ['FROZEN', 'VAULT_FAILED', 'CODE_NOT_ITS_OWN'];

/** Those that may be refused say so. */
function withOutcomes(provisioning: Provisioning, trace: Trace): Provisioning {
  return {
    ...provisioning,
    openCase: told(trace, provisioning.openCase),
    openReburn: told(trace, provisioning.openReburn),
    enter: told(trace, provisioning.enter),
    capture: told(trace, provisioning.capture),
    giveEnrolmentCode: told(trace, provisioning.giveEnrolmentCode),
    accept: told(trace, provisioning.accept),
    noteCodeRefused: told(trace, provisioning.noteCodeRefused),
    startOver: told(trace, provisioning.startOver),
    seedForBurner: told(trace, provisioning.seedForBurner),
    proveBurn: told(trace, provisioning.proveBurn),
    ship: told(trace, provisioning.ship),
    correctDaysInCase: told(trace, provisioning.correctDaysInCase),
    close: told(trace, provisioning.close),
    listTokens: told(trace, provisioning.listTokens),
    lookUpToken: told(trace, provisioning.lookUpToken),
    compromise: told(trace, provisioning.compromise),
    lose: told(trace, provisioning.lose),
    cancel: told(trace, provisioning.cancel),
    confirm: told(trace, provisioning.confirm),
    deliver: told(trace, provisioning.deliver),
    correctDays: told(trace, provisioning.correctDays),
  };
}
