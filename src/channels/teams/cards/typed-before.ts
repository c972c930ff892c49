// What a button carries that goes on with what was typed before, so that nothing of it has to be typed again: the words, and
// what was chosen on cards since.
import type { AskForCode } from '../../../app/asking/answers.js';
import type { LookBack } from '../../../app/audit/look-back-answers.js';
import type { Whom } from '../../../app/looking/who.js';
import { defined } from '../../../domain/defined.js';
import type { Instant, TokenId } from '../../../domain/ids.js';
import type { CommandWith } from '../../../text/commands.js';
import type { ActionExecute } from './elements.js';
import { pressable } from './pressable.js';

/** A command about one person, other than asking for a code. */
export type CommandForOne = Whom & {
  readonly kind: CommandWith<'whom' | 'whom-and-why' | 'everybody-or-whom'>;
  readonly token?: TokenId;
  readonly reason?: string;
};

/** `moments`: the time that was typed, as it was understood; several until one is chosen. */
type AskTyped = Omit<AskForCode, 'when'> & {
  readonly moments?: readonly Instant[];
  readonly atOnce?: true;
};

/** `at`: when the card was made. Its buttons work for an hour: nobody remembers longer what they were about. */
export type AskBefore = { readonly ask: AskTyped; readonly at: Instant };
/** The same of a command about one person. */
export type CommandBefore = { readonly again: CommandForOne; readonly at: Instant };

/** A look at the audit, as it was understood. */
export type LookBefore = { readonly look: LookAgain; readonly at: Instant };
export type LookAgain = Omit<LookBack, 'range' | 'unread'>;

const WORKS_FOR_MS = 3_600_000;

export function isTooOld(at: Instant, now: Instant): boolean {
  return now - at > WORKS_FOR_MS;
}

export function askAgain(title: string, ask: AskForCode, at: Instant): ActionExecute {
  const { typedName, reason, byMail, verifiedBy, after } = ask;
  const moments = momentsIn(ask);
  const data = {
    ask: {
      ...chosen(ask),
      typedName,
      reason,
      byMail,
      ...defined({ verifiedBy, after }),
      ...(moments.length === 0 ? {} : { moments }),
      ...(ask.when?.kind === 'at-once' ? { atOnce: true as const } : {}),
    },
    at,
  };
  return pressable({ title, verb: 'ask.send', data });
}

export function momentsIn({ when }: AskForCode): readonly Instant[] {
  return when?.kind === 'moments' ? when.moments : [];
}

export function commandAgain(title: string, command: CommandForOne, at: Instant): ActionExecute {
  const { kind, typedName, reason } = command;
  const typed = { ...chosen(command), kind, typedName };
  const data = { again: reason === undefined ? typed : { ...typed, reason }, at };
  return pressable({ title, verb: 'command.again', data });
}

export function lookAgain(title: string, look: LookAgain, at: Instant): ActionExecute {
  const { typedName, person, releases, between, before } = look;
  const data = { look: { typedName, releases, ...defined({ person, between, before }) }, at };
  return pressable({ title, verb: 'audit.look', data });
}

type Chosen = Pick<AskForCode, 'person' | 'token'>;

function chosen({ person, token }: Chosen): Chosen {
  return {
    ...defined({ person, token }),
  };
}
