// Where a random sequence is played: one store behind a line that breaks, bridges that come and go, people whose roles
// change, and everything that anybody was ever shown.
import { expect } from '@jest/globals';
import { createBridge } from '../../src/app/create-bridge.js';
import type { RunningBridge } from '../../src/app/create-bridge.js';
import type { ShowAnswer } from '../../src/app/bridge.js';
import type { FreezeCommand } from '../../src/app/safety/answers.js';
import { AUDIT_HEAD, cardRow, personRow } from '../../src/app/commit/rows/names.js';
import { logHeadSchema } from '../../src/app/commit/rows/audit-rows.js';
import { lastOf } from '../../src/domain/audit/log.js';
import type { PersonId, RequestId } from '../../src/domain/ids.js';
import type { Policy } from '../../src/domain/policy/policy.js';
import { DroppingStore } from '../fakes/dropping-store.js';
import type { Drop } from '../fakes/dropping-store.js';
import { FakeRandom } from '../fakes/fake-random.js';
import { MemoryStore } from '../fakes/memory-store.js';
import { Dice } from './dice.js';
import { fine, must, openTrial, PEOPLE, samplePolicy, TENANT } from './trial.js';
import type { PersonName, Trial } from './trial.js';
import { quietLog } from '../fakes/quiet-log.js';

export type Shown = {
  readonly to: PersonName;
  readonly requestId: RequestId;
  readonly digits: string;
  readonly worksUntil: number;
  /** Entries in the audit when the code came. */
  readonly audited: number;
};

/** What was so from one entry of the audit on. */
export type Era = {
  readonly fromSeq: number;
  readonly approvers: ReadonlySet<PersonId>;
  readonly frozen: boolean;
};

export class Stage {
  readonly dice: Dice;
  readonly store = new MemoryStore();
  readonly shown: Shown[] = [];
  readonly eras: Era[] = [];
  readonly requests = new Set<RequestId>();
  policy: Policy;
  #trial: Trial | undefined;
  #bridges: RunningBridge[] = [];
  #approvers = new Set<PersonId>([PEOPLE.megan, PEOPLE.diego, PEOPLE.isaiah]);
  #frozen = false;
  #freeze: FreezeCommand = { typedName: null, reason: '' };
  #seed: number;
  #broken: boolean;

  constructor(seed: number) {
    this.#seed = seed;
    this.dice = new Dice(seed);
    this.#broken = this.dice.happens(0.7);
    this.policy = this.#currentPolicy(this.dice.one([1, 1, 2]));
  }

  get trial(): Trial {
    return must(this.#trial);
  }

  async open(): Promise<void> {
    this.#trial = await openTrial({ store: this.store, policy: this.policy });
    await this.#noteEra();
    await this.restart();
  }

  /** Everything in memory is lost; one or two new instances go on. */
  async restart(): Promise<void> {
    const instances = this.dice.one([1, 1, 2]);
    this.#bridges = [];
    for (let count = 0; count < instances; count += 1) this.#bridges.push(await this.#instance());
  }

  get bridge(): RunningBridge {
    return this.dice.one(this.#bridges);
  }

  get bridges(): readonly RunningBridge[] {
    return this.#bridges;
  }

  /** From here on the line holds. */
  mendLine(): void {
    this.#broken = false;
  }

  async toggleApprover(person: PersonId): Promise<void> {
    if (!this.#approvers.delete(person)) this.#approvers.add(person);
    this.policy = this.#currentPolicy(this.policy.approvalsNeeded);
    await this.#noteEra();
  }

  async toggleFreeze(): Promise<void> {
    this.#frozen = !this.#frozen;
    const { bridge } = this.trial;
    const everybodys = this.dice.happens(0.5) ? { typedName: null } : { typedName: 'alice' };
    if (this.#frozen) {
      this.#freeze = { ...everybodys, reason: '' };
      fine(await bridge.freeze(this.trial.as('adele'), this.#freeze));
    } else {
      // Who froze does not lift.
      const own = await bridge.unfreeze(this.trial.as('adele'), this.#freeze);
      expect(own).toMatchObject({ ok: false, refusal: { code: 'FROZE_IT_YOURSELF' } });
      fine(await bridge.unfreeze(this.trial.as('isaiah'), this.#freeze));
    }
    await this.#noteEra();
  }

  get isFrozen(): boolean {
    return this.#frozen;
  }

  async unfreeze(): Promise<void> {
    if (this.#frozen) await this.toggleFreeze();
  }

  async isUnreachable(name: PersonName): Promise<boolean> {
    const row = await this.store.get(TENANT, personRow(PEOPLE[name]));
    return row === undefined || row.value['closed'] !== undefined;
  }

  async isCardKnown(request: RequestId, person: PersonId): Promise<boolean> {
    return (await this.store.get(TENANT, cardRow(request, person))) !== undefined;
  }

  async noteShown(to: PersonName, requestId: RequestId, answer: ShowAnswer): Promise<void> {
    if (!answer.ok || answer.value.shown === undefined) return;
    const { code, worksUntil } = answer.value.shown;
    const audited = await this.#lastSeq();
    this.shown.push({ to, requestId, digits: code.reveal(), worksUntil, audited });
  }

  async #noteEra(): Promise<void> {
    const fromSeq = (await this.#lastSeq()) + 1;
    this.eras.push({ fromSeq, approvers: new Set(this.#approvers), frozen: this.#frozen });
  }

  /** Alone, and not the whole chain: others may be writing. */
  async #lastSeq(): Promise<number> {
    const head = must(await this.store.get(TENANT, AUDIT_HEAD));
    return lastOf(logHeadSchema.parse(head.value));
  }

  #currentPolicy(approvalsNeeded: number): Policy {
    const policy = samplePolicy({
      approvalsNeeded,
      codesPerApproval: 2,
      breakGlass: { people: [PEOPLE.lee], groups: [], quota: { uses: 2, perHours: 1 } },
    });
    const requester = { people: [PEOPLE.alex, PEOPLE.lee], groups: [] };
    const approver = { people: [...this.#approvers], groups: [] };
    return { ...policy, roles: { ...policy.roles, requester, approver } };
  }

  async #instance(): Promise<RunningBridge> {
    const line = new DroppingStore(this.store);
    // An instance comes up on a line that holds, and then it may break.
    let up = false;
    line.dropBy(() => (up && this.#broken ? this.#drop() : 'none'));
    this.#seed += 1;
    const running = await createBridge({
      ...this.trial.parts,
      store: line,
      tenantId: TENANT,
      random: new FakeRandom(`instance ${this.#seed}`),
      policy: () => this.policy,
      policyMoved: async () => undefined,
      log: quietLog,
      lookEveryMs: 1_000_000,
    });
    up = true;
    return running;
  }

  #drop(): Drop {
    const thrown = this.dice.next();
    if (thrown < 0.06) return 'after';
    return thrown < 0.12 ? 'before' : 'none';
  }
}
