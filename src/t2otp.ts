#!/usr/bin/env node
// `t2otp SECRET`: the code of a secret, on this machine alone. Bundled into one file by scripts/build-t2otp.mjs.
import { systemClock } from './adapters/local/system-clock.js';
import { askForSecret } from './channels/cli/t2otp/ask-for-secret.js';
import { runT2otp } from './channels/cli/t2otp/run-t2otp.js';

/** Put in when it is bundled. */
declare const T2OTP_VERSION: string | undefined;

async function main(): Promise<void> {
  const say = (text: string): void => {
    process.stderr.write(text);
  };
  const printed = await runT2otp(process.argv.slice(2), {
    now: () => systemClock.now(),
    version: typeof T2OTP_VERSION === 'string' ? T2OTP_VERSION : 'not bundled',
    askForSecret: async () => askForSecret(process.stdin, say),
  });
  for (const line of printed.err) say(`${line}\n`);
  process.stdout.write(printed.out);
  process.exitCode = printed.exitCode;
}

void main();
