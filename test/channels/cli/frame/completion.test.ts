// What the shells complete: bash asked itself, where it is there; the others held against the table.
import { describe, expect, test } from '@jest/globals';
import { spawnSync } from 'node:child_process';
import { completionFor, SHELLS } from '../../../../src/channels/cli/frame/completion.js';
import { CLI_LISTED } from '../../../../src/text/cli/commands.js';

const hasBash =
  process.platform !== 'win32' && spawnSync('bash', ['-c', 'type compgen']).status === 0;

/** What bash offers behind these words; the last one is being typed. */
function offered(...words: readonly string[]): readonly string[] {
  const typed = ['otp-bridge', ...words].map((word) => `'${word}'`).join(' ');
  const asked = `${completionFor('bash')}
COMP_WORDS=(${typed}); COMP_CWORD=${words.length}; _otp_bridge; printf '%s\\n' "\${COMPREPLY[@]}"`;
  return spawnSync('bash', ['-c', asked], { encoding: 'utf8' }).stdout.trim().split('\n');
}

(hasBash ? describe : describe.skip)('bash completes', () => {
  test.each([
    [['po'], ['policy']],
    [['policy', 'e'], ['explain']],
    [['policy', 'explain', '--o'], ['--owner']],
    [['completion', 'f'], ['fish']],
    [['--json', 'doctor', '--n'], ['--no-color']],
    [['backup', 'fo'], ['forget']],
  ])('%j', (words, next) => {
    expect(offered(...words)).toEqual(next);
  });
});

test.each(SHELLS)('%s knows every command and every option', (shell) => {
  const script = completionFor(shell);
  for (const { words, options = [] } of CLI_LISTED) {
    for (const word of words.split(' ')) expect(script).toContain(word);
    for (const { name } of options) expect(script).toContain(name);
  }
  expect(script).not.toMatch(/undefined|\[object/);
});
