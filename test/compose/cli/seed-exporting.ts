// Diego's token, captured by Alex; Lee may ask that its seed leaves in a file, Megan and Isaiah approve; Adele is of the security team.
// `otp-bridge export` over that bridge, into a folder of its own.
import { readdir, readFile, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { exportFrom, formatOf } from '../../../src/compose/cli/run-export.js';
import type { MakeFile } from '../../../src/compose/cli/new-file.js';
import { runOnGround } from '../../../src/compose/cli/run-for-people.js';
import type { Done, Given } from '../../../src/channels/cli/frame/terminal.js';
import type { RequestId } from '../../../src/domain/ids.js';
import type { Policy } from '../../../src/domain/policy/policy.js';
import { temporaryFolder } from '../../adapters/local/temporary-folder.js';
import { reburnPolicy } from '../../app/provisioning/reburning.js';
import { Sitting } from '../../app/provisioning/sitting.js';
import { fine, meet, must, openTrial, PEOPLE } from '../../app/trial.js';
import type { PersonName, Trial, TrialParts } from '../../app/trial.js';
import { FakeSeedVault } from '../../fakes/fake-seed-vault.js';
import { groundOver, listening } from './ground-over.js';
import type { Said } from './ground-over.js';

const holders = (...names: readonly PersonName[]) => ({
  people: names.map((name) => PEOPLE[name]),
  groups: [],
});

/** Alex captured it and approves, too; so does Diego, whose it is, and Lee, who asks: none of them counts. */
export function exportPolicy(changes: Partial<Policy> = {}): Policy {
  const policy = reburnPolicy();
  const roles = {
    ...policy.roles,
    approver: holders('megan', 'isaiah', 'alex', 'diego', 'lee'),
    security: holders('adele'),
  };
  return { ...policy, roles, seedExport: holders('lee'), ...changes };
}

export type Stage = {
  readonly trial: Trial;
  readonly vault: FakeSeedVault;
  readonly sitting: Sitting;
  readonly folder: string;
};

export async function beginExport(
  policy: Partial<Policy> = {},
  parts: Partial<TrialParts> = {},
): Promise<Stage> {
  const vault = new FakeSeedVault();
  const trial = await openTrial({ vault, policy: exportPolicy(policy), ...parts });
  // Where somebody looks after the log: nothing is given out before that.
  await trial.logKeeper?.look();
  await meet(trial, 'alex', 'megan', 'isaiah', 'diego', 'lee', 'adele');
  const sitting = await Sitting.open(trial);
  await sitting.enrol();
  await sitting.burn();
  return { trial, vault, sitting, folder: await temporaryFolder() };
}

export const WHY = { typedName: 'diego', reason: 'the token goes into Entra' };

type OnBridge = Pick<Stage, 'trial'>;

export async function askedExport({ trial }: OnBridge, by: PersonName = 'lee'): Promise<RequestId> {
  const asked = fine(await trial.bridge.askForExport(trial.as(by), WHY));
  if (asked.kind === 'question') throw new Error('nothing is asked back for a seed');
  return asked.requestId;
}

export async function approve(
  { trial }: OnBridge,
  id: RequestId,
  ...by: readonly PersonName[]
): Promise<void> {
  for (const name of by) {
    const { refusal } = fine(
      await trial.bridge.actOnRequest(trial.as(name), id, { kind: 'approve' }),
    );
    if (refusal !== undefined) throw new Error(refusal.code);
  }
}

export async function approvedExport(stage: OnBridge): Promise<RequestId> {
  const id = await askedExport(stage);
  await approve(stage, id, 'megan', 'isaiah');
  return id;
}

export type Run = Done & { readonly said: Said; readonly file: string };

type How = {
  readonly by?: PersonName;
  readonly options?: Given['options'];
  readonly makeFile?: MakeFile;
  readonly name?: string;
};

export async function exported(
  stage: Pick<Stage, 'trial' | 'folder'>,
  id: string,
  how: How = {},
): Promise<Run> {
  const { by = 'lee', options = { '--otpauth': true }, makeFile, name = 'seed.txt' } = how;
  const said = listening();
  const file = join(stage.folder, name);
  const given: Given = { arguments: { FILE: file }, options: { ...options, '--request': id } };
  const work = exportFrom(given, must(formatOf(given)), makeFile);
  const ground = groundOver(stage.trial, PEOPLE[by]);
  const done = await runOnGround(ground, said, { name: 'export', work });
  return { ...done, said, file };
}

export const filesIn = async ({ folder }: Stage): Promise<readonly string[]> => readdir(folder);

export async function textOf(
  file: string,
): Promise<{ readonly text: string; readonly mode: number }> {
  return { text: await readFile(file, 'utf8'), mode: (await stat(file)).mode & 0o777 };
}
