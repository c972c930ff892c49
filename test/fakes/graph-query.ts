// What Graph understands of `$filter` and `$search`, and nothing more.

export type User = Readonly<Record<string, string | boolean | null | readonly string[]>>;
const FIELDS = [
  'id',
  'displayName',
  'givenName',
  'surname',
  'userPrincipalName',
  'mailNickname',
  'mail',
  'accountEnabled',
  'userType',
  'proxyAddresses',
];
/** `startswith` with a longer text is refused. */
const BEGINNING_AT_MOST = 120;
const ADDRESSES = /^proxyAddresses\/any\((\w+):\1 eq '((?:[^']|'')*)'\)$/;
const CLAUSES_AT_MOST = 15;

type Matches = (user: User) => boolean;

/** What `not` in it makes of it: an advanced query (ConsistencyLevel and $count). */
export const isAdvanced = (text: string): boolean => text.startsWith(NO_GUESTS);
const NO_GUESTS = "not(userType eq 'Guest') and ";

/** `a eq 'x' or startswith(b,'y')`, at most fifteen of them; the same of nobody but guests left out. */
export function filterOf(whole: string): Matches | undefined {
  const text = isAdvanced(whole)
    ? whole.slice(NO_GUESTS.length).replace(/^\((.*)\)$/, '$1')
    : whole;
  const written =
    text.match(
      /proxyAddresses\/any\(\w+:\w+ eq '(?:[^']|'')*'\)|\w+ eq '(?:[^']|'')*'|startswith\(\w+,'(?:[^']|'')*'\)/g,
    ) ?? [];
  if (written.join(' or ') !== text) return undefined;
  // A clause about what may be several is taken alone.
  if (written.some((one) => ADDRESSES.test(one)) && !written.every((one) => ADDRESSES.test(one)))
    return undefined;
  const clauses = written.map(clauseOf);
  const count = clauses.length + (isAdvanced(whole) ? 1 : 0);
  if (count > CLAUSES_AT_MOST || clauses.includes(undefined)) return undefined;
  return (user) =>
    (!isAdvanced(whole) || user['userType'] !== 'Guest') &&
    clauses.some((clause) => clause?.(user) === true);
}

function clauseOf(text: string): Matches | undefined {
  const address = ADDRESSES.exec(text)?.[2];
  if (address === undefined) return clauseOfOne(text);
  return (user) =>
    [user['proxyAddresses'] ?? []]
      .flat()
      .some((one) => String(one).toLowerCase() === address.toLowerCase());
}

function clauseOfOne(text: string): Matches | undefined {
  const equal = /^(\w+) eq '((?:[^']|'')*)'$/.exec(text);
  const starts = /^startswith\((\w+),'((?:[^']|'')*)'\)$/.exec(text);
  const [, field = '', written = ''] = equal ?? starts ?? [];
  if (!FIELDS.includes(field) || field === 'proxyAddresses') return undefined;
  if (starts !== null && written.length > BEGINNING_AT_MOST) return undefined;
  const wanted = written.replaceAll("''", "'").toLowerCase();
  return (user) => {
    const value = String(user[field] ?? '').toLowerCase();
    return equal === null ? value.startsWith(wanted) : value === wanted;
  };
}

/** `"displayName:alice" OR "userPrincipalName:alice"`: words of the one, beginnings of the other. */
export function searchOf(text: string): Matches | undefined {
  const written = text.match(/"[^"]*"/g) ?? [];
  if (written.join(' OR ') !== text) return undefined;
  const phrases = written.map((phrase) =>
    /^"(displayName|userPrincipalName):([^"\\]*)"$/.exec(phrase),
  );
  if (phrases.includes(null)) return undefined;
  // Whatever is encoded how: the words of a search may hold neither of them.
  if (
    phrases.some(
      (phrase) => /[&#]/.test(phrase?.[2] ?? '') || (phrase?.[2] ?? '').length > BEGINNING_AT_MOST,
    )
  )
    return undefined;
  return (user) =>
    phrases.some((phrase) => {
      const value = String(user[phrase?.[1] ?? ''] ?? '').toLowerCase();
      const wanted = (phrase?.[2] ?? '').toLowerCase();
      const words = wanted.split(/\s+/);
      return words.every((word) => value.split(/[\s@.-]+/).some((part) => part.startsWith(word)));
    });
}
