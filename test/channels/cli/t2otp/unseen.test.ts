// `t2otp` alone, on a terminal: it asks, and shows nothing of what is typed.
import { expect, test } from '@jest/globals';
import { spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';

const SECRET = '2sk2tsmkjp7kdbck';
/** Gives a program a terminal; of util-linux. */
const hasTerminal = process.platform === 'linux' && spawnSync('script', ['--version']).status === 0;

(hasTerminal ? test : test.skip)(
  'asks for the secret, does not show it, and prints the code',
  async () => {
    const command = `${process.execPath} dist/t2otp.cjs --at @1764336600`;
    const child = spawn('script', ['--quiet', '--return', '--command', command, '/dev/null']);
    let seen = '';
    child.stdout.on('data', (chunk: Buffer) => {
      const asked = seen.includes('not shown): ');
      seen += chunk.toString('utf8');
      if (!asked && seen.includes('not shown): ')) child.stdin.write(`${SECRET}\r`);
    });
    await once(child, 'close');
    const { stdout: code } = spawnSync(
      process.execPath,
      ['dist/t2otp.cjs', '--at', '@1764336600'],
      {
        input: SECRET,
        encoding: 'utf8',
      },
    );
    expect(code).toMatch(/^\d{6}\n$/);
    expect(seen.replaceAll('\r', '').trim().split('\n')).toEqual([
      'Secret (it is not shown): ',
      code.trim(),
    ]);
    expect(child.exitCode).toBe(0);
  },
);
