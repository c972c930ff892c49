// Starts the process that the environment asks for, and ends it in order.
import { ConfigurationProblem } from './adapters/local/configuration-problem.js';
import { logNodeWarnings } from './adapters/local/node-warnings.js';
import { standardErrorLog } from './adapters/local/standard-error-log.js';
import { PortTaken } from './channels/http/port-taken.js';
import { compose } from './compose.js';
import type { Running } from './compose.js';
import { readConfiguration } from './config/configuration.js';
import { ConfigurationWrong } from './config/problem.js';
import { StoreLocked, StoreNewer, StoreUnavailable } from './ports/fault.js';

async function start(): Promise<Running> {
  const read = readConfiguration(process.env);
  if (!read.ok) throw new ConfigurationWrong(read.problems);
  return compose(read.configuration);
}

/** What to tell whoever starts us. Our own messages only; of anything else its class. */
function explained(error: unknown): string {
  if (error instanceof PortTaken) {
    return `${error.message}.\nStop what uses it, or choose another: OTP_BRIDGE_PORT=4978`;
  }
  if (error instanceof StoreLocked) {
    return 'Another OTP Bridge uses this data folder. Stop it, or choose another folder: OTP_BRIDGE_DATA=other-folder';
  }
  if (error instanceof StoreNewer) {
    return `${error.message}.\nStart the newer version, or restore a backup that this one has made.`;
  }
  const ours =
    error instanceof ConfigurationWrong ||
    error instanceof ConfigurationProblem ||
    error instanceof StoreUnavailable;
  if (ours) return error.message;
  return `Unexpected: ${error instanceof Error ? error.constructor.name : typeof error}`;
}

async function main(): Promise<void> {
  logNodeWarnings(standardErrorLog());
  try {
    const running = await start();
    process.stdout.write(`OTP Bridge listens on http://127.0.0.1:${running.port}\n`);
    const stop = (): void => {
      running.stop().then(
        () => process.exit(0),
        () => process.exit(1),
      );
    };
    process.once('SIGINT', stop);
    process.once('SIGTERM', stop);
    // Started by another process: not to outlive it.
    process.once('disconnect', stop);
  } catch (error) {
    // What is still waited for, an identity that does not answer say, must not keep us: whoever started us starts us again.
    process.stderr.write(`OTP Bridge cannot start.\n${explained(error)}\n`, () => process.exit(1));
  }
}

await main();
