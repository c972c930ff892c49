// `otp-bridge backup`, `backup forget` and `restore`.
import {
  backedUpLines,
  backupRefusedLine,
  forgottenLines,
  restoredLines,
} from '../../channels/cli/backup-lines.js';
import type { Done } from '../../channels/cli/frame/terminal.js';
import type { ConsoleActor } from '../../domain/audit/entry.js';
import { consoleOf } from './console.js';
import type { ProductionConfiguration } from '../../config/production.js';
import type { Outcome } from '../../domain/outcome.js';
import { deployment } from '../../text/cli/deployment.js';
import { EXITS } from '../../text/cli/frame.js';
import { backUp, forget, restore } from '../back-up.js';
import { runInDeployment } from './run-in-deployment.js';
import type { Ran, Runner } from './runners.js';

type Refusal = Parameters<typeof backupRefusedLine>[0];
type Act<T> = (
  configuration: ProductionConfiguration & { readonly by: ConsoleActor },
  file: string,
) => Promise<Outcome<T, Refusal>>;

async function act<T>(
  ran: Ran,
  doing: Act<T>,
  tell: (value: T, file: string) => { readonly lines: readonly string[]; readonly json: object },
): Promise<Done> {
  const file = ran.given.arguments['FILE'] ?? '';
  return runInDeployment(ran, async (configuration) => {
    const done = await doing({ ...configuration, by: consoleOf(ran.environment) }, file);
    if (!done.ok) {
      const message = backupRefusedLine(done.refusal);
      ran.saying.problem(message);
      return { exit: EXITS.failed, json: { file, error: done.refusal.code, message } };
    }
    const { lines, json } = tell(done.value, file);
    for (const line of lines) ran.saying.line(line);
    return { exit: EXITS.done, json: { file, ...json } };
  });
}

const written = (at: number): string => new Date(at).toISOString();

export const runBackUp: Runner = async (ran) => {
  ran.saying.progress(deployment.reading);
  return act(ran, backUp, (value, file) => ({
    lines: backedUpLines(value, file),
    json: { rows: value.rows, opensUntil: written(value.until) },
  }));
};

export const runForget: Runner = async (ran) =>
  act(ran, forget, (value) => ({
    lines: forgottenLines(value),
    json: value.remainsUntil === undefined ? {} : { remainsUntil: written(value.remainsUntil) },
  }));

export const runRestore: Runner = async (ran) => {
  ran.saying.progress(deployment.writing);
  return act(ran, restore, (rows) => ({ lines: restoredLines(rows), json: { rows } }));
};
