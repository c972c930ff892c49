// `otp-bridge witness FOLDER`: a small program for another machine, which opens nothing of a deployment. It runs until it is stopped.
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { ConfigurationProblem } from '../../adapters/local/configuration-problem.js';
import { openKeyFileSigner } from '../../adapters/local/key-file-signer.js';
import { systemClock } from '../../adapters/local/system-clock.js';
import { systemRandom } from '../../adapters/local/system-random.js';
import { openWitnessFiles } from '../../adapters/local/witness-files.js';
import { errorCode } from '../../adapters/local/error-code.js';
import { Witnessing } from '../../app/audit/witnessing.js';
import type { Done, Saying } from '../../channels/cli/frame/terminal.js';
import { PortTaken } from '../../channels/http/port-taken.js';
import { startWitnessServer } from '../../channels/http/witness-server.js';
import type { WitnessServer } from '../../channels/http/witness-server.js';
import type { KnownKey } from '../../domain/audit/known-keys.js';
import { isKeyName } from '../../domain/audit/note.js';
import type { WitnessMemory } from '../../ports/witness.js';
import { EXITS } from '../../text/cli/frame.js';
import { witness as words } from '../../text/cli/witness.js';
import { readKeys } from '../log-files.js';
import type { Ran, Runner } from './runners.js';

const LISTENS = '127.0.0.1:7380';
const AT = /^(?<host>[\w.-]+|\[[\da-f:]+\]):(?<port>\d{1,5})$/i;

export const runWitness: Runner = async (ran) => {
  const started = await startWitness(ran);
  if ('exit' in started) return started;
  await new Promise<void>((resolve) => {
    process.once('SIGINT', resolve);
    process.once('SIGTERM', resolve);
  });
  await started.close();
  return { exit: EXITS.done, json: { stopped: true } };
};

/** The running witness, or why there is none. */
export async function startWitness({ given, saying }: Ran): Promise<WitnessServer | Done> {
  const name = optionOf(given.options['--name']);
  const at = placeIn(optionOf(given.options['--listen']) || LISTENS);
  if (!isKeyName(name)) return slip(saying, 'NAME', words.name);
  if (at === undefined) return slip(saying, 'LISTEN', words.listen);
  const logs = await logsIn(optionOf(given.options['--log']));
  if (logs === undefined) return failed(saying, 'NO_KEY', words.noKey);
  try {
    const opened = await open(given.arguments['FOLDER'] ?? '', name, logs);
    const server = await serve(opened.witness, at, saying);
    await tellStart(saying, { ...opened, logs, at: `${at.host}:${server.port}` });
    return server;
  } catch (error) {
    if (error instanceof ConfigurationProblem) return failed(saying, error.code, error.message);
    if (error instanceof PortTaken) return failed(saying, error.code, `${error.message}.`);
    throw error;
  }
}

type At = { readonly host: string; readonly port: number };

function placeIn(typed: string): At | undefined {
  const { host, port } = AT.exec(typed)?.groups ?? {};
  const isPort = Number(port ?? Number.NaN) <= 65_535;
  return host !== undefined && isPort ? { host, port: Number(port) } : undefined;
}

async function serve(witness: Witnessing, at: At, saying: Saying): Promise<WitnessServer> {
  return startWitnessServer({
    host: at.host.replace(/[[\]]/g, ''),
    port: at.port,
    witness,
    answered: (code, error) => {
      saying.line(words.answered(new Date(systemClock.now()).toISOString(), code));
      if (error instanceof Error) saying.problem(words.failed(error.name));
    },
  });
}

/** Undefined where there is no log's key in it, or something else. */
async function logsIn(file: string): Promise<readonly KnownKey[] | undefined> {
  try {
    const keys = await readKeys(file);
    return keys?.every(({ key }) => key.kind !== 'cosigner') === true ? keys : undefined;
  } catch (error) {
    if (errorCode(error) === undefined) throw error;
    return undefined;
  }
}

type Opened = { readonly witness: Witnessing; readonly memory: WitnessMemory };

async function open(folder: string, name: string, logs: readonly KnownKey[]): Promise<Opened> {
  const file = join(folder, 'witness.key');
  const random = systemRandom;
  const memory = await openWitnessFiles({ folder, random, hasKey: await isThere(file) });
  const signer = await openKeyFileSigner({ file, kind: 'ed25519', random });
  return { memory, witness: new Witnessing({ name, signer, logs, memory, clock: systemClock }) };
}

async function isThere(file: string): Promise<boolean> {
  try {
    return (await readFile(file)).length > 0;
  } catch (error) {
    // One that cannot be read is there.
    return errorCode(error) !== 'ENOENT';
  }
}

type Start = Opened & { readonly logs: readonly KnownKey[]; readonly at: string };

async function tellStart(saying: Saying, { witness, logs, memory, at }: Start): Promise<void> {
  saying.line(words.key(await witness.writtenKey()));
  for (const origin of new Set(logs.map(({ key }) => key.name))) {
    saying.line(words.watches(origin, memory.read(origin)?.size));
  }
  saying.line(words.listens(`http://${at}`));
}

function optionOf(typed: string | true | undefined): string {
  return typeof typed === 'string' ? typed : '';
}

function slip(saying: Saying, error: string, message: string): Done {
  saying.problem(message);
  return { exit: EXITS.usage, json: { error, message } };
}

function failed(saying: Saying, error: string, message: string): Done {
  saying.problem(message);
  return { exit: EXITS.failed, json: { error, message } };
}
