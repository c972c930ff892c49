// @ts-check
// The file that a page begins with. What stands in it until the script has begun says what to do where it never does: no page is blank.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';

const OPENING = /[ \t]*%OPENING%\n/;

/**
 * @param {string} source the folder of all pages
 * @param {string} page its own one in it
 */
export function pageFrame(source, page) {
  const opening = readFileSync(join(source, 'opening.html'), 'utf8');
  // Line ends as a checkout on Windows has them, too.
  const frame = readFileSync(join(source, page, 'index.html'), 'utf8').replaceAll('\r\n', '\n');
  return frame.replace(OPENING, () => opening);
}
