import { expect, test } from '@jest/globals';
import { isOn } from '../../../scripts/environment.mjs';
import { HEAVY, someOf } from '../../heavy.js';
import { heldPage } from '../../held-page.js';
import type { CliName } from '../../../src/text/cli/commands.js';
import { CLI_LISTED } from '../../../src/text/cli/commands.js';
import { CALLERS, play, whoMayPage, whoMayRow } from './who-may-page.js';

test('every command as everybody: allowed or refused as the page says, and in the audit', async () => {
  if (HEAVY || isOn(process.env, 'PRINT')) {
    const page = await whoMayPage();
    expect(heldPage('who-may.md', page)).toBe(page);
  }
  for (const { words } of someOf(CLI_LISTED, 4)) {
    expect(heldPage('who-may.md')).toContain(`\n${await whoMayRow(words)}\n`);
  }
});

// Worked out from the table, and not by the code that decides.
const BY_ROLE = CLI_LISTED.flatMap(({ words, who }): (readonly [CliName, readonly string[]])[] =>
  typeof who === 'string' ? [] : [[words, who]],
);

/** What is in the audit beside that it was run. */
const MORE: Partial<Record<CliName, readonly string[]>> = {
  person: ['person.read'],
  erase: ['erasure.refused'],
};

test.each(someOf(BY_ROLE, 3))('%s is for %j alone', async (words, who) => {
  for (const [name, person] of CALLERS) {
    const played = await play(words, person);
    const may = who.includes(name);
    expect([name, played?.exit]).toEqual([name, may ? 0 : 3]);
    const actions = played?.entries?.map(({ fact }) => fact.action);
    expect(actions).toEqual(may ? ['command.run', ...(MORE[words] ?? [])] : ['command.refused']);
  }
});
