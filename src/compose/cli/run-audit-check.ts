// `otp-bridge audit verify`: what anybody can do with files alone, and with the store where it is theirs.
import { join } from 'node:path';
import { KEY_FILE, KEYS_FILE } from '../../app/audit/export-one-log.js';
import { readLogs } from '../../app/audit/read-log.js';
import { verifyFiles, verifyStored } from '../../app/audit/verify-log.js';
import type { Verified } from '../../app/audit/verify-log.js';
import type { Done, Saying } from '../../channels/cli/frame/terminal.js';
import type { CheckpointRefusal } from '../../domain/audit/checkpoint.js';
import { openWith } from '../../domain/audit/known-keys.js';
import type { KeyEnded, KnownKey, Spoken } from '../../domain/audit/known-keys.js';
import { refused } from '../../domain/outcome.js';
import type { Outcome } from '../../domain/outcome.js';
import { audit } from '../../text/cli/audit.js';
import { EXITS } from '../../text/cli/frame.js';
import { headIn, openAll, readIfThere, readKeys, readNotes } from '../log-files.js';
import { noKey, noWitness, orNoFile, refuse, textOf } from './audit-refusals.js';
import { sourcesOf } from './log-sources.js';
import { readWitnesses, tellWitnesses, withPolicy } from './tell-witnesses.js';
import type { WitnessesTold } from './tell-witnesses.js';
import { runForPeople } from './run-for-people.js';
import type { PeopleWork } from './run-for-people.js';
import type { Runner } from './runners.js';

export const runAuditVerify: Runner = async (ran) => {
  const folder = ran.given.arguments['DIR'];
  const isStore = ran.given.options['--store'] === true;
  if ((folder === undefined) !== isStore) {
    ran.saying.problem(audit.whichLog);
    return { exit: EXITS.usage, json: { error: 'MISSING', message: audit.whichLog } };
  }
  const files = {
    checkpoints: textOf(ran, '--checkpoint'),
    key: textOf(ran, '--key'),
    witness: textOf(ran, '--witness'),
  };
  if (folder === undefined) return runForPeople(ran, 'audit verify', verifyStore(files));
  return orNoFile(ran.saying, async () => verifyFolder(folder, files, ran.saying));
};

type Files = {
  readonly checkpoints: string | undefined;
  readonly key: string | undefined;
  readonly witness?: string | undefined;
};

async function verifyFolder(folder: string, files: Files, saying: Saying): Promise<Done> {
  const hasEnded = (await readIfThere(join(folder, KEYS_FILE))) !== undefined;
  const keys = await readKeys(files.key ?? join(folder, hasEnded ? KEYS_FILE : KEY_FILE));
  if (keys === undefined) return noKey(saying);
  const witnesses = await readWitnesses(files.witness);
  if (witnesses === undefined) return noWitness(saying);
  const signed = openWith((await readIfThere(join(folder, 'checkpoint'))) ?? '', keys);
  if (!signed.ok) return refuse(saying, signed.refusal.code);
  const { origin } = signed.value.checkpoint;
  const anchors = await anchorsOf(origin, files, keys);
  if (!anchors.ok) return refuse(saying, anchors.refusal.code);
  const verified = await verifyIn(folder, signed.value, { anchors: anchors.value, saying });
  tell(saying, origin, verified);
  const told = tellWitnesses(saying, [signed.value, ...anchors.value], witnesses);
  if (files.key === undefined) saying.line(audit.ownKey);
  return doneOf([{ origin, ...verified, ...told }]);
}

/** Of the file that was named. */
async function anchorsOf(
  origin: string,
  { checkpoints }: Files,
  keys: readonly KnownKey[],
): Promise<
  Outcome<readonly Spoken[], CheckpointRefusal | KeyEnded | { readonly code: 'OTHER_LOG' }>
> {
  const notes = checkpoints === undefined ? [] : await readNotes(checkpoints);
  const own = ofOrigin(origin, notes);
  // None of this one: what they are is said.
  const anchors = await openAll(own.length === 0 ? notes : own, keys);
  const isOther =
    anchors.ok && anchors.value.some(({ checkpoint }) => checkpoint.origin !== origin);
  return isOther ? refused({ code: 'OTHER_LOG' }) : anchors;
}

type Beside = { readonly anchors: readonly Spoken[]; readonly saying: Saying };

async function verifyIn(
  folder: string,
  signed: Spoken,
  { anchors, saying }: Beside,
): Promise<Verified> {
  const { origin, size } = signed.checkpoint;
  const read = async (path: string): Promise<Buffer | undefined> =>
    readIfThere(join(folder, ...path.split('/')));
  return verifyFiles(read, headIn(signed), {
    anchors: anchors.map(headIn),
    isFirstOrigin: origin.endsWith('/1'),
    progress: (done) => {
      saying.progress(audit.reading, { done, of: size });
    },
  });
}

/** Checkpoints that are named, else those of the anchors, are held against the keys that are given and those that sign here. */
export function verifyStore(files: Files): PeopleWork {
  return async ({ ground, saying }) => {
    const keys = files.key === undefined ? [] : await readKeys(files.key);
    if (keys === undefined) return noKey(saying);
    const given = await readWitnesses(files.witness);
    if (given === undefined) return noWitness(saying);
    const { deps } = ground.running;
    const witnesses = withPolicy(given, deps.policy().audit.witnesses);
    const sources = await sourcesOf(ground, files.checkpoints, saying);
    const found: Found[] = [];
    for (const one of await readLogs(deps)) {
      const notes = sources.named ?? sources.kept;
      const own = ofOrigin(one.origin, notes);
      const ours = await sources.keysOf(one.origin);
      const anchors = await openAll(own, [...keys, ...ours]);
      if (!anchors.ok) return refuse(saying, anchors.refusal.code);
      const verified = await verifyStored(deps, one, {
        anchors: anchors.value.map(headIn),
        progress: (done) => {
          saying.progress(audit.reading, { done, of: one.head.size });
        },
      });
      tell(saying, one.origin, verified);
      const told = tellWitnesses(saying, anchors.value, witnesses);
      found.push({ origin: one.origin, ...verified, ...told });
    }
    return doneOf(found);
  };
}

/** An anchor keeps those of both logs, and of every origin, in one file. */
function ofOrigin(origin: string, notes: readonly string[]): readonly string[] {
  return notes.filter((note) => note.startsWith(`${origin}\n`));
}

type Found = Verified & WitnessesTold & { readonly origin: string };

function doneOf(logs: readonly Found[]): Done {
  const isWrong = logs.some(({ misfit, lacking }) => misfit !== undefined || lacking.length > 0);
  return { exit: isWrong ? EXITS.failed : EXITS.done, json: { logs } };
}

function tell(saying: Saying, origin: string, verified: Verified): void {
  const { entries, misfit, unanchored, texts } = verified;
  if (misfit === undefined) saying.line(audit.fits(origin, entries), 'good');
  else saying.line(audit.misfit(origin, misfit), 'bad');
  saying.line(audit.unanchored(unanchored));
  // Of what does not fit, nobody counts them to the end.
  if (misfit === undefined && texts.there + texts.erased > 0) saying.line(audit.texts(texts));
}
