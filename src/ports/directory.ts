// Who there is. The directory says names, addresses and groups; what they may do is the policy's.
import type { GroupId, PersonId } from '../domain/ids.js';

export type Person = {
  readonly id: PersonId;
  readonly displayName: string;
  readonly givenName: string;
  readonly surname: string;
  /** User principal name, e.g. `alice@contoso.example`. */
  readonly userPrincipalName: string;
  /** Other names that a colleague might type. */
  readonly nicknames: readonly string[];
};

/** Every method throws `DirectoryUnavailable` when the directory does not answer. */
export interface Directory {
  /** The person, or undefined where the tenant knows no such active member. */
  person(id: PersonId): Promise<Person | undefined>;
  /**
   * Who is called by any of these names: user name, address, display, first, last name or nickname; any case, with or
   * without diacritics, umlauts also written out. Whole names only, in order of display name, at most ten for each.
   */
  find(names: readonly string[]): Promise<readonly Person[]>;
  /**
   * Who might be meant by names that {@link find} knows nobody by: a slip or two away, nearest first, at most five. May
   * leave out those whose first letter was typed wrong.
   */
  similar(names: readonly string[]): Promise<readonly Person[]>;
  /** Every group that the person is in, directly or through other groups. Never cached. */
  groupsOf(id: PersonId): Promise<readonly GroupId[]>;
  /** Every person in the group, directly or through other groups, in order of display name. */
  membersOf(group: GroupId): Promise<readonly Person[]>;
}
