// What Node warns of is a line of the log like every other: JSON, once, and nothing of the warning's own text.
import { expect, test } from '@jest/globals';
import { spawnSync } from 'node:child_process';
import { pathToFileURL } from 'node:url';
import { join } from 'node:path';

const LOCAL = join(import.meta.dirname, '..', '..', '..', 'dist', 'adapters', 'local');
const built = (name: string): string =>
  JSON.stringify(pathToFileURL(join(LOCAL, `${name}.js`)).href);

/** A program that warns, and what it says on its standard error. */
function warned(): readonly string[] {
  const program = [
    `import { standardErrorLog } from ${built('standard-error-log')};`,
    `import { logNodeWarnings } from ${built('node-warnings')};`,
    `logNodeWarnings(standardErrorLog());`,
    `process.emitWarning('of 482913', { type: 'DeprecationWarning', code: 'DEP0999' });`,
    `process.emitWarning('of something else');`,
  ].join('\n');
  const { stderr } = spawnSync(process.execPath, ['--input-type=module', '--eval', program], {
    encoding: 'utf8',
  });
  return stderr.split('\n').filter((line) => line !== '');
}

test('is written as JSON, without its text', () => {
  const lines = warned();
  expect(lines.map((line): unknown => JSON.parse(line))).toEqual([
    { ...ofNode, warning: 'DeprecationWarning', code: 'DEP0999' },
    { ...ofNode, warning: 'Warning' },
  ]);
  expect(lines.join('\n')).not.toMatch(/482913|something/);
});

const ofNode = { time: expect.any(String), level: 'info', event: 'node.warned' };
