// @ts-check
// Whether a script is what Node was told to run, or was imported. Node names itself to a script by its real path, and the
// script to it as it was typed: through a junction, a link or in other letters, on which a plain comparison does nothing at all.
import { realpathSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

/**
 * @param {string} moduleUrl the script's `import.meta.url`
 * @param {string | undefined} [program] what Node runs
 */
export function isRunItself(moduleUrl, program = process.argv[1]) {
  if (program === undefined) return false;
  try {
    return realpathSync.native(program) === realpathSync.native(fileURLToPath(moduleUrl));
  } catch {
    // Code that lies in no file: `node --eval` has no script.
    return false;
  }
}
