// What Key Vault refuses or fails, in our own words: who runs the bot reads what to grant.
import {
  Fault,
  SeedNotFound,
  SeedUnreadable,
  VaultForbidden,
  VaultUnavailable,
} from '../../ports/fault.js';
import { InvariantBroken } from '../../domain/outcome.js';
import { azureErrorOf } from './azure-error.js';

/** The role that `infra/` makes: it reads, writes and deletes secrets, and nothing else. */
export const KEY_VAULT_ROLE = 'OTP Bridge seed keeper';
/** The least of Azure's own that can do as much. */
const BUILT_IN_ROLE = 'Key Vault Secrets Officer';

const MISSING_ROLE = `the vault refused the bot's identity: give it the role "${KEY_VAULT_ROLE}" (or "${BUILT_IN_ROLE}") on this vault`;
const CLOSED = "the vault's firewall does not let the bot in: allow its network";
const OTHER_TENANT =
  "the vault does not take the bot's identity at all: it belongs to another tenant. Look at OTP_BRIDGE_TENANT_ID and OTP_BRIDGE_KEY_VAULT";

type Rule = {
  readonly status: readonly number[];
  /** Where absent: whatever the code. */
  readonly code?: string;
  readonly fault: (cause: ErrorOptions) => Fault;
};

/** The first that fits counts. */
const RULES: readonly Rule[] = [
  {
    status: [404],
    code: 'SecretNotFound',
    fault: (cause) => new SeedNotFound('nothing under this reference', cause),
  },
  {
    // Somebody has switched it off by hand.
    status: [403],
    code: 'SecretDisabled',
    fault: (cause) => new SeedUnreadable('the secret is disabled', cause),
  },
  {
    status: [403],
    code: 'ForbiddenByFirewall',
    fault: (cause) => new VaultForbidden(CLOSED, cause),
  },
  {
    status: [403],
    code: 'ForbiddenByConnection',
    fault: (cause) => new VaultForbidden(CLOSED, cause),
  },
  { status: [401], fault: (cause) => new VaultForbidden(OTHER_TENANT, cause) },
  { status: [403], fault: (cause) => new VaultForbidden(MISSING_ROLE, cause) },
  {
    // What the name stood for was deleted. References are never used twice.
    status: [409],
    code: 'ObjectIsDeletedButRecoverable',
    fault: (cause) => new SeedUnreadable('the reference was used before', cause),
  },
  {
    status: [409],
    code: 'ObjectIsBeingDeleted',
    fault: (cause) => new SeedUnreadable('the reference was used before', cause),
  },
];

export function vaultFaultOf(error: unknown): Error {
  if (error instanceof Fault || error instanceof InvariantBroken) return error;
  const { status, codes } = azureErrorOf(error);
  const fits = (rule: Rule): boolean =>
    status !== undefined &&
    rule.status.includes(status) &&
    (rule.code === undefined || codes.includes(rule.code));
  const cause = { cause: error };
  const unavailable = new VaultUnavailable('the vault did not answer, or failed', cause);
  return RULES.find(fits)?.fault(cause) ?? unavailable;
}
