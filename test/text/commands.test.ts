// The table of commands, and all that is made of it or held against it.
import { readFileSync } from 'node:fs';
import { describe, expect, test } from '@jest/globals';
import { parseCommand } from '../../src/channels/teams/parse-command.js';
import { COMMANDS, LISTED } from '../../src/text/commands.js';
import type { HelpLines } from '../../src/text/help-line.js';
import { wordsFor } from '../../src/text/words.js';

const README = readFileSync(new URL('../../README.md', import.meta.url), 'utf8');
const NAMES = COMMANDS.map(({ name }) => name);

test('no two commands are typed alike', () => {
  const words = LISTED.flatMap(({ name, also = [] }) => [name, ...also]);
  expect(words).toEqual([...new Set(words)]);
  for (const word of words) expect(parseCommand(`/${word}`).kind).not.toBe('unknown');
});

describe.each(['en', 'de'])('help in %s', (language) => {
  const { commands } = wordsFor(language).replies.help;

  test.each(NAMES)('of %s is about that command', (name) => {
    for (const { command } of commands[name]) expect(parseCommand(command).kind).toBe(name);
  });
});

describe('README.md', () => {
  const [, table = ''] = /## What you can type\n([^]*?)\n\n[^|]/.exec(README) ?? [];
  const examples = [...table.matchAll(/^\|(.*?)\|/gm)].flatMap(([, column = '']) =>
    [...column.matchAll(/`(\/[^`]+)`/g)].map(([, typed = '']) => typed),
  );
  const kinds = examples.map((typed) => parseCommand(typed).kind);

  test('lists every command, in its own column', () => {
    expect([...new Set(kinds)].sort()).toEqual([...NAMES].sort());
  });
});

describe('the compiler refuses', () => {
  const { commands } = wordsFor('en').replies.help;
  const refused = {
    'a command without help': (): HelpLines => {
      const { otp: _none, ...others } = commands;
      // @ts-expect-error one command has no help
      return others;
    },
    'a command whose help says nothing': (): HelpLines => ({
      ...commands,
      // @ts-expect-error not one line
      otp: [],
    }),
    'a command with undefined for its help': (): HelpLines => ({
      ...commands,
      // @ts-expect-error nothing at all
      otp: undefined,
    }),
    'help for a command that there is not': (): HelpLines => ({
      ...commands,
      // @ts-expect-error nobody can type it
      opt: commands.otp,
    }),
  };

  test.each(Object.keys(refused))('%s', (what) => {
    expect(refused).toHaveProperty([what]);
  });
});
