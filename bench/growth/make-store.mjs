// @ts-check
// Makes a store large: one life of a token, which the program itself has played in it, told again of everybody else. Each entry of the
// audit goes through the log's own encoder; rows are put into SQLite in large transactions, since nothing else is at work there.
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { built, ROOM, TENANT } from './built.mjs';
import { ownersOf } from './known-owners.mjs';
import { retellerOf, tellerOf } from './copy-rows.mjs';
import { DAY_MS, DAYS, otherPerson, UNDER_WAY_SHARE } from './sizes.mjs';

/** @typedef {import('./copy-rows.mjs').Kept} Kept */
/** @typedef {import('./copy-rows.mjs').Text} Text */
/** @typedef {(others: readonly string[], laterMs?: number) => readonly Text[]} Teller */
/** @typedef {{ readonly underWay: Teller, readonly arrived: Teller, readonly request: Teller, readonly person: Teller,
 *   readonly entries: (others: readonly string[], laterMs: number) => readonly any[], readonly length: number,
 *   readonly reference: string, readonly requestId: string }} Life */
/** @typedef {{ put: (rows: readonly Text[]) => void, replace: (row: string, value: any) => void, get: (row: string) => any, all: () => readonly Kept[] }} Rows */
/** @typedef {import('./sizes.mjs').Size} Size */

/** Of one token, and of one request for its code. */
const OF_TOKEN = ['token', 'owned', 'ledger', 'seed-key', 'under-way', 'brake'];
/** Of the tokens' serial numbers; the first ones are of tokens that have arrived. */
const SERIALS_FROM = 8_650_000_000_000;
const OF_REQUEST = ['request', 'card', 'given', 'asked'];
const LIVES_AT_ONCE = 1_000;
/** Steps of days in which entries come to be old, at least. */
const LEAST_CHUNKS = 100;

/** What was played was by the first asker, about the first owner. */
const NAMES = {
  token: 'sample-token-0',
  owner: '7e57ab1e-0000-4000-8000-000000200000',
  asker: '7e57ab1e-0000-4000-8000-000000100000',
  address: 'owner0@contoso.example',
  displayName: 'owner0 Bench',
};

/**
 * @param {string} folder
 * @param {Size} size
 */
export async function growStore(folder, size) {
  growDirectory(join(folder, 'directory.json'), size.people);
  const { openSqliteDatabase, releaseSqliteDatabase } = await built(
    'adapters/local/open-sqlite-database',
  );
  const { database, log } = await openSqliteDatabase(join(folder, 'store.db'));
  database.pragma('store.secure_delete = OFF');
  database.pragma('store.synchronous = OFF');
  const rows = rowsOf(database);
  const life = await lifeIn(rows);
  database.exec('BEGIN');
  const knownAs = await ownersOf();
  for (let at = 0; at < size.people; at += 1)
    rows.put([...life.person([otherPerson(at).id]), ...knownAs(otherPerson(at))]);
  const { serialRowOf } = await built('app/provisioning/serial-numbers');
  for (let at = 0; at < size.tokens; at += 1)
    rows.put(withSerial(tokenRows(life, at, size), size.tokens - 1 - at, serialRowOf));
  database.exec('COMMIT');
  await writeEntries({ rows, life, size, database });
  database.pragma('store.wal_checkpoint(TRUNCATE)');
  await log.close();
  releaseSqliteDatabase(database);
}

/** @param {string} file @param {number} people */
function growDirectory(file, people) {
  const directory = JSON.parse(readFileSync(file, 'utf8'));
  const others = Array.from({ length: people }, (_none, at) => otherPerson(at));
  writeFileSync(file, JSON.stringify({ ...directory, people: [...directory.people, ...others] }));
}

/** @param {any} database @returns {Rows} */
function rowsOf(database) {
  const insert = database.prepare('INSERT OR IGNORE INTO store.rows VALUES (?, ?, 1, ?)');
  const update = database.prepare(
    'UPDATE store.rows SET value = ?, etag = etag + 1000000 WHERE partition = ? AND row = ?',
  );
  const one = database.prepare('SELECT value FROM store.rows WHERE partition = ? AND row = ?');
  const all = database.prepare('SELECT row, value FROM store.rows WHERE partition = ?');
  return {
    put: (rows) => {
      for (const { row, text } of rows) insert.run(TENANT, row, text);
    },
    replace: (row, value) => update.run(JSON.stringify(value), TENANT, row),
    get: (row) => JSON.parse(one.get(TENANT, row)?.value ?? 'null'),
    all: () =>
      all
        .all(TENANT)
        .map((/** @type {any} */ { row, value }) => ({ row, value: JSON.parse(value) })),
  };
}

