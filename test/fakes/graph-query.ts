// What Graph understands of `$filter` and `$search`, and nothing more.

export type User = Readonly<Record<string, string | boolean | null>>;
const FIELDS = [
  'id',
  'displayName',
  'givenName',
  'surname',
  'userPrincipalName',
  'mailNickname',
  'accountEnabled',
  'userType',
];
const CLAUSES_AT_MOST = 15;

type Matches = (user: User) => boolean;

/** `a eq 'x' or startswith(b,'y')`, at most fifteen of them. */
export function filterOf(text: string): Matches | undefined {
  const written = text.match(/\w+ eq '(?:[^']|'')*'|startswith\(\w+,'(?:[^']|'')*'\)/g) ?? [];
  if (written.join(' or ') !== text) return undefined;
  const clauses = written.map(clauseOf);
  if (clauses.length > CLAUSES_AT_MOST || clauses.includes(undefined)) return undefined;
  return (user) => clauses.some((clause) => clause?.(user) === true);
}

function clauseOf(text: string): Matches | undefined {
  const equal = /^(\w+) eq '((?:[^']|'')*)'$/.exec(text);
  const starts = /^startswith\((\w+),'((?:[^']|'')*)'\)$/.exec(text);
  const [, field = '', written = ''] = equal ?? starts ?? [];
  if (!FIELDS.includes(field)) return undefined;
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
  return (user) =>
    phrases.some((phrase) => {
      const value = String(user[phrase?.[1] ?? ''] ?? '').toLowerCase();
      const wanted = (phrase?.[2] ?? '').toLowerCase();
      const words = wanted.split(/\s+/);
      return words.every((word) => value.split(/[\s@.-]+/).some((part) => part.startsWith(word)));
    });
}
