// What a rehearsal uses of the bridge: the use cases themselves, as every channel has them, each passed in.
import type { TenantId } from '../../domain/ids.js';
import type { CaseId, TokenId } from '../../domain/ids.js';
import type { Outcome } from '../../domain/outcome.js';
import type { OtpParameters } from '../../domain/otp/parameters.js';
import type { Seed } from '../../domain/otp/seed.js';
import type { Policy } from '../../domain/policy/policy.js';
import type { Directory } from '../../ports/directory.js';
import type { Messenger } from '../../ports/messenger.js';
import type { Random } from '../../ports/random.js';
import type { SeedVault } from '../../ports/seed-vault.js';
import type { Store } from '../../ports/store.js';
import type { Bridge } from '../bridge.js';
import type { Actor } from '../looking/who.js';

type Why = { readonly code: string };
type Entered = { readonly actor: Actor; readonly caseId: CaseId; readonly session: string };

export type RehearsedBridge = {
  readonly bridge: Pick<
    Bridge,
    'rememberPerson' | 'askForCode' | 'actOnRequest' | 'showCode' | 'freeze'
  >;
  readonly provisioning: {
    readonly openCase: (
      actor: Actor,
      whom: { readonly typedName: string },
    ) => Promise<Outcome<{ readonly ticket: string }, Why>>;
    readonly enter: (
      ticket: string,
      mayEnter: () => boolean,
    ) => Promise<Outcome<{ readonly inCase: Entered }, Why>>;
    readonly capture: (
      at: Entered,
      captured: {
        readonly seed: Seed;
        readonly issuer: string;
        readonly accountName: string;
        readonly parameters: OtpParameters;
        readonly looksLike: () => boolean;
        readonly overruled: readonly [];
      },
    ) => Promise<Outcome<unknown, Why>>;
    readonly giveEnrolmentCode: (
      at: Entered,
    ) => Promise<Outcome<{ readonly code: { reveal(): string } }, Why>>;
    readonly accept: (at: Entered) => Promise<Outcome<unknown, Why>>;
    readonly cancel: (actor: Actor, token: TokenId) => Promise<Outcome<unknown, Why>>;
  };
  readonly outbox: { readonly drain: () => Promise<void>; readonly stop: () => Promise<void> };
};

/** Opens a tenant and its use cases over these parts. */
export type OpenBridge = (parts: {
  readonly tenantId: TenantId;
  readonly store: Store;
  readonly vault: SeedVault;
  readonly directory: Directory;
  readonly messenger: Messenger;
  readonly random: Random;
  readonly policy: Policy;
}) => Promise<RehearsedBridge>;
