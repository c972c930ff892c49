// An entity group transaction as Table Storage reads it, and as it answers.
type Answer = {
  readonly status: number;
  readonly text: string;
  readonly headers: Readonly<Record<string, string>>;
};

export type BatchChange = {
  readonly partition: string;
  readonly row: string;
} & (
  | { readonly kind: 'insert'; readonly json: string; readonly etag?: undefined }
  /** Without `json`: a merge of nothing. */
  | { readonly kind: 'update'; readonly etag: string; readonly json?: string }
  | { readonly kind: 'delete'; readonly etag: string }
);
export type BatchFailure = { readonly status: number; readonly code: string; readonly at: number };
type Entity = { readonly PartitionKey?: string; readonly RowKey?: string; readonly json?: string };

const LINE = '\r\n';
const ENTITY =
  /^(\w+) https?:\/\/[^/]+\/(\w+)(?:\(PartitionKey='([^']+)',RowKey='([^']+)'\))? HTTP\/1\.1$/;
const METHODS = ['PUT', 'PATCH'];

export type Batch = { readonly table: string; readonly changes: readonly BatchChange[] };

/** Undefined where the service would not understand it: one table, one partition, no row twice, at most a hundred. */
export function readBatch(contentType: string, body: string): Batch | undefined {
  const [outer] = groupsIn(/^multipart\/mixed; boundary=(batch_[\w-]+)$/, contentType);
  const [inner] = groupsIn(/boundary=(changeset_[\w-]+)/, body);
  if (outer === '' || inner === '' || !body.endsWith(`--${outer}--${LINE}`)) return undefined;
  const parts = body.split(`--${inner}`).slice(1, -1);
  const read = parts.map(readPart).filter((part) => part !== undefined);
  const [first] = read;
  const whole = read.length === parts.length && read.length <= 100;
  if (first === undefined || !whole) return undefined;
  const changes = read.map(({ change }) => change);
  const alike = read.every(
    ({ table, change }) => table === first.table && change.partition === first.change.partition,
  );
  const rows = new Set(changes.map(({ row }) => row));
  return alike && rows.size === changes.length ? { table: first.table, changes } : undefined;
}

/** The groups of a pattern, each empty where it does not fit. */
export function groupsIn(pattern: RegExp, text: string): readonly [string, string, string, string] {
  const found = pattern.exec(text) ?? [];
  return [1, 2, 3, 4].map((at) => found[at] ?? '') as [string, string, string, string];
}

type Part = { readonly table: string; readonly change: BatchChange };

function readPart(part: string): Part | undefined {
  const [head, json] = part.split(`${LINE}${LINE}`).slice(1) as [string, string];
  const [line, ...headers] = head.split(LINE) as [string, ...string[]];
  const [method, table, partition, row] = groupsIn(ENTITY, line);
  const entity = JSON.parse(json.trim() === '' ? '{}' : json) as Entity;
  if (method === 'POST') return { table, change: insertOf(entity) };
  const etag = headers.find((one) => one.startsWith('If-Match: '))?.slice('If-Match: '.length);
  if (etag === undefined || row === '') return undefined;
  if (method === 'DELETE') return { table, change: { kind: 'delete', partition, row, etag } };
  const value = entity.json === undefined ? {} : { json: entity.json };
  return METHODS.includes(method)
    ? { table, change: { kind: 'update', partition, row, etag, ...value } }
    : undefined;
}

function insertOf({ PartitionKey = '', RowKey = '', json = '' }: Entity): BatchChange {
  return { kind: 'insert', partition: PartitionKey, row: RowKey, json };
}

/** Changes done, each with the ETag that its row has now, where there is one; or the one that failed, as the only part. */
export function batchAnswer(outcome: readonly (string | undefined)[] | BatchFailure): Answer {
  const parts =
    'at' in outcome && 'code' in outcome ? [failedPart(outcome)] : outcome.map(donePart);
  const text = [
    '--batchresponse_1',
    'Content-Type: multipart/mixed; boundary=changesetresponse_1',
    '',
    ...parts.flatMap((part) => [
      '--changesetresponse_1',
      'Content-Type: application/http',
      'Content-Transfer-Encoding: binary',
      '',
      part,
    ]),
    '--changesetresponse_1--',
    '--batchresponse_1--',
    '',
  ].join(LINE);
  const headers = { 'content-type': 'multipart/mixed; boundary=batchresponse_1' };
  return { status: 202, text, headers };
}

function donePart(etag: string | undefined): string {
  const headers = etag === undefined ? [] : [`ETag: ${etag}`];
  return ['HTTP/1.1 204 No Content', 'DataServiceVersion: 1.0;', ...headers, '', ''].join(LINE);
}

function failedPart({ status, code, at }: BatchFailure): string {
  const message = { lang: 'en-US', value: `${at}:text of the service` };
  const body = JSON.stringify({ 'odata.error': { code, message } });
  return [`HTTP/1.1 ${status} Failed`, 'Content-Type: application/json', '', body, ''].join(LINE);
}
