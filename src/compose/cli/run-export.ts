// `otp-bridge export --otpauth|--entra-csv --request ID [FILE]`: one seed, under a request that was approved for it, into one new file.
// That is there, empty and its owner's alone, before anything is given out: a seed that has left must have somewhere to go.
import type { ExportRefusal } from '../../app/bridge.js';
import type { Done, Given } from '../../channels/cli/frame/terminal.js';
import { defined } from '../../domain/defined.js';
import type { SeedFile } from '../../domain/exchange/seed-file.js';
import { parseRequestId } from '../../domain/ids.js';
import type { RequestId } from '../../domain/ids.js';
import { InvariantBroken } from '../../domain/outcome.js';
import { EXITS } from '../../text/cli/frame.js';
import { seedExport } from '../../text/cli/seed-export.js';
import { makeNewFile } from './new-file.js';
import type { MakeFile, NewFile } from './new-file.js';
import { runForPeople } from './run-for-people.js';
import type { PeopleWork } from './run-for-people.js';
import type { Runner } from './runners.js';

export const runExport: Runner = async (ran) => {
  const { given, saying } = ran;
  const format = formatOf(given);
  if (format !== undefined) return runForPeople(ran, 'export', exportFrom(given, format));
  saying.problem(seedExport.whichFormat);
  return { exit: EXITS.usage, json: { error: 'FORMAT', message: seedExport.whichFormat } };
};

/** Undefined where neither is said, or both. */
export function formatOf({ options }: Given): SeedFile | undefined {
  const isSheet = options['--entra-csv'] === true;
  if (isSheet === (options['--otpauth'] === true)) return undefined;
  if (!isSheet) return { kind: 'otpauth' };
  const said = (name: string): string | undefined => {
    const typed = options[name];
    return typeof typed === 'string' ? typed : undefined;
  };
  const [serial, manufacturer, model] = ['--serial', '--manufacturer', '--model'].map(said);
  return { kind: 'entra-csv', ...defined({ serial, manufacturer, model }) };
}

type On = Parameters<PeopleWork>[0];

/** `makeFile`: where it goes, which tests make fail. */
export function exportFrom(
  given: Given,
  format: SeedFile,
  makeFile: MakeFile = makeNewFile,
): PeopleWork {
  return async (on) => {
    const requestId = parseRequestId(String(given.options['--request'] ?? ''));
    if (requestId === undefined) return refuse(on, { code: 'NOTHING_HERE' });
    const path =
      given.arguments['FILE'] ?? `${requestId}.${format.kind === 'otpauth' ? 'txt' : 'csv'}`;
    const made = await makeFile(path);
    if (typeof made !== 'string') return exportInto(on, { requestId, format, path, file: made });
    const message = made === 'exists' ? seedExport.fileThere : seedExport.notWritable;
    on.saying.problem(message);
    const error = made === 'exists' ? 'FILE_EXISTS' : 'FILE_UNWRITABLE';
    return { exit: EXITS.failed, json: { error, message } };
  };
}

async function exportInto(
  on: On,
  to: {
    readonly requestId: RequestId;
    readonly format: SeedFile;
    readonly path: string;
    readonly file: NewFile;
  },
): Promise<Done> {
  const { requestId, format, path, file } = to;
  const given = await disclosed(on, requestId, format).catch(async (error: unknown) => {
    await file.discard();
    throw error;
  });
  if (!given.ok) {
    await file.discard();
    return refuse(on, given.refusal);
  }
  if (await file.write(given.value.reveal())) {
    on.saying.line(seedExport.written(path));
    if (process.platform === 'win32') on.saying.line(seedExport.noModes);
    return { exit: EXITS.done, json: { file: path, requestId, format: format.kind } };
  }
  const isGone = await file.discard();
  const message = isGone ? seedExport.lostOnTheWay(path) : seedExport.lostAndLeft(path);
  on.saying.problem(message);
  return { exit: EXITS.failed, json: { error: 'GIVEN_OUT_NOT_WRITTEN', message, file: path } };
}

/** The log is looked at before anything leaves, and signed after it, where somebody looks after it here. */
async function disclosed(
  { ground, person, saying }: On,
  requestId: RequestId,
  format: SeedFile,
): ReturnType<On['ground']['running']['bridge']['exportSeed']> {
  if (person === null) throw new InvariantBroken('a command about people without a person');
  const { bridge, deps, logKeeper } = ground.running;
  const { tenantId, random } = deps;
  saying.progress(seedExport.fetching);
  await logKeeper?.look();
  const actor = { tenantId, personId: person, activityId: `export-${random.id()}` };
  const given = await bridge.exportSeed(actor, requestId, format);
  await logKeeper?.look();
  return given;
}

function refuse({ saying }: On, refusal: ExportRefusal): Done {
  const message = seedExport.refusal(refusal);
  saying.problem(message);
  return { exit: EXITS.failed, json: { error: refusal.code, message } };
}
