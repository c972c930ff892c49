// How the commands over the log say no, and what they were given.
import { errorCode } from '../../adapters/local/error-code.js';
import type { Done, Saying } from '../../channels/cli/frame/terminal.js';
import { audit } from '../../text/cli/audit.js';
import { EXITS } from '../../text/cli/frame.js';
import type { Ran } from './runners.js';

export function textOf({ given }: Ran, name: string): string | undefined {
  const typed = given.options[name];
  return typeof typed === 'string' ? typed : undefined;
}

export function noKey(saying: Saying): Done {
  saying.problem(audit.noKey);
  return { exit: EXITS.failed, json: { error: 'NO_KEY', message: audit.noKey } };
}

export function noWitness(saying: Saying): Done {
  saying.problem(audit.noWitness);
  return { exit: EXITS.failed, json: { error: 'NO_WITNESS', message: audit.noWitness } };
}

export function refuse(saying: Saying, code: keyof typeof audit.refusals): Done {
  const message = audit.refusals[code];
  saying.problem(message);
  return { exit: EXITS.failed, json: { error: code, message } };
}

export async function orNoFile(saying: Saying, work: () => Promise<Done>): Promise<Done> {
  try {
    return await work();
  } catch (error) {
    const code = errorCode(error);
    if (code === undefined) throw error;
    const message = audit.noFile('A file that was named');
    saying.problem(message);
    return { exit: EXITS.failed, json: { error: code, message } };
  }
}
