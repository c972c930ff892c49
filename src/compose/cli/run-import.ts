// `otp-bridge import FILE`: every row is looked at before the first is written.
import type { Imported, ImportRefusal } from '../../app/provisioning/provisioning.js';
import type { Actor } from '../../app/looking/who.js';
import type { Done, Given, Saying } from '../../channels/cli/frame/terminal.js';
import { notTakenJson, notTakenLine } from '../../channels/cli/import-lines.js';
import type { NotTaken } from '../../channels/cli/import-lines.js';
import type { FileReading, TokenRow } from '../../domain/exchange/token-file.js';
import { decodeBase32 } from '../../domain/otp/base32.js';
import { Seed } from '../../domain/otp/seed.js';
import { InvariantBroken } from '../../domain/outcome.js';
import type { Outcome } from '../../domain/outcome.js';
import { exchange } from '../../text/cli/exchange.js';
import { EXITS } from '../../text/cli/frame.js';
import { faultOf } from './fault-of.js';
import type { Ground } from './ground.js';
import { inTurn } from './in-turn.js';
import { readTokens } from './read-tokens.js';
import { runForPeople } from './run-for-people.js';
import type { PeopleWork } from './run-for-people.js';
import type { Runner } from './runners.js';

/** Commits of rows that are ready together are one. */
const AT_ONCE = 16;

export const runImport: Runner = async (ran) => runForPeople(ran, 'import', importFrom(ran.given));

type Read = Extract<FileReading, { readonly kind: 'read' }>;
type On = Parameters<PeopleWork>[0] & { readonly given: Given; readonly file: string };

export function importFrom(given: Given): PeopleWork {
  return async (at) => {
    const file = given.arguments['FILE'] ?? '';
    const reading = await readTokens(file);
    if (reading === undefined) return unread(at.saying, 'FILE_UNREADABLE', exchange.noFile);
    if (reading.kind === 'unread') {
      const { code } = reading.fault;
      return unread(at.saying, code, exchange.file(code));
    }
    return importRead({ ...at, given, file }, reading);
  };
}

function unread(saying: Saying, error: string, message: string): Done {
  saying.line(message);
  return { exit: EXITS.failed, json: { error, message } };
}

async function importRead(on: On, reading: Read): Promise<Done> {
  const { saying, given, file } = on;
  const looked = await lookAtAll(on, reading);
  const { fresh, there } = looked;
  const notTaken = [...reading.faulty, ...looked.notTaken].sort((a, b) => a.line - b.line);
  saying.line(exchange.found(reading.format, reading.rows.length + reading.faulty.length));
  for (const one of notTaken) saying.line(notTakenLine(one), 'bad');
  saying.line(exchange.wouldBe(fresh.length, there, notTaken.length));
  const json = {
    file,
    format: reading.format,
    wouldBeTaken: fresh.length,
    there,
    notTaken: notTaken.map(notTakenJson),
  };
  if (notTaken.length > 0 && given.options['--leave-out-faulty'] !== true) {
    saying.line(`${exchange.nothingWritten} ${exchange.mendOrLeaveOut}`);
    return { exit: EXITS.failed, json: { ...json, taken: 0 } };
  }
  if (fresh.length > 0 && !(await isWanted(on, fresh.length))) {
    saying.line(exchange.sayYes);
    return { exit: EXITS.done, json: { ...json, taken: 0 } };
  }
  return takeAll(on, { ...looked, json });
}

async function isWanted({ given, saying }: On, number: number): Promise<boolean> {
  return given.options['--yes'] === true || saying.confirm(exchange.goOn(number));
}

type Looked = {
  readonly fresh: readonly TokenRow[];
  readonly there: number;
  readonly notTaken: readonly NotTaken[];
};

async function lookAtAll(on: On, { rows }: Read): Promise<Looked> {
  const { lookAtImport } = on.ground.running.provisioning;
  const fresh: TokenRow[] = [];
  const notTaken: NotTaken[] = [];
  const counts = { done: 0, there: 0 };
  await inTurn(rows, AT_ONCE, async (row) => {
    const looked = await withSeed(row, async (one) => lookAtImport(actorOf(on), one));
    if (!looked.ok) notTaken.push(refusedRow(row, looked.refusal));
    else if (looked.value === 'new') fresh.push(row);
    else counts.there += 1;
    counts.done += 1;
    on.saying.progress(exchange.checking, { done: counts.done, of: rows.length });
  });
  return { fresh, there: counts.there, notTaken };
}

async function takeAll(
  on: On,
  { fresh, there, json }: Looked & { readonly json: Done['json'] },
): Promise<Done> {
  const { saying, ground, file } = on;
  const late: NotTaken[] = [];
  const counts = { done: 0, taken: 0 };
  const failed = await faultOf(
    inTurn(fresh, AT_ONCE, async (row) => {
      const { importToken } = ground.running.provisioning;
      const kept = await withSeed(row, async (one) => importToken(actorOf(on), one));
      if (kept.ok) counts.taken += 1;
      else late.push(refusedRow(row, kept.refusal));
      counts.done += 1;
      saying.progress(exchange.importing, { done: counts.done, of: fresh.length });
    }),
  );
  for (const one of late) saying.line(notTakenLine(one), 'bad');
  if (failed !== undefined) saying.line(exchange.brokenOff(counts.taken, failed.code), 'bad');
  else saying.line(exchange.taken(counts.taken, there));
  if (ground.running.deps.policy().twoProvisioners) saying.line(exchange.confirmWanted);
  saying.line(exchange.stillInFile(file));
  const isDone = failed === undefined && late.length === 0;
  return {
    exit: isDone ? EXITS.done : EXITS.failed,
    json: {
      ...json,
      taken: counts.taken,
      refusedLate: late.map(notTakenJson),
      ...(failed === undefined ? {} : { error: failed.code }),
    },
  };
}

function refusedRow({ line, offer: { account } }: TokenRow, refusal: ImportRefusal): NotTaken {
  return { line, account, refusal };
}

function actorOf({ ground, person }: { readonly ground: Ground } & Pick<On, 'person'>): Actor {
  if (person === null) throw new InvariantBroken('a command about people without a person');
  const { tenantId, random } = ground.running.deps;
  return { tenantId, personId: person, activityId: `import-${random.id()}` };
}

/** The seed is there for as long as it is used. */
async function withSeed<T>(
  { offer: { secret, issuer, account, organisation, parameters } }: TokenRow,
  use: (one: Imported) => Promise<Outcome<T, ImportRefusal>>,
): Promise<Outcome<T, ImportRefusal>> {
  const bytes = decodeBase32(secret.reveal());
  if (!bytes.ok) throw new InvariantBroken('what was read is base32');
  const seed = Seed.fromBytes(bytes.value);
  bytes.value.fill(0);
  if (!seed.ok) throw new InvariantBroken('what was read has the size of a seed');
  try {
    return await use({
      seed: seed.value,
      issuer: issuer || organisation,
      address: account,
      parameters,
    });
  } finally {
    seed.value.wipe();
  }
}
