// Who uses a command, and whether they may: as in chat, by the roles that the policy gives them at this moment. What was asked for is
// in the audit before anything is shown; where that cannot be written, nothing is.
import type { ConsoleActor } from '../../domain/audit/entry.js';
import { defined } from '../../domain/defined.js';
import type { PersonId } from '../../domain/ids.js';
import { ok, refused } from '../../domain/outcome.js';
import type { Outcome } from '../../domain/outcome.js';
import type { Right } from '../../domain/policy/roles.js';
import { noteBeside } from '../commit/note-beside.js';
import type { Deps } from '../deps.js';
import { roleLookup } from '../looking/role-lookup.js';

type Needs = Pick<Deps, 'store' | 'tenantId' | 'clock' | 'random' | 'directory' | 'policy'>;

/** Whoever is at the console; and whom Entra has verified there, or, in the local trial, whom they took themselves to be. */
export type Caller = {
  readonly at: ConsoleActor;
  readonly person?: { readonly id: PersonId; readonly verified: boolean };
};

export type Wanted = {
  readonly command: string;
  /** `console`: it names nobody. `member`: whom the directory knows. Else whoever holds one of these rights. */
  readonly who: 'console' | 'member' | readonly Right[];
};

export type NotAdmitted = {
  readonly code: 'NOT_SIGNED_IN' | 'UNKNOWN_TO_DIRECTORY' | 'NO_ROLE' | 'NOT_OPEN';
};

/** As the audit names them: the person where they were verified, else the place. */
export function actorOf({ at, person }: Caller): PersonId | ConsoleActor {
  return person?.verified === true ? person.id : at;
}

/** Gives the person, where the command is for people. Throws `StoreUnavailable` and `DirectoryUnavailable`. */
export async function admitCommand(
  deps: Needs,
  caller: Caller,
  wanted: Wanted,
): Promise<Outcome<PersonId | null, NotAdmitted>> {
  const why = await whyNot(deps, caller, wanted);
  const noted = await note(deps, caller, { command: wanted.command, why });
  if (!noted) return refused({ code: 'NOT_OPEN' });
  return why === undefined ? ok(caller.person?.id ?? null) : refused({ code: why });
}

async function whyNot(
  { directory, policy }: Needs,
  { person }: Caller,
  { who }: Wanted,
): Promise<NotAdmitted['code'] | undefined> {
  if (who === 'console') return undefined;
  if (person === undefined) return 'NOT_SIGNED_IN';
  if ((await directory.person(person.id)) === undefined) return 'UNKNOWN_TO_DIRECTORY';
  if (who === 'member') return undefined;
  const rights = await roleLookup(directory, policy())(person.id);
  return rights.some((right) => who.includes(right)) ? undefined : 'NO_ROLE';
}

/** A command that names nobody was begun at this console. False where there is no audit yet. */
export async function noteCommand(
  deps: Pick<Needs, 'store' | 'tenantId' | 'clock' | 'random'>,
  at: ConsoleActor,
  command: string,
): Promise<boolean> {
  return noteBeside(deps, { actor: at, fact: { action: 'command.run', command } });
}

async function note(
  deps: Needs,
  { at, person }: Caller,
  { command, why }: { readonly command: string; readonly why: NotAdmitted['code'] | undefined },
): Promise<boolean> {
  const actor = actorOf({ at, ...defined({ person }) });
  const trial = {
    ...(at.startsWith('local:') ? { unverified: true as const } : {}),
    ...defined({ takenFor: person?.verified === false ? person.id : undefined }),
  };
  const fact =
    why === undefined
      ? ({ action: 'command.run', command, ...trial } as const)
      : ({ action: 'command.refused', command, refusal: why, ...trial } as const);
  return noteBeside(deps, { actor, fact });
}
