// A policy file that changes while instances over one store look at it.
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createBridge } from '../../src/app/create-bridge.js';
import type { RunningBridge } from '../../src/app/create-bridge.js';
import { PolicyInForce } from '../../src/compose/policy-in-force.js';
import { readPolicyText, readPolicy } from '../../src/compose/read-policy.js';
import type { AuditFact } from '../../src/domain/audit/entry.js';
import { openTrial, plainSample, TENANT } from '../app/trial.js';
import type { Trial } from '../app/trial.js';
import { plainWithin } from '../fakes/quiet-log.js';

export type Instance = {
  readonly running: RunningBridge;
  readonly inForce: PolicyInForce;
  readonly look: () => Promise<void>;
};

export class PolicyStage {
  readonly trial: Trial;
  readonly log: string[] = [];
  readonly #folder = mkdtempSync(join(tmpdir(), 'otp-bridge-'));

  private constructor(trial: Trial) {
    this.trial = trial;
    this.save({});
  }

  static async open(): Promise<PolicyStage> {
    return new PolicyStage(await openTrial());
  }

  close(): void {
    rmSync(this.#folder, { recursive: true, maxRetries: 20 });
  }

  pathOf(name: string): string {
    return join(this.#folder, name);
  }

  /** The policy that the trial was opened under, but for this. */
  save(changes: object): void {
    this.write(JSON.stringify({ ...plainSample(), ...changes }));
  }

  write(text: string): void {
    writeFileSync(this.pathOf('policy.json'), text);
  }

  /** What stands in the file, afresh at each call. */
  get text(): () => Promise<string | undefined> {
    return readPolicyText(this.pathOf('policy.json'));
  }

  /** One more instance over the same store, with the file of this moment. */
  async startInstance(name = 'policy.json'): Promise<Instance> {
    const path = this.pathOf(name);
    const inForce = new PolicyInForce(await readPolicy(path));
    const log = {
      info: (event: string, fields: object = {}) =>
        this.log.push(JSON.stringify({ event, ...fields })),
      error: (event: string, cause: unknown) => this.log.push(`${event} ${String(cause)}`),
      ...plainWithin,
    };
    const running: RunningBridge = await createBridge({
      ...this.trial.parts,
      tenantId: TENANT,
      policy: inForce.current,
      policyMoved: async () => look(),
      log,
      lookEveryMs: 1_000_000,
    });
    const needs = { read: readPolicyText(path), deps: running.deps, log };
    const look = async (): Promise<void> => inForce.look(needs);
    return { running, inForce, look };
  }

  async policyFacts(): Promise<readonly AuditFact[]> {
    const entries = await this.trial.audit();
    return entries.map(({ fact }) => fact).filter(({ action }) => action.startsWith('policy.'));
  }
}
