// @ts-check
// What people ask for, by the use cases alone: as a channel calls them, over a store whose calls are counted.
import { asker, megan } from '../people.mjs';
import { idOf } from '../ground.mjs';
import { TENANT } from './built.mjs';

let activities = 0;

/** @param {string} personId */
function by(personId) {
  activities += 1;
  return { tenantId: TENANT, personId, activityId: `bench-${activities}` };
}

/** Sets up tokens, and is of the security team. */
const SAM = idOf(900_002);
/** An auditor. */
const RUTH = idOf(900_003);
const APPROVE = { kind: 'approve' };
const everybody = { typedName: '', releases: false };

/**
 * Each once whenever it is asked for, in this order: a request is approved after it was made.
 * @param {any} running
 * @returns {Readonly<Record<string, (round: number) => Promise<unknown>>>}
 */
export function useCasesOf({ bridge, provisioning }) {
  let requestId = '';
  return {
    '`/otp`': async (round) => {
      const typedName = `owner${round}@contoso.example`;
      const asked = await bridge.askForCode(by(asker(round).id), {
        ...{ typedName, reason: `bench ${round}`, byMail: false },
      });
      requestId = must(asked).requestId;
    },
    '*Approve*': async () => counts(await bridge.actOnRequest(by(megan.id), requestId, APPROVE)),
    '*Show code*': async (round) => {
      counts(await bridge.showCode(by(asker(round).id), requestId));
    },
    '`/audit`': async () => must(await bridge.lookBack(by(RUTH), everybody)),
    '`/tokens`': async () => must(await provisioning.listTokens(by(SAM))),
    '`/tokens owner1`': async () =>
      must(await provisioning.listTokens(by(SAM), undefined, queryOf('owner1@contoso.example'))),
    '`/tokens` and a serial number': async () =>
      must(await provisioning.listTokens(by(SAM), undefined, queryOf('8650000000050'))),
    '`/requests`': async (round) => bridge.listRequests(by(asker(round).id)),
    '`/requests all`': async () => bridge.listOpen(by(SAM), 1),
  };
}

/** @param {string} text */
const queryOf = (text) => ({ text, stages: [], ended: false });

/** A press that did what it was for. @param {any} outcome */
function counts(outcome) {
  const { refusal } = must(outcome);
  if (refusal !== undefined) throw new Error(JSON.stringify(refusal));
}

/** @param {any} outcome */
function must(outcome) {
  if (outcome.ok) return outcome.value;
  throw new Error(JSON.stringify(outcome.refusal));
}
