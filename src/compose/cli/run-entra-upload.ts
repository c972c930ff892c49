// `otp-bridge entra upload FILE`: with the rights of whoever is asked, and into Entra alone.
import { setTimeout } from 'node:timers/promises';
import { GraphHardwareTokens } from '../../adapters/azure/graph-hardware-tokens.js';
import { findPerson } from '../../app/looking/find-person.js';
import type { Whom } from '../../app/looking/who.js';
import { uploadToken } from '../../app/provisioning/upload-token.js';
import type { Uploaded, UploadNeeds, UploadRefusal } from '../../app/provisioning/upload-token.js';
import { withinLimit } from '../../app/provisioning/within-limit.js';
import type { Done, Given } from '../../channels/cli/frame/terminal.js';
import { notTakenJson, notTakenLine } from '../../channels/cli/import-lines.js';
import type { NotTaken } from '../../channels/cli/import-lines.js';
import type { EntraRow } from '../../domain/exchange/for-entra.js';
import type { PersonId } from '../../domain/ids.js';
import { decodeBase32 } from '../../domain/otp/base32.js';
import { Seed } from '../../domain/otp/seed.js';
import { InvariantBroken } from '../../domain/outcome.js';
import type { Outcome } from '../../domain/outcome.js';
import { exchange } from '../../text/cli/exchange.js';
import { EXITS } from '../../text/cli/frame.js';
import { faultOf } from './fault-of.js';
import { PATIENCE_MS } from './ground.js';
import type { PersonalGraph } from './ground.js';
import { inTurn } from './in-turn.js';
import { readTokens } from './read-tokens.js';
import { rowsForEntra } from './rows-for-entra.js';
import { runForPeople } from './run-for-people.js';
import type { PeopleWork } from './run-for-people.js';
import type { Runner } from './runners.js';

const AT_ONCE = 4;
/** Activations (learn.microsoft.com, how-to-mfa-upload-oath-tokens, 2025-03). */
const LIMIT = { atMost: 200, seconds: 300 } as const;

export type Waiting = (milliseconds: number) => Promise<void>;
type On = Parameters<PeopleWork>[0] & { readonly given: Given; readonly file: string };
type Owned = EntraRow & { readonly owner: PersonId };

export const runEntraUpload: Runner = async (ran) =>
  runForPeople(
    ran,
    'entra upload',
    uploadFrom(ran.given, async (milliseconds) => {
      await setTimeout(milliseconds);
    }),
  );

export function uploadFrom(given: Given, pause: Waiting): PeopleWork {
  return async (at) => {
    const file = given.arguments['FILE'] ?? '';
    const on = { ...at, given, file };
    const failed = (error: string, message: string): Done => {
      at.saying.line(message);
      return { exit: EXITS.failed, json: { error, message } };
    };
    const graph = at.ground.graphAsPerson?.(textOf(given, '--client'));
    if (graph === undefined) return failed('NOBODY_TO_ASK', exchange.nobodyToAsk);
    const reading = await readTokens(file);
    if (reading === undefined) return failed('FILE_UNREADABLE', exchange.noFile);
    if (reading.kind === 'unread') {
      return failed(reading.fault.code, exchange.file(reading.fault.code));
    }
    const { good, notTaken } = rowsForEntra(reading, { bySheet: false });
    const owned = await withOwners(on, good);
    const all = [...notTaken, ...owned.notTaken].sort((a, b) => a.line - b.line);
    for (const one of all) at.saying.line(notTakenLine(one), 'bad');
    at.saying.line(exchange.wouldGoUp(owned.rows.length, all.length));
    at.saying.line(exchange.beta);
    return goOn(on, { rows: owned.rows, notTaken: all, graph, pause });
  };
}

type Going = {
  readonly rows: readonly Owned[];
  readonly notTaken: readonly NotTaken[];
  readonly graph: PersonalGraph;
  readonly pause: Waiting;
};

