// The world failing. Adapters translate their platform's errors into these once, at their edge; messages carry no
// secret, no address and no text of the platform.

/** A failure of something outside: thrown, never returned. `retryable` tells whether the same call may go through later. */
export abstract class Fault extends Error {
  abstract readonly code: FaultCode;
  abstract readonly retryable: boolean;
}

export type FaultCode =
  | 'STORE_UNAVAILABLE'
  | 'STORE_FORBIDDEN'
  | 'STORE_MISSING'
  | 'STORE_LOCKED'
  | 'STORE_NEWER'
  | 'POLICY_OUT_OF_DATE'
  | 'VAULT_UNAVAILABLE'
  | 'VAULT_FORBIDDEN'
  | 'SEED_NOT_FOUND'
  | 'SEED_UNREADABLE'
  | 'DIRECTORY_UNAVAILABLE'
  | 'DELIVERY_FAILED'
  | 'PERSON_UNREACHABLE'
  | 'MESSAGE_GONE'
  | 'CHAT_GONE'
  | 'TELEMETRY_UNAVAILABLE'
  | 'SIGNER_UNAVAILABLE'
  | 'SIGNER_FORBIDDEN'
  | 'ANCHOR_UNAVAILABLE'
  | 'ANCHOR_FORBIDDEN'
  | 'WITNESS_UNAVAILABLE'
  | 'LOG_ROLLED_BACK'
  | 'SIEM_UNAVAILABLE'
  | 'SIEM_TOO_MUCH'
  | 'SIEM_FORBIDDEN';

/** The store did not answer, or answered with a failure: for a commit the outcome is unknown. */
export class StoreUnavailable extends Fault {
  override readonly name: string = 'StoreUnavailable';
  override readonly code: Extract<FaultCode, `STORE_${string}`> = 'STORE_UNAVAILABLE';
  override readonly retryable = true;
}

/** The store refuses us: a role or a way through its firewall is missing, or not in force yet. */
export class StoreForbidden extends StoreUnavailable {
  override readonly name = 'StoreForbidden';
  override readonly code = 'STORE_FORBIDDEN';
}

/** There is no store in that place. Nobody makes one while the bot runs. */
export class StoreMissing extends StoreUnavailable {
  override readonly name = 'StoreMissing';
  override readonly code = 'STORE_MISSING';
}

/** The rows that a tenant has from its opening are no longer there: somebody deleted them under the running bot. */
export function tenantGone(): StoreMissing {
  return new StoreMissing('the rows of this tenant are gone from the store');
}

/** Another process holds the store. */
export class StoreLocked extends Fault {
  override readonly name = 'StoreLocked';
  override readonly code = 'STORE_LOCKED';
  override readonly retryable = false;
}

/** A newer version of the program has written here: nothing is decided. Both shapes are in the message. */
export class StoreNewer extends Fault {
  override readonly name = 'StoreNewer';
  override readonly code = 'STORE_NEWER';
  override readonly retryable = false;

  constructor(row: string, { there, here }: { readonly there: number; readonly here: number }) {
    super(
      `row ${row} is of shape ${there}, written by a newer version; this one knows shapes up to ${here}`,
    );
  }
}

/** Another instance has taken over a policy that this one does not see yet. */
export class PolicyOutOfDate extends Fault {
  override readonly name = 'PolicyOutOfDate';
  override readonly code = 'POLICY_OUT_OF_DATE';
  override readonly retryable = true;
}

/** The vault did not answer in time, or failed. */
export class VaultUnavailable extends Fault {
  override readonly name = 'VaultUnavailable';
  override readonly code = 'VAULT_UNAVAILABLE';
  override readonly retryable = true;
}

/** The vault refused us: a role is missing. */
export class VaultForbidden extends Fault {
  override readonly name = 'VaultForbidden';
  override readonly code = 'VAULT_FORBIDDEN';
  override readonly retryable = false;
}

/** The vault holds nothing under the reference. */
export class SeedNotFound extends Fault {
  override readonly name = 'SeedNotFound';
  override readonly code = 'SEED_NOT_FOUND';
  override readonly retryable = false;
}

/** What the vault returned is not the sealed seed that was put there. */
export class SeedUnreadable extends Fault {
  override readonly name = 'SeedUnreadable';
  override readonly code = 'SEED_UNREADABLE';
  override readonly retryable = false;
}

