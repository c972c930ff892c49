// `otp-bridge audit verify` and `audit check`: what anybody can do with files alone, and with the store where it is theirs.
import { join } from 'node:path';
import { readLogs } from '../../app/audit/read-log.js';
import { verifyFiles, verifyStored } from '../../app/audit/verify-log.js';
import type { Verified } from '../../app/audit/verify-log.js';
import type { Done, Saying } from '../../channels/cli/frame/terminal.js';
import { errorCode } from '../../adapters/local/error-code.js';
import { readText } from '../../adapters/local/read-text.js';
import type { SignedCheckpoint } from '../../domain/audit/checkpoint.js';
import { openWith, spokenFor } from '../../domain/audit/known-keys.js';
import { checkReceipt, parseReceipt } from '../../domain/audit/receipt.js';
import { readLogged } from '../../domain/audit/leaf.js';
import type { Instant } from '../../domain/ids.js';
import { audit } from '../../text/cli/audit.js';
import { EXITS } from '../../text/cli/frame.js';
import {
  headIn,
  KEY_FILE,
  KEYS_FILE,
  openAll,
  readIfThere,
  readKeys,
  readNotes,
} from '../log-files.js';
import { sourcesOf } from './log-sources.js';
import { runForPeople } from './run-for-people.js';
import type { PeopleWork } from './run-for-people.js';
import type { Ran, Runner } from './runners.js';

type Said = keyof typeof audit.refusals;

export const runAuditVerify: Runner = async (ran) => {
  const folder = ran.given.arguments['DIR'];
  const isStore = ran.given.options['--store'] === true;
  if ((folder === undefined) !== isStore) {
    ran.saying.problem(audit.whichLog);
    return { exit: EXITS.usage, json: { error: 'MISSING', message: audit.whichLog } };
  }
  const files = { checkpoints: textOf(ran, '--checkpoint'), key: textOf(ran, '--key') };
  if (folder === undefined) return runForPeople(ran, 'audit verify', verifyStore(files));
  return orNoFile(ran.saying, async () => verifyFolder(folder, files, ran.saying));
};

export const runAuditCheck: Runner = async (ran) =>
  orNoFile(ran.saying, async () => {
    const keys = await readKeys(textOf(ran, '--key') ?? '');
    if (keys === undefined) return noKey(ran.saying);
    const receipt = parseReceipt(await readText(ran.given.arguments['RECEIPT'] ?? ''));
    if (!receipt.ok) return refuse(ran.saying, receipt.refusal.code);
    const checked = checkReceipt(
      receipt.value,
      keys.map(({ key }) => key),
    );
    if (!checked.ok) return refuse(ran.saying, checked.refusal.code);
    const spoken = spokenFor(checked.value, keys);
    if (!spoken.ok || isLater(receipt.value.entry, spoken.value.notAfter)) {
      return refuse(ran.saying, 'KEY_ENDED');
    }
    return tellProved(ran.saying, receipt.value.entry, checked.value);
  });

function isLater(entry: string, notAfter: Instant | undefined): boolean {
  const at = readLogged({ leaf: entry, texts: {} })?.at;
  return notAfter !== undefined && (at === undefined || at > notAfter);
}

function tellProved(saying: Saying, entry: string, signed: SignedCheckpoint): Done {
  const { origin, size } = signed.checkpoint;
  const read = readLogged({ leaf: entry, texts: {} });
  saying.line(audit.proves({ seq: read?.seq ?? 0, origin, size }));
  const at = read === undefined ? undefined : new Date(read.at).toISOString();
  for (const [name, value] of Object.entries({ ...read?.fact, ...read, at, fact: undefined })) {
    if (value !== undefined)
      saying.line(
        `  ${name}: ${typeof value === 'object' ? JSON.stringify(value) : String(value)}`,
      );
  }
  const signers = signed.signers.map(({ name }) => name);
  saying.line(audit.provesSigned(signers));
  saying.line(audit.provesNot);
  return { exit: EXITS.done, json: { origin, size, entry: read ?? entry, signers } };
}

type Files = { readonly checkpoints: string | undefined; readonly key: string | undefined };

async function verifyFolder(folder: string, files: Files, saying: Saying): Promise<Done> {
  const hasEnded = (await readIfThere(join(folder, KEYS_FILE))) !== undefined;
  const keys = await readKeys(files.key ?? join(folder, hasEnded ? KEYS_FILE : KEY_FILE));
  if (keys === undefined) return noKey(saying);
  const signed = openWith((await readIfThere(join(folder, 'checkpoint'))) ?? '', keys);
  if (!signed.ok) return refuse(saying, signed.refusal.code);
  const { origin, size } = signed.value.checkpoint;
  const notes = await notesIn(files);
  const own = ofOrigin(origin, notes);
  // None of this one: what they are is said.
  const anchors = await openAll(own.length === 0 ? notes : own, keys);
  if (!anchors.ok) return refuse(saying, anchors.refusal.code);
  if (anchors.value.some(({ checkpoint }) => checkpoint.origin !== origin)) {
    return refuse(saying, 'OTHER_LOG');
  }
  const verified = await verifyFiles(
    async (path) => readIfThere(join(folder, ...path.split('/'))),
    headIn(signed.value),
    {
      anchors: anchors.value.map(headIn),
      isFirstOrigin: origin.endsWith('/1'),
      progress: (done) => {
        saying.progress(audit.reading, { done, of: size });
      },
    },
  );
  tell(saying, origin, verified);
  if (files.key === undefined) saying.line(audit.ownKey);
  return doneOf([{ origin, ...verified }]);
}

/** Checkpoints that are named, else those of the anchors, are held against the keys that are given and those that sign here. */
export function verifyStore(files: Files): PeopleWork {
  return async ({ ground, saying }) => {
    const keys = files.key === undefined ? [] : await readKeys(files.key);
    if (keys === undefined) return noKey(saying);
    const { deps } = ground.running;
    const sources = await sourcesOf(ground, files.checkpoints, saying);
    const found: object[] = [];
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
      found.push({ origin: one.origin, ...verified });
    }
    return doneOf(found);
  };
}

/** An anchor keeps those of both logs, and of every origin, in one file. */
function ofOrigin(origin: string, notes: readonly string[]): readonly string[] {
  return notes.filter((note) => note.startsWith(`${origin}\n`));
}

async function notesIn({ checkpoints }: Files): Promise<readonly string[]> {
  return checkpoints === undefined ? [] : readNotes(checkpoints);
}

function doneOf(logs: readonly object[]): Done {
  const isWrong = logs.some((one) => 'misfit' in one);
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

function textOf({ given }: Ran, name: string): string | undefined {
  const typed = given.options[name];
  return typeof typed === 'string' ? typed : undefined;
}

function noKey(saying: Saying): Done {
  saying.problem(audit.noKey);
  return { exit: EXITS.failed, json: { error: 'NO_KEY', message: audit.noKey } };
}

function refuse(saying: Saying, code: Said): Done {
  const message = audit.refusals[code];
  saying.problem(message);
  return { exit: EXITS.failed, json: { error: code, message } };
}

async function orNoFile(saying: Saying, work: () => Promise<Done>): Promise<Done> {
  try {
    return await work();
  } catch (error) {
    const code = errorCode(error);
    if (code === undefined) throw error;
    const message = audit.noFile('A file that was named');
    saying.problem(message);
    return { exit: EXITS.failed, json: { error: code, message } };
  }
}
