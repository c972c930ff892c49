// Logs of others as files: JSON (a list, an object with a list, or one object a line) or a sheet, record by record. A record that cannot be
// read ends it: what is left out could be what is looked for.
import { createReadStream } from 'node:fs';
import { open, readFile } from 'node:fs/promises';
import { z } from 'zod';
import { SheetRows } from '../../domain/exchange/sheet-rows.js';
import { foreignRecord, isObject } from '../../domain/reconcile/foreign-record.js';
import type { ForeignRecord } from '../../domain/reconcile/foreign-record.js';
import { parseJson } from '../../domain/json.js';

/** The place of a record that is none: its line in a sheet and in JSON Lines, else which one it is. */
export class NoRecord extends Error {
  override readonly name = 'NoRecord';
  readonly path: string;
  readonly place: number;

  constructor(path: string, place: number) {
    super('not a record of that log');
    this.path = path;
    this.place = place;
  }
}

export type Placed = { readonly place: number; readonly record: ForeignRecord };

const LOOKED_AT_BYTES = 4_096;

/** Throws {@link NoRecord}, and what the system throws. */
export async function* readForeign(path: string): AsyncGenerator<Placed> {
  const begin = await beginOf(path);
  if (/^\s*\[/.test(begin) || /^\s*\{\s*"(?:records|value|@odata)/i.test(begin)) {
    yield* readWhole(path);
  } else if (/^\s*\{/.test(begin)) {
    yield* readLines(path);
  } else {
    yield* readSheet(path);
  }
}

async function beginOf(path: string): Promise<string> {
  const file = await open(path, 'r');
  try {
    const { buffer, bytesRead } = await file.read(
      Buffer.alloc(LOOKED_AT_BYTES),
      0,
      LOOKED_AT_BYTES,
      0,
    );
    return withoutMark(buffer.subarray(0, bytesRead).toString('utf8'));
  } finally {
    await file.close();
  }
}

function withoutMark(text: string): string {
  return text.replace(/^\uFEFF/, '');
}

async function* readWhole(path: string): AsyncGenerator<Placed> {
  const read = parseJson(withoutMark(await readFile(path, 'utf8')));
  const list = listIn(read);
  if (list === undefined) throw new NoRecord(path, 1);
  for (const [index, one] of list.entries()) {
    if (!isObject(one)) throw new NoRecord(path, index + 1);
    yield { place: index + 1, record: foreignRecord(one) };
  }
}

const list = z.array(z.unknown());

function listIn(read: unknown): readonly unknown[] | undefined {
  if (!isObject(read)) return list.safeParse(read).data;
  const members: readonly [string, unknown][] = Object.entries(read);
  const found = members.find(([key]) => ['records', 'value'].includes(key.toLowerCase()));
  return list.safeParse(found?.[1]).data;
}

async function* readLines(path: string): AsyncGenerator<Placed> {
  let place = 0;
  for await (const line of linesOf(path)) {
    place += 1;
    if (line.trim() === '') continue;
    const one = parseJson(line);
    if (!isObject(one)) throw new NoRecord(path, place);
    yield { place, record: foreignRecord(one) };
  }
}

async function* linesOf(path: string): AsyncGenerator<string> {
  let rest = '';
  for await (const piece of piecesOf(path)) {
    const lines = (rest + piece).split(/\r?\n/);
    rest = lines.pop() ?? '';
    yield* lines;
  }
  yield rest;
}

async function* piecesOf(path: string): AsyncGenerator<string> {
  let isFirst = true;
  for await (const piece of createReadStream(path, 'utf8')) {
    const text = String(piece);
    yield isFirst ? withoutMark(text) : text;
    isFirst = false;
  }
}

async function* readSheet(path: string): AsyncGenerator<Placed> {
  const rows = new SheetRows();
  let head: readonly string[] | undefined;
  const placed = function* (found: ReturnType<SheetRows['add']>): Generator<Placed> {
    for (const { line, cells } of found) {
      if (head === undefined) head = cells;
      else if (cells.length !== head.length) throw new NoRecord(path, line);
      else yield { place: line, record: recordOf(head, cells) };
    }
  };
  for await (const piece of piecesOf(path)) yield* placed(rows.add(piece));
  const last = rows.end();
  if (last === undefined) throw new NoRecord(path, rows.line);
  yield* placed(last);
}

function recordOf(head: readonly string[], cells: readonly string[]): ForeignRecord {
  return foreignRecord(Object.fromEntries(head.map((name, at) => [name, cells[at] ?? ''])));
}
