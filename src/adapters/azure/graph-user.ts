// A user as Graph tells of one, and who of them is one of the people: members whose account is switched on.
import { z } from 'zod';
import { personId } from '../../domain/fields.js';
import type { Person } from '../../ports/directory.js';
import { DirectoryUnavailable } from '../../ports/fault.js';

export const SELECT =
  'id,displayName,givenName,surname,userPrincipalName,mailNickname,mail,proxyAddresses,accountEnabled,userType';
/** Somebody who had more names and moved more often is found by their account. */
const ADDRESSES_AT_MOST = 20;

const user = z.looseObject({
  id: personId,
  displayName: z.string().nullish(),
  givenName: z.string().nullish(),
  surname: z.string().nullish(),
  userPrincipalName: z.string(),
  mailNickname: z.string().nullish(),
  mail: z.string().nullish(),
  proxyAddresses: z.array(z.string()).nullish(),
  accountEnabled: z.boolean().nullish(),
  userType: z.string().nullish(),
});
export type User = z.infer<typeof user>;

/** Throws `DirectoryUnavailable` where that is no user. */
export function parsed(value: unknown): User {
  const result = user.safeParse(value);
  if (result.success) return result.data;
  throw new DirectoryUnavailable('Graph answered with something else', { cause: result.error });
}

/** Why somebody who is in a group is nobody to the bridge. */
export type LeftOut = 'guest' | 'switched-off' | 'state-unknown';

/** Undefined for an active member. Entra says `true` of an account that is on; null, as where it may not be read, is no yes. */
export function leftOutFor(found: User): LeftOut | undefined {
  if (!isMember(found)) return 'guest';
  if (found.accountEnabled === true) return undefined;
  return found.accountEnabled === false ? 'switched-off' : 'state-unknown';
}

/** No guests, and nobody whose account is switched off: what is not said counts as a no. */
export function activeMember(found: User): Person | undefined {
  if (leftOutFor(found) !== undefined) return undefined;
  const { id, userPrincipalName } = found;
  return {
    id,
    displayName: found.displayName ?? userPrincipalName,
    givenName: found.givenName ?? '',
    surname: found.surname ?? '',
    userPrincipalName,
    nicknames: nicknamesOf(found),
  };
}

/** Accounts from before there were guests have no type; a guest's name says so, whatever the type is. */
function isMember({ userType, userPrincipalName }: User): boolean {
  if (userPrincipalName.toUpperCase().includes('#EXT#')) return userType === 'Member';
  return (userType ?? 'Member') === 'Member';
}

/** Their address may be another one than their user name, and they may have several. */
function nicknamesOf({ mailNickname, mail, proxyAddresses, ...found }: User): readonly string[] {
  const addresses = [mail ?? '', ...(proxyAddresses ?? []).flatMap(mailAddress)].filter(
    (address) => address !== found.userPrincipalName,
  );
  const names = addresses.flatMap((address) => [address, address.split('@', 1)[0] ?? '']);
  return [...new Set([mailNickname ?? '', ...names.slice(0, 2 * ADDRESSES_AT_MOST)])].filter(
    (name) => name !== '',
  );
}

/** `SMTP:` is the first one of a mailbox, `smtp:` the others; X.500 and telephone addresses are nobody's name. */
function mailAddress(proxy: string): readonly string[] {
  const address = /^smtp:(.+@.+)$/i.exec(proxy)?.[1];
  return address === undefined ? [] : [address];
}
