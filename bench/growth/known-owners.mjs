// @ts-check
// The rows by which an account owner is found whom the directory does not know any more.
import { built, ROOM } from './built.mjs';

/** @typedef {import('./copy-rows.mjs').Text} Text */
/** @typedef {ReturnType<typeof import('./sizes.mjs').otherPerson>} Person */

/** As the daily look at account owners notes each of them. @returns {Promise<(person: Person) => readonly Text[]>} */
export async function ownersOf() {
  const { calledRow, ownerRow } = await built(`${ROOM}/names`);
  const { noted } = await built('app/looking/known-owners');
  return (one) => {
    const { owner, digests } = noted({ ...one, nicknames: [] });
    const index = (/** @type {string} */ name) => ({ row: calledRow(name, one.id), text: '{}' });
    return [{ row: ownerRow(one.id), text: JSON.stringify(owner) }, ...digests.map(index)];
  };
}
