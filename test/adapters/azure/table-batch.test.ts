import { describe, expect, test } from '@jest/globals';
import {
  isConflict,
  readBatchAnswer,
  writeBatch,
} from '../../../src/adapters/azure/table-batch.js';
import type { Change } from '../../../src/ports/store.js';

const to = {
  url: 'https://x.table.core.windows.net/t',
  partition: 'p',
  flavour: 'storage',
} as const;
const etag = 'W/"datetime\'2026-01-01T00%3A00%3A00.0000000Z\'"';

const so = (many: number): readonly Change[] =>
  Array.from({ length: many }, (_, at) => ({ kind: 'insert', row: `r${at}`, value: {} }));
const ok = (...statuses: readonly number[]): string =>
  statuses.map((status) => `--changesetresponse_1\r\n\r\nHTTP/1.1 ${status} x\r\n\r\n`).join('');
const failed = (status: number, code: string, text: string): string =>
  `${ok(status)}{"odata.error":{"code":"${code}","message":{"lang":"en-US","value":"${text}"}}}\r\n`;

describe('a transaction on the wire', () => {
  test('carries every condition with its change', () => {
    const changes: readonly Change[] = [
      { kind: 'insert', row: 'a', value: {} },
      { kind: 'replace', row: 'b', etag, value: {} },
      { kind: 'delete', row: 'c', etag },
      { kind: 'check', row: 'd', etag },
    ];
    const { body } = writeBatch(changes, to);
    const parts = body.split('--changeset_').slice(1, 5);
    expect(parts.map((part) => /^(POST|PUT|PATCH|DELETE) /m.exec(part)?.[1])).toEqual([
      'POST',
      'PUT',
      'DELETE',
      'PATCH',
    ]);
    expect(parts.map((part) => part.includes(`\r\nIf-Match: ${etag}\r\n`))).toEqual([
      false,
      true,
      true,
      true,
    ]);
  });

  test('spells a check for Cosmos DB as it wants it', () => {
    const { body } = writeBatch([{ kind: 'check', row: 'd', etag }], { ...to, flavour: 'cosmos' });
    expect(body).toContain("POST https://x.table.core.windows.net/t(PartitionKey='p',RowKey='d')");
    expect(body).toContain('X-HTTP-Method: MERGE');
  });

  test('has a boundary that nothing typed can hold', () => {
    const first = writeBatch([{ kind: 'insert', row: 'a', value: { text: 'x' } }], to);
    const boundary = /boundary=(batch_\S+)/.exec(first.contentType)?.[1] ?? '';
    const text = `\r\n--${boundary}--\r\n`;
    const second = writeBatch([{ kind: 'insert', row: 'a', value: { text } }], to);
    expect(second.contentType).not.toBe(first.contentType);
    expect(second.body).not.toContain(text);
  });
});

describe('the answer to a transaction', () => {
  test('is success only where every change is said to be done', () => {
    expect(readBatchAnswer(ok(204, 204), so(2))).toEqual({ kind: 'done', etags: new Map() });
    for (const cut of ['', 'nonsense', ok(204), ok(204, 204, 204)]) {
      expect(readBatchAnswer(cut, so(2))).toEqual({ kind: 'nonsense' });
    }
  });

  test('says the ETag of each row, where the service does, and none that could be no ETag', () => {
    const part = (said: string): string => `HTTP/1.1 204 No Content\r\nETag: ${said}\r\n\r\n`;
    const answer = readBatchAnswer(`${part(etag)}${part('*')}${ok(204)}`, so(3));
    expect(answer).toEqual({ kind: 'done', etags: new Map([['r0', etag]]) });
  });

  test('names the change that failed, where the service does', () => {
    const answer = readBatchAnswer(failed(412, 'UpdateConditionNotSatisfied', '3:Not so.'), so(5));
    expect(answer).toMatchObject({ kind: 'failed', status: 412, at: 3 });
    expect(readBatchAnswer(failed(409, 'EntityAlreadyExists', 'It exists.'), so(5))).toMatchObject({
      at: undefined,
    });
    expect(readBatchAnswer(ok(500), so(1))).toEqual({ kind: 'nonsense' });
  });

  test.each([
    [409, 'EntityAlreadyExists', true],
    [404, 'ResourceNotFound', true],
    [412, 'UpdateConditionNotSatisfied', true],
    [412, 'ConditionNotMet', true],
    [404, 'TableNotFound', false],
    [409, 'TableBeingDeleted', false],
    [400, 'InvalidInput', false],
    [503, 'ServerBusy', false],
  ])('%d %s is a conflict: %s', (status, code, conflict) => {
    expect(isConflict(readBatchAnswer(failed(status, code, '0:x'), so(1)))).toBe(conflict);
  });
});
