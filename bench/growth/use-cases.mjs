// @ts-check
// What people ask for, by the use cases alone: as a channel calls them, over a store whose calls are counted.
import { asker, megan } from '../people.mjs';
import { TENANT } from './built.mjs';
import { ruth, sam, SERIAL } from './turns.mjs';

let activities = 0;

/** @param {string} personId */
function by(personId) {
  activities += 1;
  return { tenantId: TENANT, personId, activityId: `bench-${activities}` };
}

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
    '`/audit`': async () => must(await bridge.lookBack(by(ruth.id), everybody)),
    '`/tokens`': async () => must(await provisioning.listTokens(by(sam.id))),
    '`/tokens owner1`': async () =>
      must(await provisioning.listTokens(by(sam.id), undefined, queryOf('owner1@contoso.example'))),
    '`/tokens` and a serial number': async () =>
      must(await provisioning.listTokens(by(sam.id), undefined, queryOf(SERIAL))),
    '`/requests`': async (round) => bridge.listRequests(by(asker(round).id)),
    '`/requests all`': async () => bridge.listOpen(by(sam.id), 1),
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
