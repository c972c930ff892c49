// What may come between the approval of an export and the command that writes it.
import { VaultUnavailable } from '../../../src/ports/fault.js';
import type { PersonId, RequestId } from '../../../src/domain/ids.js';
import type { Policy } from '../../../src/domain/policy/policy.js';
import { changePolicy, without } from '../../app/provisioning/reburning.js';
import { EVERYBODY, PEOPLE } from '../../app/trial.js';
import type { PersonName, Trial } from '../../app/trial.js';
import { exported } from './seed-exporting.js';
import type { Stage } from './seed-exporting.js';

type Change = (stage: Stage, id: RequestId) => Promise<unknown>;
const act =
  (who: PersonName, kind: 'withdraw' | 'cancel' | 'object'): Change =>
  async ({ trial }, id) =>
    trial.bridge.actOnRequest(trial.as(who), id, { kind });
const policyNow =
  (change: (policy: Policy) => Policy): Change =>
  async ({ trial }) => {
    changePolicy(trial, change(trial.parts.policy));
  };
const endToken =
  (how: (trial: Trial) => Trial['provisioning']['lose']): Change =>
  async ({ trial, sitting }) =>
    how(trial)(trial.as('alex'), (await sitting.token()).id);
const later =
  (seconds: number): Change =>
  async ({ trial }) => {
    trial.parts.clock.advanceSeconds(seconds);
  };
const freeze =
  (typedName: string | null): Change =>
  async ({ trial }) =>
    trial.bridge.freeze(trial.as('adele'), { ...EVERYBODY, typedName });

const STATES: readonly (readonly [what: string, change: Change])[] = [
  [
    'denied by an approver',
    async ({ trial }, id) =>
      trial.bridge.actOnRequest(trial.as('megan'), id, { kind: 'deny', reason: 'why?' }),
  ],
  ['one approval taken back', act('isaiah', 'withdraw')],
  ['cancelled by who asked', act('lee', 'cancel')],
  ['the account owner objected', act('diego', 'object')],
  ['the approval ran out', later(600)],
  ['everything is frozen', freeze(null)],
  ['the account owner is frozen', freeze('diego')],
  ['an approver lost the role', policyNow((policy) => without(policy, 'approver', 'megan'))],
  ['three must agree by now', policyNow((policy) => ({ ...policy, approvalsNeeded: 3 }))],
  ['the policy names nobody any more', policyNow((policy) => ({ ...policy, seedExport: null }))],
  ['the token waits for a second provisioner', policyNow((p) => ({ ...p, twoProvisioners: true }))],
  ['the token was reported lost', endToken(({ provisioning }) => provisioning.lose)],
  ['the token was cancelled', endToken(({ provisioning }) => provisioning.cancel)],
  [
    'the token was said to be compromised',
    async ({ trial }) =>
      trial.provisioning.compromise(trial.as('adele'), { typedName: 'diego', reason: 'stolen' }),
  ],
  [
    'the vault does not answer',
    async ({ vault }) => {
      vault.failNext(new VaultUnavailable('down'));
    },
  ],
  [
    'the directory does not know the account owner any more',
    async ({ trial }) => {
      const { directory } = trial.deps;
      const person = directory.person.bind(directory);
      Object.assign(trial.deps.directory, {
        person: async (id: PersonId) => (id === PEOPLE.diego ? undefined : person(id)),
      });
    },
  ],
  [
    'it was given out a moment ago',
    async (stage, id) => exported(stage, id, { name: 'first.txt' }),
  ],
  [
    'it was given out a minute ago',
    async (stage, id) => {
      await exported(stage, id, { name: 'first.txt' });
      stage.trial.parts.clock.advanceSeconds(60);
    },
  ],
];

export function everyState(): typeof STATES {
  return STATES;
}
