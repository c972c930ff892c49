// The frame around the commands: what is typed, what is run with it, and what is printed where.
import { describe, expect, test } from '@jest/globals';
import { jest } from '@jest/globals';
import type { Given, Run } from '../../../../src/channels/cli/frame/terminal.js';
import { CLI_LISTED } from '../../../../src/text/cli/commands.js';
import { NOT_RUN, typed } from './typed-line.js';

describe('help', () => {
  test.each(CLI_LISTED.map(({ words }) => words))(
    'of %s is the same asked for in three ways, and runs nothing',
    async (words) => {
      const path = words.split(' ');
      const asked = await typed([...path, '--help']);
      expect(asked).toMatchObject({ err: '', exit: 0, out: expect.stringContaining('Examples:') });
      expect(await typed(['help', ...path])).toEqual(asked);
      expect(await typed([...path, '-h'])).toEqual(asked);
      expect(await typed([...path, 'FILE', '--help'])).toEqual(asked);
    },
  );

  test('of everything lists every command, and how it ends', async () => {
    const { out } = await typed(['--help']);
    for (const { words } of CLI_LISTED) expect(out).toContain(`  ${words} `);
    expect(out).toMatch(/Ends with:\n {2}0 /);
    expect(await typed(['help'])).toEqual(await typed(['--help']));
  });

  test('every example is typed as its command takes it', async () => {
    for (const { words, examples } of CLI_LISTED) {
      for (const [example] of examples) {
        const [line = ''] = example.split(/ >>? /);
        const parts = [...line.matchAll(/"([^"]*)"|(\S+)/g)].map(([, one, other]) => one ?? other);
        const ran: string[] = [];
        const { exit } = await typed(parts.map(String), async (name) => {
          ran.push(name);
          return { exit: 0, json: {} };
        });
        expect([example, exit, ran]).toEqual([example, 0, [words]]);
      }
    }
  });
});

test('the version, and nothing else', async () => {
  expect(await typed(['--version'])).toEqual({ out: '1.2.3\n', err: '', exit: 0 });
});

test('what was typed reaches the command, with paths of Windows as they are', async () => {
  const seen: Given[] = [];
  const run: Run = async (_name, given) => {
    seen.push(given);
    return { exit: 0, json: {} };
  };
  await typed(['backup', 'C:\\Users\\Alex Wilber\\backup 1.jsonl'], run);
  await typed(['policy', 'explain', '--owner=alice', '--requester', 'Alex "Al" Wilber'], run);
  expect(seen).toEqual([
    { arguments: { FILE: 'C:\\Users\\Alex Wilber\\backup 1.jsonl' }, options: {} },
    { arguments: {}, options: { '--owner': 'alice', '--requester': 'Alex "Al" Wilber' } },
  ]);
});

test('a secret that was typed in a command’s place is not repeated', async () => {
  const secret = '2sk2tsmkjp7kdbck';
  for (const words of [[secret], [`--${secret}`], ['doctor', secret], ['policy', secret]]) {
    const { out, err, exit } = await typed(words, NOT_RUN);
    expect(`${out}${err}`).not.toContain(secret);
    expect(exit).toBe(2);
  }
});

const good: Run = async (_name, _given, saying) => {
  saying.progress('looking', { done: 1, of: 4 });
  saying.line('ok       it is there', 'good');
  saying.problem('but late');
  return { exit: 1, json: { late: true } };
};

describe('what a command says', () => {
  test('is lines, plain where nobody looks, and its problems are on stderr', async () => {
    expect(await typed(['doctor'], good)).toEqual({
      out: 'ok       it is there\n',
      err: 'but late\n',
      exit: 1,
    });
  });

  test('is one JSON document where that is wanted', async () => {
    const { out, err, exit } = await typed(['doctor', '--json'], good);
    expect(JSON.parse(out)).toEqual({ command: 'doctor', late: true });
    expect([err, exit]).toEqual(['', 1]);
  });

  const seen = { isTerminal: { out: true, err: true } };
  test('is in colour on a terminal', async () => {
    expect((await typed(['doctor'], good, seen)).out).toBe(
      '\u001b[32mok\u001b[39m       it is there\n',
    );
  });

  test.each([
    ['NO_COLOR', ['doctor'], { ...seen, noColour: true }],
    ['--no-color', ['doctor', '--no-color'], seen],
  ])('is not, with %s', async (_what, words, terminal) => {
    expect((await typed(words, good, terminal)).out).toBe('ok       it is there\n');
  });
});

describe('where it is by now', () => {
  const slow: Run = async (_name, _given, saying) => {
    saying.progress('the vault', { done: 1, of: 4 });
    jest.advanceTimersByTime(999);
    saying.line('early');
    jest.advanceTimersByTime(600);
    saying.line('late');
    return { exit: 0, json: {} };
  };

  test('is drawn on a terminal after a second, and gone when the next line is said', async () => {
    jest.useFakeTimers();
    try {
      const watched = { isTerminal: { out: false, err: true } };
      const { out, err } = await typed(['doctor'], slow, watched);
      expect(out).toBe('early\nlate\n');
      expect(err).toContain('[######..................] 1/4 the vault');
      expect(err.endsWith('\r\u001b[K')).toBe(true);
      expect((await typed(['doctor'], slow)).err).toBe('');
      expect((await typed(['doctor', '--json'], slow, watched)).err).toBe('');
    } finally {
      jest.useRealTimers();
    }
  });
});
