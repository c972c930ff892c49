// `otp-bridge …` as somebody types it, without a process: what it prints where, and how it ends.
import { runCli } from '../../../../src/channels/cli/frame/run-cli.js';
import type { Run, Terminal } from '../../../../src/channels/cli/frame/terminal.js';

export type Printed = { readonly out: string; readonly err: string; readonly exit: number };

export const NOT_RUN: Run = async (name) => {
  throw new Error(`${name} was run`);
};

export async function typed(
  words: readonly string[],
  run: Run = NOT_RUN,
  terminal: Partial<Terminal> = {},
): Promise<Printed> {
  const printed = { out: '', err: '' };
  const exit = await runCli(
    words,
    {
      out: (text) => {
        printed.out += text;
      },
      err: (text) => {
        printed.err += text;
      },
      isTerminal: { out: false, err: false },
      width: 80,
      noColour: false,
      version: '1.2.3',
      ...terminal,
    },
    run,
  );
  return { ...printed, exit };
}
