// The way of every command over the use cases: the ground, who is there, whether they may, then the work.
import { ConfigurationProblem } from '../../adapters/local/configuration-problem.js';
import { actorOf, admitCommand } from '../../app/tenant/admit-command.js';
import type { Wanted } from '../../app/tenant/admit-command.js';
import type { Done, Saying } from '../../channels/cli/frame/terminal.js';
import { readConfiguration } from '../../config/configuration.js';
import { ConfigurationWrong } from '../../config/problem.js';
import type { AuditActor, ConsoleActor } from '../../domain/audit/entry.js';
import type { PersonId } from '../../domain/ids.js';
import { InvariantBroken } from '../../domain/outcome.js';
import { StoreLocked } from '../../ports/fault.js';
import { CLI_LISTED } from '../../text/cli/commands.js';
import type { CliName } from '../../text/cli/commands.js';
import { EXITS } from '../../text/cli/frame.js';
import { people } from '../../text/cli/people.js';
import { whyNot } from '../doctor.js';
import { consoleOf } from './console.js';
import { CommandRefused } from './ground.js';
import type { Ground } from './ground.js';
import { codeOf } from './run-in-deployment.js';
import type { Ran } from './runners.js';

/** `person`: null where the command names nobody. */
export type PeopleWork = (on: {
  readonly ground: Ground;
  readonly person: PersonId | null;
  /** As the audit names whoever uses it. */
  readonly by: AuditActor | ConsoleActor;
  readonly saying: Saying;
}) => Promise<Done>;

export async function runForPeople(ran: Ran, name: CliName, work: PeopleWork): Promise<Done> {
  try {
    ran.saying.progress(people.opening);
    const ground = await openGround(ran);
    try {
      return await runOnGround(ground, ran.saying, { name, work });
    } finally {
      await ground.close();
    }
  } catch (error) {
    return tellWhyNot(error, ran.saying);
  }
}

/** The same on a ground that is there. */
export async function runOnGround(
  ground: Ground,
  saying: Saying,
  { name, work }: { readonly name: CliName; readonly work: PeopleWork },
): Promise<Done> {
  const wanted = wantedOf(name);
  const { deps } = ground.running;
  const caller = await ground.findCaller(wanted.who);
  const admitted = await admitCommand(deps, caller, wanted);
  if (!admitted.ok) {
    const { code } = admitted.refusal;
    const exit = code === 'NOT_OPEN' ? EXITS.failed : EXITS.refused;
    saying.problem(people.refusals[code]);
    return { exit, json: { error: code, message: people.refusals[code] } };
  }
  const person = admitted.value;
  const known = person === null ? undefined : await deps.directory.person(person);
  if (known !== undefined) {
    const { displayName, userPrincipalName } = known;
    const said = caller.person?.verified === true ? people.signedIn : people.unverified;
    saying.problem(said(displayName, userPrincipalName));
  }
  return work({ ground, person, by: actorOf(caller), saying });
}

/** As the table says. */
function wantedOf(command: CliName): Wanted {
  const who = CLI_LISTED.find(({ words }) => words === command)?.who;
  if (who === undefined || who === 'anybody') throw new InvariantBroken('it opens nothing');
  return { command, who };
}

async function openGround({ environment, given, saying }: Ran): Promise<Ground> {
  const read = readConfiguration({ OTP_BRIDGE_PROFILE: 'local', ...environment });
  if (!read.ok) throw new ConfigurationWrong(read.problems);
  const { configuration } = read;
  const typed = given.options['--as'];
  const asName = typeof typed === 'string' ? typed : undefined;
  // Each loads what it alone needs.
  if (configuration.profile === 'local') {
    const { openLocalGround } = await import('./open-local-ground.js');
    return openLocalGround(configuration, asName);
  }
  const { openDeployedGround } = await import('./open-deployed-ground.js');
  const ask = (address: string, code: string): void => {
    saying.problem(people.askedToSignIn(address, code));
  };
  const at = consoleOf(environment);
  return openDeployedGround(configuration, { at, asName, ask: saying.canAsk ? ask : undefined });
}

function tellWhyNot(error: unknown, saying: Saying): Done {
  const locked = error instanceof StoreLocked;
  const message = locked ? people.locked : ourWords(error);
  saying.problem(message);
  return {
    exit: locked ? EXITS.locked : exitOf(error),
    json: { error: codeOf(error), message },
  };
}

function ourWords(error: unknown): string {
  const ours = error instanceof CommandRefused || error instanceof ConfigurationProblem;
  return ours ? error.message : whyNot(error);
}

function exitOf(error: unknown): Done['exit'] {
  if (!(error instanceof CommandRefused)) return EXITS.failed;
  return error.code === 'NO_TRIAL' ? EXITS.failed : EXITS.usage;
}
