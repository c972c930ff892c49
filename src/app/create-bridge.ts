// The use cases, put together over one set of ports. Everything a channel needs, and the outbox beside it.
import { defined } from '../domain/defined.js';
import type { Policy } from '../domain/policy/policy.js';
import { actOnRequest } from './release/act-on-request.js';
import { askAnother } from './asking/ask-another.js';
import { askFor } from './asking/ask-for-code.js';
import { askForSeed } from './asking/ask-for-seed.js';
import type { Bridge } from './bridge.js';
import type { BridgeParts } from './bridge-parts.js';
import { notePolicy } from './tenant/policy-change.js';
import { freeze, unfreeze } from './safety/freeze.js';
import { SAFETY } from './safety/safety.js';
import { Refusals } from './safety/refusals.js';
import { listFreezes } from './safety/list-freezes.js';
import { closeReview, listReviews } from './safety/reviews.js';
import { deliveriesOf } from './deliveries.js';
import { beginSending } from './audit/deliveries.js';
import type { Deps } from './deps.js';
import { CardUpdates } from './release/card-updates.js';
import { viewFor, viewRequest } from './release/draw-view.js';
import { lendSeed } from './looking/lend-seed.js';
import { listOpen } from './release/list-open.js';
import { listRequests } from './release/list-requests.js';
import { openTenant } from './tenant/open-tenant.js';
import { release } from './outbox/held.js';
import { findRecipient } from './outbox/find-recipient.js';
import { OutboxRunner } from './outbox/run-outbox.js';
import type { LogKeeper } from './audit/log-keeper.js';
import { lookBack, mayLookBack } from './audit/look-back.js';
import { openAuditors } from './audit/open-auditors.js';
import type { Auditors } from './audit/open-auditors.js';
import { readMine } from './audit/mine.js';
import { openLogKeeper } from './audit/open-log-keeper.js';
import { passTime } from './release/pass-time.js';
import { promptDirectory } from './looking/prompt-directory.js';
import { createProvisioning } from './provisioning/create-provisioning.js';
import type { Provisioning } from './provisioning/provisioning.js';
import { readCode } from './looking/read-code.js';
import { rememberPerson } from './looking/remember-person.js';
import { underRequest } from './release/under-request.js';
import { exportSeed } from './release/export-seed.js';
import { showCode } from './release/show-code.js';
import { withOutcomes } from './looking/tell-outcomes.js';
import { leasingOf } from './commit/first-leases.js';
import type { Leasing } from './commit/first-leases.js';
import { momentOf } from './commit/moment.js';
import type { LogWatch, Moment, RoleLookup } from './commit/moment.js';
import { roleLookup } from './looking/role-lookup.js';
import { decideOnceWith } from './looking/decide-once.js';
import { countedFor, Strangers } from './looking/strangers.js';
import { notingStore } from './commit/noting-store.js';
import { versionedStore } from './commit/versioned-store.js';
import { transactWith } from './commit/transact.js';
import { whoAmI } from './looking/who-am-i.js';

const DIRECTORY_BUDGET_MS = 2_000;

export type RunningBridge = {
  readonly bridge: Bridge;
  readonly auditors: Auditors;
  readonly provisioning: Provisioning;
  readonly outbox: OutboxRunner;
  /** Where the log is looked after. */
  readonly logKeeper?: LogKeeper;
  /** For what a composition sets up beside the use cases. */
  readonly deps: Deps;
};

/** Opens the tenant and puts the use cases together. The outbox is not started. */
export async function createBridge(given: BridgeParts): Promise<RunningBridge> {
  const { wake, ...running } = assemble(given);
  await openTenant(running.deps);
  if (given.siem !== undefined) await beginSending(running.deps);
  // The file may have been changed while nothing ran.
  await notePolicy(running.deps, running.deps.policy());
  wake();
  return running;
}

/** Beside a bot that runs: nothing is opened, and what is left in the outbox is the bot's to deliver. */
export function assembleBeside(given: BridgeParts): Omit<RunningBridge, 'outbox'> {
  const { outbox: _theBots, wake: _never, ...beside } = assemble(given);
  return beside;
}

type Assembled = RunningBridge & { readonly wake: () => void };

