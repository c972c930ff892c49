// The secret that a command works on: from its argument, or asked for.
import { askForSecret } from '../../channels/cli/t2otp/ask-for-secret.js';
import { readKey } from '../../channels/cli/t2otp/read-key.js';
import type { Key } from '../../channels/cli/t2otp/read-key.js';
import type { Done } from '../../channels/cli/frame/terminal.js';
import { refused } from '../../domain/outcome.js';
import type { Outcome } from '../../domain/outcome.js';
import { EXITS } from '../../text/cli/frame.js';
import { tools } from '../../text/cli/tools.js';
import type { Ran } from './runners.js';

/** Stands where the secret is not typed as an argument. */
const ASK = '-';

/** The refusal is how the command ends; it has been said. */
export async function heldSecret({ given, saying }: Ran): Promise<Outcome<Key, Done>> {
  const typed = given.arguments['SECRET'] ?? ASK;
  const text = typed === ASK ? await asked() : typed;
  if (typed !== ASK) saying.problem(tools.inSight);
  const key = readKey(text.trim(), {});
  if (key.ok) return key;
  return refused(failed({ saying }, 'NO_SECRET', key.refusal.join(' ')));
}

export function failed({ saying }: Pick<Ran, 'saying'>, code: string, message: string): Done {
  saying.problem(message);
  return { exit: EXITS.failed, json: { error: code, message } };
}

async function asked(): Promise<string> {
  return askForSecret(process.stdin, (text) => {
    process.stderr.write(text);
  });
}
