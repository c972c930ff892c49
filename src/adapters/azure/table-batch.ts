// An entity group transaction on the wire: https://learn.microsoft.com/rest/api/storageservices/performing-entity-group-transactions.
// Written here because `submitTransaction` of `@azure/data-tables` cannot delete conditionally: it sends `If-Match: *`.
import { createHash } from 'node:crypto';
import { z } from 'zod';
import type { Change, ETag, RowName } from '../../ports/store.js';
import { parseJson } from '../../domain/json.js';
import type { TableFlavour } from './table-flavour.js';

export type TableBatch = {
  readonly contentType: string;
  readonly body: string;
};

/** What became of a batch. `at`: the place of the change that failed, where the service tells. */
export type BatchAnswer =
  /** `etags`: of the rows that are there then, where the service says them. */
  | { readonly kind: 'done'; readonly etags: ReadonlyMap<RowName, ETag> }
  | {
      readonly kind: 'failed';
      readonly status: number;
      readonly code: string;
      readonly at: number | undefined;
    }
  | { readonly kind: 'nonsense' };

const LINE = '\r\n';
const ACCEPT = 'Accept: application/json;odata=minimalmetadata';
/** Cosmos DB takes a merge only in this older spelling. */
const METHODS = {
  storage: { merge: 'PATCH', headers: [] },
  cosmos: { merge: 'POST', headers: ['X-HTTP-Method: MERGE'] },
} as const satisfies Record<TableFlavour, object>;
/** What the service writes as an ETag. Anything else matches no row, and `*` would match every one. */
const ETAG = /^W\/"[!#-~]{1,200}"$/;

/** `url` is the table's, without a slash at the end. */
export function writeBatch(
  changes: readonly Change[],
  to: { readonly url: string; readonly partition: string; readonly flavour: TableFlavour },
): TableBatch {
  const parts = changes.map((change) => writeChange(change, to));
  // No part can hold the hash of all of them, so nothing that somebody typed can pass for a boundary.
  const id = guidOf(createHash('sha256').update(parts.join(LINE)).digest('hex'));
  const head = 'Content-Type: application/http' + LINE + 'Content-Transfer-Encoding: binary';
  const body = [
    `--batch_${id}`,
    `Content-Type: multipart/mixed; boundary=changeset_${id}`,
    '',
    ...parts.flatMap((part) => [`--changeset_${id}`, head, '', part]),
    `--changeset_${id}--`,
    `--batch_${id}--`,
    '',
  ].join(LINE);
  return { contentType: `multipart/mixed; boundary=batch_${id}`, body };
}

function writeChange(
  change: Change,
  { url, partition, flavour }: Parameters<typeof writeBatch>[1],
): string {
  const { row } = change;
  const keys = { PartitionKey: partition, RowKey: row };
  const entity = `${url}(PartitionKey='${partition}',RowKey='${row}')`;
  switch (change.kind) {
    case 'insert': {
      const value = { ...keys, json: JSON.stringify(change.value) };
      return request(`POST ${url}`, ['Prefer: return-no-content'], value);
    }
    case 'replace': {
      const value = { ...keys, json: JSON.stringify(change.value) };
      return request(`PUT ${entity}`, [`If-Match: ${change.etag}`], value);
    }
    case 'delete':
      return request(`DELETE ${entity}`, [`If-Match: ${change.etag}`]);
    case 'check': {
      // There is no pure check. A merge of nothing leaves the value, and gives the row another ETag.
      const { merge, headers } = METHODS[flavour];
      return request(`${merge} ${entity}`, [`If-Match: ${change.etag}`, ...headers], keys);
    }
  }
}

function request(line: string, headers: readonly string[], json?: object): string {
  const content = json === undefined ? [] : ['Content-Type: application/json'];
  const lines = [`${line} HTTP/1.1`, ACCEPT, 'DataServiceVersion: 3.0;', ...content, ...headers];
  return [...lines, '', json === undefined ? '' : inOneLine(json)].join(LINE);
}

/** JSON lets two characters stand as they are that others take for ends of lines: servers read a batch by lines. */
function inOneLine(json: object): string {
  return JSON.stringify(json).replaceAll('\u2028', '\\u2028').replaceAll('\u2029', '\\u2029');
}

/** The boundaries of Microsoft's own clients are GUIDs; some servers look for nothing else. */
function guidOf(hex: string): string {
  return [hex.slice(0, 8), hex.slice(8, 12), hex.slice(12, 16), hex.slice(16, 20)]
    .concat(hex.slice(20, 32))
    .join('-');
}

const failure = z.object({
  'odata.error': z.object({
    code: z.string(),
    message: z.object({ value: z.string() }).optional(),
  }),
});

/** Done only where the service says so of every single change: a cut-off answer is nonsense, not success. */
export function readBatchAnswer(body: string, changes: readonly Change[]): BatchAnswer {
  const parts = body.split(/^HTTP\/1\.1 (?=\d{3})/m).slice(1);
  const statuses = parts.map((part) => Number(part.slice(0, 3)));
  const failed = statuses.find((status) => status < 200 || status > 299);
  if (failed === undefined) {
    if (parts.length !== changes.length) return { kind: 'nonsense' };
    return { kind: 'done', etags: etagsAfter(changes, parts.map(etagIn)) };
  }
  const parsed = failure.safeParse(parseJson(/\{.*\}/s.exec(body)?.[0] ?? ''));
  if (!parsed.success) return { kind: 'nonsense' };
  const { code, message } = parsed.data['odata.error'];
  // The protocol puts the place of the change in front of the text: `2:The specified entity already exists.`
  const place = /^(\d{1,3}):/.exec(message?.value ?? '')?.[1];
  const at = place === undefined ? undefined : Number(place);
  return { kind: 'failed', status: failed, code, at };
}

function etagsAfter(
  changes: readonly Change[],
  etags: readonly (ETag | undefined)[],
): ReadonlyMap<RowName, ETag> {
  return new Map(
    changes.flatMap(({ kind, row }, at) => {
      const etag = etags[at];
      return kind === 'delete' || etag === undefined ? [] : [[row, etag] as const];
    }),
  );
}

function etagIn(part: string): ETag | undefined {
  const etag = /^ETag: (\S+)\s*$/im.exec(part)?.[1];
  return etag !== undefined && ETAG.test(etag) ? etag : undefined;
}

/** Was it refused because a row is not as the batch wants it, and for no other reason? */
export function isConflict(
  answer: BatchAnswer,
): answer is Extract<BatchAnswer, { kind: 'failed' }> {
  if (answer.kind !== 'failed') return false;
  const { status, code } = answer;
  if (status === 412) return true;
  return (
    (status === 409 && code === 'EntityAlreadyExists') ||
    (status === 404 && code === 'ResourceNotFound')
  );
}

/** A batch with another ETag must not be sent. */
export function hasPossibleEtag(change: Change): boolean {
  return change.kind === 'insert' || ETAG.test(change.etag);
}