/** `wake`: from then on the outbox takes what is written. */
function assemble(given: BridgeParts): Assembled {
  const late: { outbox?: OutboxRunner; deps?: Deps } = {};
  const store = notingStore(versionedStore(given.store), (put) => {
    if (put === undefined) late.outbox?.lookSoon();
    else late.outbox?.take(put);
  });
  const logKeeper = openLogKeeper({ ...given, store }, () => late.deps);
  const leasing = leasingOf(given, () => late.outbox?.isStopped === false);
  const parts = { ...given, store, ...leasing, ...defined({ logWatch: logKeeper }) };
  const deps = depsOf(parts, () => late.outbox?.lookSoon());
  late.deps = deps;
  const timePasses = passTime(deps);
  const cardUpdates = new CardUpdates();
  const ours = { ...deps, passTime: timePasses, cardUpdates };
  const outbox = new OutboxRunner({ ...deps, ...leasing, deliveries: deliveriesOf(ours) });
  const wake = (): void => {
    late.outbox = outbox;
  };
  const running = useCases(deps, { parts, timePasses, cardUpdates });
  return { ...running, outbox, deps, wake, ...defined({ logKeeper }) };
}

type Shared = {
  readonly parts: BridgeParts;
  readonly timePasses: ReturnType<typeof passTime>;
  readonly cardUpdates: CardUpdates;
};

function useCases(
  deps: Deps & BridgeParts,
  { parts, timePasses, cardUpdates }: Shared,
): Pick<RunningBridge, 'bridge' | 'provisioning' | 'auditors'> {
  const lending = { ...deps, lend: lendSeed(deps) };
  const provisioning = createProvisioning({ ...lending, underRequest: underRequest(lending) });
  const asking = { ...deps, passTime: timePasses };
  const { strangers } = deps;
  const askForCode = countedFor(strangers, 'other', askFor('release', asking));
  const may = mayLookBack(deps);
  const auditors = openAuditors({ ...deps, mayLookBack: may });
  const bridge: Bridge = {
    rememberPerson: rememberPerson({ ...deps, release: async (person) => release(deps, person) }),
    findContact: async ({ personId }) => findRecipient(deps, personId),
    askForCode,
    askAnother: askAnother(deps, askForCode),
    askForSeed: countedFor(strangers, 'other', askForSeed('seed-qr', asking)),
    askForExport: countedFor(strangers, 'other', askForSeed('seed-export', asking)),
    exportSeed: exportSeed(lending),
    actOnRequest: actOnRequest(deps),
    showCode: showCode({ ...deps, readCode: readCode(lending.lend), cardUpdates }),
    viewRequest: viewRequest(deps),
    listRequests: listRequests(deps),
    listOpen: countedFor(strangers, 'other', listOpen(deps)),
    freeze: countedFor(strangers, 'freeze', freeze(deps)),
    unfreeze: countedFor(strangers, 'freeze', unfreeze(deps)),
    listFreezes: countedFor(strangers, 'other', listFreezes(deps)),
    closeReview: closeReview(deps),
    listReviews: countedFor(strangers, 'other', listReviews(deps)),
    lookBack: countedFor(strangers, 'look-back', lookBack(deps)),
    mayLookBack: may,
    readMine: readMine({ ...deps, view: async (id, person) => viewFor(deps, id, person) }),
    countNonsense: (what, personId) => {
      deps.refusals.count(what, personId);
    },
    whoAmI: whoAmI(deps),
    asksTooOften: ({ personId }, asked) => deps.strangers.isShut(personId, asked),
  };
  return { bridge: withOutcomes(bridge, parts.trace), provisioning, auditors };
}

type Watched = BridgeParts & Leasing & { readonly logWatch?: LogWatch };

/** What every use case is made of. `outboxMayBeFilled`: by a commit whose answer was lost. */
function depsOf(parts: Watched, outboxMayBeFilled: () => void): Deps & BridgeParts {
  const { directoryBudgetMs = DIRECTORY_BUDGET_MS } = parts;
  const directory = promptDirectory(parts.directory, directoryBudgetMs);
  const roles = (policy: Policy): RoleLookup => roleLookup(directory, policy);
  const moments = { ...parts, roles };
  const transact = transactWith({ ...moments, outboxMayBeFilled });
  const moment = (): Moment => momentOf(moments);
  const refusals = new Refusals({ ...parts, transact });
  const decideOnce = decideOnceWith({ moment, transact, refusals });
  const strangers = new Strangers(parts.clock);
  const deciding = { transact, decideOnce, moment, refusals };
  return { ...parts, ...deciding, directory, strangers, safety: SAFETY };
}