/** The directory of people did not answer. */
export class DirectoryUnavailable extends Fault {
  override readonly name = 'DirectoryUnavailable';
  override readonly code = 'DIRECTORY_UNAVAILABLE';
  override readonly retryable = true;
}

/** A message could not be delivered now. */
export class DeliveryFailed extends Fault {
  override readonly name = 'DeliveryFailed';
  override readonly code = 'DELIVERY_FAILED';
  override readonly retryable = true;
}

/**
 * Why nobody hears there, as the channel says it. `not-installed`: the app was not added, or was taken away. `blocked`: by
 * the person. `blocked-by-admin`: for them, or for everybody.
 */
export type WhyUnreachable = 'not-installed' | 'blocked' | 'blocked-by-admin';

/** The channel says that this person cannot be written to; only they or an administrator can change that. */
export class PersonUnreachable extends Fault {
  override readonly name = 'PersonUnreachable';
  override readonly code = 'PERSON_UNREACHABLE';
  override readonly retryable = false;
  readonly why: WhyUnreachable;

  constructor(message: string, options: ErrorOptions & { readonly why?: WhyUnreachable } = {}) {
    super(message, options);
    this.why = options.why ?? 'not-installed';
  }
}

/** The message to bring up to date was deleted. */
export class MessageGone extends Fault {
  override readonly name = 'MessageGone';
  override readonly code = 'MESSAGE_GONE';
  override readonly retryable = false;
}

/** The channel does not find the chat: by chance, or because its history was removed and it has to be opened anew. */
export class ChatGone extends Fault {
  override readonly name = 'ChatGone';
  override readonly code = 'CHAT_GONE';
  override readonly retryable = true;
}

/** Traces were not taken. Nothing waits for it: the log has it, and the doctor. */
export class TelemetryUnavailable extends Fault {
  override readonly name = 'TelemetryUnavailable';
  override readonly code = 'TELEMETRY_UNAVAILABLE';
  override readonly retryable = true;
}

/** A SIEM did not take entries now. */
export class SiemUnavailable extends Fault {
  override readonly name = 'SiemUnavailable';
  override readonly code = 'SIEM_UNAVAILABLE';
  override readonly retryable = true;
  /** For how long it asks to be left alone. */
  readonly retryAfterSeconds?: number;

  constructor(
    message: string,
    options: ErrorOptions & { readonly retryAfterSeconds?: number } = {},
  ) {
    super(message, options);
    if (options.retryAfterSeconds !== undefined) this.retryAfterSeconds = options.retryAfterSeconds;
  }
}

/** A SIEM takes less at once. */
export class SiemTooMuch extends Fault {
  override readonly name = 'SiemTooMuch';
  override readonly code = 'SIEM_TOO_MUCH';
  override readonly retryable = false;
}

/** A SIEM refuses us, or does not know where our entries go. */
export class SiemForbidden extends Fault {
  override readonly name = 'SiemForbidden';
  override readonly code = 'SIEM_FORBIDDEN';
  override readonly retryable = false;
}

/** Whoever signs checkpoints of the audit did not answer, or answered with nonsense. */
export class SignerUnavailable extends Fault {
  override readonly name = 'SignerUnavailable';
  override readonly code = 'SIGNER_UNAVAILABLE';
  override readonly retryable = true;
}

/** The key is not there, or not ours to sign with. */
export class SignerForbidden extends Fault {
  override readonly name = 'SignerForbidden';
  override readonly code = 'SIGNER_FORBIDDEN';
  override readonly retryable = false;
}

/** A place for checkpoints of the audit cannot be reached, or holds nonsense. */
export class AnchorUnavailable extends Fault {
  override readonly name = 'AnchorUnavailable';
  override readonly code = 'ANCHOR_UNAVAILABLE';
  override readonly retryable = true;
}

/** A place for checkpoints does not take ours, or is not there. */
export class AnchorForbidden extends Fault {
  override readonly name = 'AnchorForbidden';
  override readonly code = 'ANCHOR_FORBIDDEN';
  override readonly retryable = false;
}

/** A witness of the audit's log did not answer, or answered with nonsense. */
export class WitnessUnavailable extends Fault {
  override readonly name = 'WitnessUnavailable';
  override readonly code = 'WITNESS_UNAVAILABLE';
  override readonly retryable = true;
}

/** The store is older than what was signed of its log, or another one. Nothing of ours signs it. */
export class LogRolledBack extends Fault {
  override readonly name = 'LogRolledBack';
  override readonly code = 'LOG_ROLLED_BACK';
  override readonly retryable = false;
}
