// `otp-bridge export` of Diego's seed over a whole bridge, into a folder of its own.
import { readdir, readFile, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { exportFrom, formatOf } from '../../../src/compose/cli/run-export.js';
import type { MakeFile } from '../../../src/compose/cli/new-file.js';
import { runOnGround } from '../../../src/compose/cli/run-for-people.js';
import type { Done, Given } from '../../../src/channels/cli/frame/terminal.js';
import type { Policy } from '../../../src/domain/policy/policy.js';
import { temporaryFolder } from '../../adapters/local/temporary-folder.js';
import { captureForExport } from '../../app/release/one-export.js';
import type { Captured } from '../../app/release/one-export.js';
import { must, PEOPLE } from '../../app/trial.js';
import type { PersonName, TrialParts } from '../../app/trial.js';
import { groundOver, listening } from './ground-over.js';
import type { Said } from './ground-over.js';

export {
  approve,
  approvedExport,
  askedExport,
  exportPolicy,
  WHY,
} from '../../app/release/one-export.js';

export type Stage = Captured & { readonly folder: string };

export async function beginExport(
  policy: Partial<Policy> = {},
  parts: Partial<TrialParts> = {},
): Promise<Stage> {
  return { ...(await captureForExport(policy, parts)), folder: await temporaryFolder() };
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
