// The shapes that rows have had. A row says in which it was written; one that says nothing is of the first. Each older shape is
// read by its own reader, and written again in the present one.
import type { Json, JsonObject, RowName } from '../../../ports/store.js';

/**
 * The shape in which this program writes. One higher with every change of a row that an older program would read wrongly, with a
 * reader below for what was before, and a store of the program before in `test/fixtures/stores`.
 */
export const SHAPE = 6;

type Reader = {
  readonly rows: RegExp;
  /** The last shape that it reads. */
  readonly until: number;
  /** To the shape behind that one. */
  readonly read: (value: JsonObject) => JsonObject;
};

/** In order of their shapes. */
const READERS: readonly Reader[] = [
  // An outcome was what each use case liked, and many of them kept no refusal.
  {
    rows: /^op~/,
    until: 1,
    read: (value) => ({ ...value, outcome: outcomeOf1(value['outcome']) }),
  },
  // Items had no lanes, and when they were due stood in their row's name alone.
  { rows: /^outbox~/, until: 1, read: (value) => ({ lane: 'awaited', key: '', due: 0, ...value }) },
  // Codes for the wizard and wrong proofs were counted in the token, and a ledger was one capture's (`take-over-ledgers.ts`).
  {
    rows: /^ledger~/,
    until: 2,
    read: (value) => ({ enrolment: null, wrongProofs: 0, ...value }),
  },
  // Of a closed chat nothing but that was known, and it was taken for closed by chance, too: it is opened anew.
  { rows: /^person~/, until: 3, read: closedOf3 },
  // Until 4 a request that was open when its token ended stayed open: its row is read as it is, and ends with the next look at it.
  // Until 5 the audit was a chain of hashes: its entries and its head are read where they are taken over (`take-over-chain.ts`).
];

export function inPresentShape(row: RowName, shape: number, value: JsonObject): JsonObject {
  return READERS.filter(({ rows, until }) => shape <= until && rows.test(row)).reduce(
    (read, reader) => reader.read(read),
    value,
  );
}

/** As use cases wrote outcomes in the first shape: what there was to say, with a refusal beside it, or alone. */
function outcomeOf1(outcome: Json | undefined): JsonObject {
  if (!isObject(outcome)) return { ok: true, value: outcome ?? null };
  const { refusal = null, ...value } = outcome;
  if (refusal !== null) return { ok: false, refusal };
  if (outcome['kind'] === 'frozen') return { ok: false, refusal: { code: 'FROZEN' } };
  if (outcome['kind'] === 'limited' && isObject(outcome['limit'])) {
    return { ok: false, refusal: { code: 'LIMIT_REACHED', ...outcome['limit'] } };
  }
  if ('entry' in outcome) return enteredOf1(outcome);
  return { ok: true, value: SAYS_NOTHING.some((key) => key in value) ? null : theOneOf(value) };
}

function closedOf3({ unreachable, ...value }: JsonObject): JsonObject {
  const closed = { why: 'not-installed', at: value['seenAt'] ?? 0 };
  return unreachable === true ? { ...value, closed } : value;
}

function enteredOf1({ entry = null }: JsonObject): JsonObject {
  const gone = { ok: false, refusal: { code: 'TICKET_UNKNOWN' } };
  return entry === null ? gone : { ok: true, value: entry };
}

/** Outcomes of which nobody needs more than that it was done: of a press, a change, a capture. */
const SAYS_NOTHING: readonly string[] = ['found', 'tokenId'];

function theOneOf(value: JsonObject): Json {
  if (Object.keys(value).length === 0) return null;
  return value['tried'] ?? value;
}

function isObject(value: Json | undefined): value is JsonObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
