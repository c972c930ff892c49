// Pages under docs/ that are printed from what runs: a test holds each against the code, PRINT=1 writes it again.
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { isOn } from '../scripts/environment.mjs';

const DOCS = join(import.meta.dirname, '..', 'docs');

/** What the page says, after writing it where that was asked for. */
export function heldPage(name: string, content?: string): string {
  const file = join(DOCS, name);
  if (isOn(process.env, 'PRINT') && content !== undefined) writeFileSync(file, content);
  return readFileSync(file, 'utf8').replaceAll('\r\n', '\n');
}
