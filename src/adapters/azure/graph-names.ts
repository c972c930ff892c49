// What somebody typed for a name, as questions that Graph takes: filters that compare letters as they are, and a search by words.
import { plainMarks } from '../../domain/people/fold-name.js';
import { beginningsOf } from './first-letters.js';

/** Shorter ones begin the names of half a tenant. */
const SEARCHED_FROM = 3;
const READ_AT_MOST = 200;
/** learn.microsoft.com/entra/identity/authentication/concept-sspr-policy, user principal names: before the @. */
const USER_NAME_AT_MOST = 64;
/** `&` and `#` are refused, and so is what is longer. */
const SEARCHED_AT_MOST = 100;
/** What a colleague may type. `$filter` with `eq` compares without case. */
const NAMES = ['displayName', 'givenName', 'surname'];
const ACCOUNTS = ['userPrincipalName', 'mailNickname', 'mail'];
/** More than fifteen clauses are refused. */
const CLAUSES_AT_MOST = 15;

/** `not` and `$count` make it an advanced query: null counts as no guest then, as it does here. */
const NO_GUESTS = "not(userType eq 'Guest')";

/** Whether that may be a name, and is something that Graph should be asked. */
export function isAskable(name: string): boolean {
  return name.length <= READ_AT_MOST && /[\p{L}\p{N}]/u.test(name);
}

/** Names as they were typed. Directories are kept with a plain keyboard's apostrophe and hyphen, mostly; phones type others. */
export function filterByNames(names: readonly string[]): string {
  const asTyped = names.map(oneLine);
  const clauses = [...new Set([...asTyped.map(plainMarks), ...asTyped])].flatMap(clausesFor);
  return clauses.slice(0, CLAUSES_AT_MOST).join(' or ');
}

/** An address of a mailbox, whether it is the first one or another. By itself: Graph takes it alone, but not beside all others. */
export function filterByMailbox(address: string): string {
  const kinds = ['SMTP', 'smtp'].map((kind) => quoted(`${kind}:${oneLine(address)}`));
  return kinds.map((one) => `proxyAddresses/any(a:a eq ${one})`).join(' or ');
}

/** Names that begin like a folded one, in one filter or several; none where it begins with no letter. */
export function filtersByBeginning(folded: string, letters: 1 | 2): readonly string[] {
  return beginningsOf(folded, letters).map((some) => {
    const clauses = some.flatMap((beginning) =>
      NAMES.map((field) => `startswith(${field},${quoted(beginning)})`),
    );
    return `${NO_GUESTS} and (${clauses.join(' or ')})`;
  });
}

/** Accounts have no spaces in them. Two letters of a user name are too few to be searched for, and enough for this. */
function clausesFor(name: string): readonly string[] {
  const equal = (field: string): string => `${field} eq ${quoted(name)}`;
  if (name.includes(' ')) return NAMES.map(equal);
  const userName = `startswith(userPrincipalName,${quoted(`${name}@`)})`;
  const beginning = name.length <= USER_NAME_AT_MOST && !name.includes('@') ? [userName] : [];
  return [...ACCOUNTS, ...NAMES].map(equal).concat(beginning);
}

/** A text in a filter: an apostrophe in it is doubled (OData 4.01 §5.1.1.6.1). */
function quoted(text: string): string {
  return `'${text.replaceAll("'", "''")}'`;
}

function oneLine(name: string): string {
  return name.normalize('NFC').replace(/\s+/gu, ' ').trim();
}

/**
 * A search by words, undefined where there are too few letters for one: what parts words, or would end the phrase, is left out.
 */
export function searchFor(typed: string): string | undefined {
  const phrase = searched(typed);
  if (Array.from(phrase).length < SEARCHED_FROM || !isAskable(typed)) return undefined;
  const local = phrase.split(/\s+/)[0] ?? phrase;
  return `"displayName:${phrase}" OR "userPrincipalName:${local}"`;
}

function searched(typed: string): string {
  return plainMarks(typed)
    .replace(/[^\p{L}\p{M}\p{N}.@_'-]+/gu, ' ')
    .trim()
    .slice(0, SEARCHED_AT_MOST);
}
