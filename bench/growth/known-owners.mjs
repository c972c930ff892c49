// @ts-check
// The rows by which an account owner is found whom the directory does not know any more.
import { createHash } from 'node:crypto';
import { built, ROOM } from './built.mjs';

/** @typedef {import('./copy-rows.mjs').Text} Text */
/** @typedef {ReturnType<typeof import('./sizes.mjs').otherPerson>} Person */

/** As the daily look at account owners notes each of them. @returns {Promise<(person: Person) => readonly Text[]>} */
export async function ownersOf() {
  const { calledRow, ownerRow } = await built(`${ROOM}/names`);
  const { namesOf } = await built('domain/people/called');
  const digest = (/** @type {string} */ name) =>
    createHash('sha256').update(name, 'utf8').digest('hex').slice(0, 32);
  return (one) => {
    const person = { ...one, nicknames: [] };
    const digests = [...namesOf(person)].map(digest);
    const value = { person, called: digest(digests.join(' ')) };
    const indexes = digests.map((name) => ({ row: calledRow(name, one.id), text: '{}' }));
    return [{ row: ownerRow(one.id), text: JSON.stringify(value) }, ...indexes];
  };
}
