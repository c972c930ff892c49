// docs/what-is-no-seed.md's table of what is no seed, from the words that people see.
import type { NotASeedCode } from '../../../src/domain/capture/not-a-seed.js';
import type { Told } from '../../../src/text/card-words.js';
import { wordsFor } from '../../../src/text/words.js';
import { SAMPLES } from './scan-samples.js';

const { findings } = wordsFor('en').scan;

export function findingsPage(): string {
  const rows = Object.entries(SAMPLES).map(([code, { what, finding }]) => {
    const tell = findings[code as NotASeedCode] as (about: never) => Told;
    const { heading, lines } = tell(finding as never);
    return `| ${what} | \`${code}\` | **${heading}.** ${lines.join(' ')} |`;
  });
  return [
    '# What is no seed, and what is said about it',
    '',
    'Printed from the code (`PRINT=1 npm test -- what-is-no-seed`): every kind of scan, picture or typed text that is no seed,',
    'with the words that the provisioner reads. A seed that was read is shown with its organisation, account, algorithm, digits,',
    'period and length, and never printed itself. What could be read in two ways is asked about (hexadecimal or base32; `hex:`',
    'and `base32:` in front of the text say which) or refused.',
    '',
    '| what was scanned | code | what is said |',
    '|---|---|---|',
    ...rows,
    '',
  ].join('\n');
}
