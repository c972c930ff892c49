// Accounts as Graph tells of them, and who of them is somebody to the bridge. What should come out was written down before the code.
import type { LeftOut } from '../../src/adapters/azure/graph-user.js';

export type OddAccount = {
  readonly kind: string;
  readonly source: string;
  /** Of a member whose account is on, what is otherwise. */
  readonly changes: Readonly<Record<string, unknown>>;
  readonly out: LeftOut | 'a member';
};

const SOURCE = 'user resource of Microsoft Graph, and accounts from before there were guests';
const GUEST = 'olga_fabrikam.example#EXT#@contoso.example';

export const ODD_ACCOUNTS: readonly OddAccount[] = (
  [
    [{ userType: null }, 'a member'],
    [{ userType: undefined }, 'a member'],
    [{ userType: 'Guest' }, 'guest'],
    [{ userType: 'Visitor' }, 'guest'],
    [{ userPrincipalName: GUEST, userType: null }, 'guest'],
    [{ userPrincipalName: GUEST, userType: 'Member' }, 'a member'],
    [{ accountEnabled: false }, 'switched-off'],
    [{ accountEnabled: null }, 'state-unknown'],
    [{ accountEnabled: undefined }, 'state-unknown'],
    [{ userType: null, accountEnabled: null }, 'state-unknown'],
    [{ userType: 'Guest', accountEnabled: false }, 'guest'],
    [{ displayName: null, givenName: null, surname: null, mail: null }, 'a member'],
    [{ proxyAddresses: null, mailNickname: null }, 'a member'],
  ] as const
).map(([changes, out]) => ({
  kind: 'accounts whose fields are empty',
  source: SOURCE,
  changes,
  out,
}));
