#!/usr/bin/env node
// `otp-bridge COMMAND`: what an administrator runs beside the bot. Bundled into one file by scripts/build-cli.mjs, so that help is
// there at once; what a command needs is loaded when it runs.
import { createInterface } from 'node:readline/promises';
import { runCli } from './channels/cli/frame/run-cli.js';

/** Put in when it is bundled. */
declare const CLI_VERSION: string | undefined;

const { stdin, stdout, stderr, env, argv } = process;
const WIDTH = 80;

async function ask(question: string): Promise<string> {
  const lines = createInterface({ input: stdin, output: stderr });
  try {
    return await lines.question(question);
  } finally {
    lines.close();
  }
}

process.exitCode = await runCli(
  argv.slice(2),
  {
    out: (text) => stdout.write(text),
    err: (text) => stderr.write(text),
    isTerminal: { out: stdout.isTTY, err: stderr.isTTY },
    width: stderr.isTTY ? stderr.columns : WIDTH,
    noColour: (env['NO_COLOR'] ?? '') !== '',
    ...(stdin.isTTY ? { ask } : {}),
    version: typeof CLI_VERSION === 'string' ? CLI_VERSION : 'not bundled',
  },
  async (name, given, saying) => {
    const { runIn } = await import('./compose/cli/runners.js');
    return runIn(env)(name, given, saying);
  },
);
