// The files that others have published, with addresses in the place of the first names that their makers put in.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';

const FOLDER = join(import.meta.dirname, '../../fixtures/exchange');

export function published(name: string): string {
  return readFileSync(join(FOLDER, name), 'utf8');
}

/** `Mason` becomes `mason@contoso.example`, each of them another one: one owner has one token. */
export function withAddresses(text: string): string {
  let at = 0;
  return text.replace(/\b(?:Mason|James|Elijah|Benjamin|Sophia)\b(?=["?])/g, (name) => {
    at += 1;
    return `${name.toLowerCase()}${at}@contoso.example`;
  });
}