/** @param {Rows} rows @returns {Promise<Life>} */
async function lifeIn(rows) {
  const { kindOf, auditRow } = await built(`${ROOM}/names`);
  const { auditEntrySchema } = await built(`${ROOM}/audit-rows`);
  const all = rows.all();
  const of = (/** @type {readonly string[]} */ kinds, /** @type {readonly string[]} */ about) =>
    all.filter(
      ({ row, value }) =>
        kinds.includes(kindOf(row)) &&
        about.some((one) => `${row} ${JSON.stringify(value)}`.includes(one)),
    );
  const entries = all
    .filter(({ row }) => row.startsWith(auditRow(0).slice(0, 7)))
    .map(({ value }) => auditEntrySchema.parse(value))
    .filter(({ requestId }) => requestId !== undefined)
    .map((/** @type {any} */ entry) => ({ ...entry, seq: undefined }));
  const [{ requestId = '' } = {}] = entries;
  const [person] = of(['person'], [NAMES.asker]);
  const ofToken = of(OF_TOKEN, [NAMES.token, NAMES.owner]);
  const reference = ofToken.find(({ row }) => row.startsWith('token~'))?.value.seedReference;
  if (entries.length < 4 || person === undefined) throw new Error('nothing was played');
  const names = [...Object.values(NAMES), reference, requestId];
  return {
    person: tellerOf([person], [NAMES.asker]),
    underWay: tellerOf(ofToken, names),
    arrived: tellerOf(ofToken.flatMap(arrived), names),
    request: tellerOf(of(OF_REQUEST, [requestId, NAMES.token]), names),
    entries: retellerOf(entries, names),
    length: entries.length,
    ...{ reference, requestId },
  };
}

/** Of the life that is told for the time so many, in the order of {@link NAMES}. @param {Life} life @param {number} at @param {Size} size */
function othersOf({ reference, requestId }, at, { people, tokens }) {
  const token = at % tokens;
  const owner = otherPerson(token % people);
  const asker = otherPerson((at * 7 + 1) % people);
  return [
    ...[`other-token-${token}`, owner.id, asker.id, owner.userPrincipalName, owner.displayName],
    ...[`${reference.slice(0, 10)}x${token}`, `${requestId.slice(0, 8)}y${at}`],
  ];
}

/** @param {Life} life @param {number} at @param {Size} size */
function tokenRows(life, at, size) {
  const isUnderWay = at < size.tokens * UNDER_WAY_SHARE;
  return (isUnderWay ? life.underWay : life.arrived)(othersOf(life, at, size));
}

/** Its seed is gone, and nobody has anything to do with it any more. @param {Kept} one @returns {readonly Kept[]} */
function arrived({ row, value }) {
  if (/^(?:seed-key|under-way)~/.test(row)) return [];
  if (!row.startsWith('token~')) return [{ row, value }];
  const done = { by: 'bridge', at: value.capturedAt };
  const drift = { steps: 0, seconds: 0, measuredAt: value.capturedAt };
  const gained = { stage: 'delivered', drift, delivered: done };
  return [{ row, value: { ...value, ...gained, destroyed: done } }];
}

/**
 * A serial number of its own, and what leads to it.
 * @param {readonly Text[]} rows
 * @param {number} number
 * @param {(token: any) => string | undefined} serialRowOf
 * @returns {readonly Text[]}
 */
function withSerial(rows, number, serialRowOf) {
  return rows.flatMap((one) => {
    if (!one.row.startsWith('token~')) return [one];
    const token = { ...JSON.parse(one.text), serial: String(SERIALS_FROM + number) };
    const leads = serialRowOf(token);
    const text = JSON.stringify(token);
    return [{ ...one, text }, ...(leads === undefined ? [] : [{ row: leads, text: '{}' }])];
  });
}

/** @param {{ rows: Rows, life: Life, size: Size, database: any }} of */
async function writeEntries({ rows, life, size, database }) {
  const { logPuts, saltsOf, LOGS } = await built(`${ROOM}/audit-rows`);
  const { RETENTION } = await built(`${ROOM}/names`);
  const { DEFAULT_RETENTION } = await built('domain/policy/retention');
  const { systemRandom } = await built('adapters/local/system-random');
  const lives = Math.ceil(size.entries / life.length);
  const together = Math.max(1, Math.min(LIVES_AT_ONCE, Math.floor(lives / LEAST_CHUNKS)));
  let head = rows.get(LOGS.audit.head);
  let forgotten = 0;
  for (let from = 0; from < lives; from += together) {
    const ageDays = DAYS * (1 - from / lives);
    const numbers = Array.from({ length: Math.min(together, lives - from) }, (_, at) => from + at);
    const laterMs = (/** @type {number} */ at) => -Math.round(DAYS * (1 - at / lives) * DAY_MS);
    const drafts = numbers.flatMap((at) => life.entries(othersOf(life, at, size), laterMs(at)));
    const puts = logPuts('audit', { head, drafts }, saltsOf(systemRandom));
    head = puts.find((/** @type {Kept} */ { row }) => row === LOGS.audit.head)?.value;
    const isForgotten = ageDays > DEFAULT_RETENTION.days;
    if (isForgotten) forgotten = head.first + head.size - 1;
    database.exec('BEGIN');
    rows.put(
      puts
        .filter((/** @type {Kept} */ { row }) => row !== LOGS.audit.head)
        .map((/** @type {Kept} */ one) => textOf(one, isForgotten)),
    );
    // A day less: what is over is not what is measured.
    if (ageDays < DEFAULT_RETENTION.requestDays - 1)
      for (const at of numbers) rows.put(life.request(othersOf(life, at, size), laterMs(at)));
    database.exec('COMMIT');
  }
  rows.replace(LOGS.audit.head, head);
  rows.put([{ row: RETENTION, text: '{}' }]);
  rows.replace(RETENTION, { sweptAt: Date.now(), texts: { audit: forgotten } });
}

/** @param {Kept} kept @param {boolean} isForgotten its texts have gone @returns {Text} */
const textOf = ({ row, value }, isForgotten) => ({
  row,
  text: JSON.stringify(isForgotten && 'texts' in value ? { ...value, texts: {} } : value),
});