async function goOn(on: On, going: Going): Promise<Done> {
  const { saying, given } = on;
  const { rows, notTaken } = going;
  const json = { file: on.file, wouldGoUp: rows.length, notTaken: notTaken.map(notTakenJson) };
  if (notTaken.length > 0 && given.options['--leave-out-faulty'] !== true) {
    saying.line(`${exchange.nothingWritten} ${exchange.mendOrLeaveOut}`);
    return { exit: EXITS.failed, json: { ...json, counts: {} } };
  }
  const isWanted =
    given.options['--yes'] === true || (await saying.confirm(exchange.goUp(rows.length)));
  if (!isWanted) {
    saying.line(exchange.sayYes);
    return { exit: EXITS.done, json: { ...json, counts: {} } };
  }
  return upload(on, going, json);
}

async function upload(on: On, going: Going, json: Done['json']): Promise<Done> {
  const { saying } = on;
  const { rows } = going;
  const needs = needsOf(on, going);
  const activates = on.given.options['--leave-activation'] !== true;
  const counts: Record<Uploaded, number> = { activated: 0, assigned: 0, there: 0 };
  const refusals: { readonly row: Owned; readonly refusal: UploadRefusal }[] = [];
  const progress = { done: 0 };
  const failure = await faultOf(
    inTurn(rows, AT_ONCE, async (row) => {
      const done = await uploadOne(needs, row, activates);
      if (done.ok) counts[done.value] += 1;
      else refusals.push({ row, refusal: done.refusal });
      progress.done += 1;
      saying.progress(exchange.goingUp, { done: progress.done, of: rows.length });
    }),
  );
  for (const { row, refusal } of refusals) {
    saying.line(exchange.row(row.line, row.offer.account, exchange.notUp(refusal)), 'bad');
  }
  if (failure !== undefined) {
    saying.line(exchange.upBrokenOff(failure.retryable, progress.done), 'bad');
  }
  saying.line(exchange.up(counts));
  saying.line(exchange.stillInFile(on.file));
  return {
    exit: failure === undefined && refusals.length === 0 ? EXITS.done : EXITS.failed,
    json: {
      ...json,
      counts,
      refused: refusals.map(({ row, refusal }) => ({ line: row.line, code: refusal.code })),
      ...(failure === undefined ? {} : { error: failure.code }),
    },
  };
}

function needsOf({ ground }: On, { graph, pause }: Going): UploadNeeds {
  const { clock } = ground.running.deps;
  const inventory = new GraphHardwareTokens({ ...graph, budgetMs: PATIENCE_MS, pause });
  const waitUntil: UploadNeeds['waitUntil'] = async (time) =>
    pause(Math.max(0, time - clock.now()));
  return { inventory, clock, waitUntil, turn: withinLimit({ ...LIMIT, clock, waitUntil }) };
}

async function uploadOne(
  needs: UploadNeeds,
  row: Owned,
  activates: boolean,
): Promise<Outcome<Uploaded, UploadRefusal>> {
  const { offer, serial, manufacturer, model, owner } = row;
  const secret = offer.secret.reveal();
  const bytes = decodeBase32(secret);
  if (!bytes.ok) throw new InvariantBroken('what was read is base32');
  const seed = Seed.fromBytes(bytes.value);
  bytes.value.fill(0);
  if (!seed.ok) throw new InvariantBroken('what was read has the size of a seed');
  const { parameters } = offer;
  const device = { serial, manufacturer, model, secret, parameters, owner };
  try {
    return await uploadToken(needs, { ...device, seed: seed.value, activates });
  } finally {
    seed.value.wipe();
  }
}

async function withOwners(
  { ground, saying }: On,
  rows: readonly EntraRow[],
): Promise<{ readonly rows: readonly Owned[]; readonly notTaken: readonly NotTaken[] }> {
  const owned: Owned[] = [];
  const notTaken: NotTaken[] = [];
  await inTurn(rows, AT_ONCE, async (row) => {
    const { line, offer } = row;
    const { account } = offer;
    const found = await findPerson<Whom>(ground.running.deps.directory, { typedName: account });
    if ('code' in found) notTaken.push({ line, account, refusal: found });
    else owned.push({ ...row, owner: found.person.id });
    saying.progress(exchange.checking, {
      done: owned.length + notTaken.length,
      of: rows.length,
    });
  });
  return { rows: owned, notTaken };
}

function textOf({ options }: Given, name: string): string {
  const value = options[name];
  return typeof value === 'string' ? value : '';
}
