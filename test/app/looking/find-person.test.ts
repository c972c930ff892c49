// Where a name ends (docs/decisions/0015-where-a-name-ends.md): the rule, over a directory of people with like names.
import { describe, expect, test } from '@jest/globals';
import { fc } from '../../properties.js';
import { findPerson } from '../../../src/app/looking/find-person.js';
import type { AskForCode } from '../../../src/app/asking/answers.js';
import type { Typed } from '../../../src/app/looking/who.js';
import { parseCommand } from '../../../src/channels/teams/parse-command.js';
import { parsePersonId } from '../../../src/domain/ids.js';
import type { Person } from '../../../src/ports/directory.js';
import { FakeDirectory } from '../../fakes/fake-directory.js';
import { must } from '../trial.js';

const person = (at: number, displayName: string, nicknames: readonly string[] = []): Person => {
  const [givenName = '', ...rest] = displayName.split(' ');
  return {
    id: must(parsePersonId(`7e57ab1e-0000-4000-8000-${String(at).padStart(12, '0')}`)),
    displayName,
    givenName,
    surname: rest.join(' '),
    userPrincipalName: `p${at}@contoso.example`,
    nicknames,
  };
};
const PEOPLE = [
  person(1, 'Alice Example'),
  person(2, 'Alice Baker'),
  person(3, 'Mark Twain'),
  person(4, 'Jürgen Müller'),
  person(5, 'Maria del Carmen Lopez'),
  // Whoever types "sea lion" may mean them, or Sea because of a lion.
  person(6, 'Sea Captain'),
  person(7, 'Leo Zoo', ['sea lion']),
];
const directory = new FakeDirectory(PEOPLE);

function typed(text: string): Typed<AskForCode> {
  const command = parseCommand(`/otp ${text}`);
  if (command.kind !== 'otp') throw new Error('the test asks for a code');
  return command;
}

describe('the longest name that is somebody’s', () => {
  test.each([
    ['alice example at the airport', 'Alice Example', 'at the airport'],
    ['Example, Alice is at the airport', 'Alice Example', 'Alice is at the airport'],
    ['example alice at sea', 'Alice Example', 'at sea'],
    ['mark example file is missing', 'Mark Twain', 'example file is missing'],
    ['juergen mueller neues Handy', 'Jürgen Müller', 'neues Handy'],
    ['muller new phone', 'Jürgen Müller', 'new phone'],
    ['maria del carmen lopez new phone', 'Maria del Carmen Lopez', 'new phone'],
    ['p2 alice example told me', 'Alice Baker', 'alice example told me'],
    ['twain', 'Mark Twain', ''],
  ])('%s', async (text, displayName, reason) => {
    const found = await findPerson<AskForCode>(directory, typed(text));
    expect(found).toMatchObject({ person: { displayName }, said: { reason } });
  });
});

describe('is never guessed', () => {
  const refused = async (text: string): Promise<unknown> =>
    findPerson<AskForCode>(directory, typed(text));
  const names = async (text: string): Promise<unknown> => {
    const found = await findPerson<AskForCode>(directory, typed(text));
    if (!('code' in found)) return found.person.displayName;
    const people = found.code === 'SEVERAL_PEOPLE' ? found.people : found.nearest;
    return people.map(({ name, reading }) => [name, reading]);
  };

  test('where several people are called so', async () => {
    expect(await refused('alice at the airport')).toMatchObject({ code: 'SEVERAL_PEOPLE' });
    expect(await names('alice at the airport')).toEqual([
      ['Alice Baker', 0],
      ['Alice Example', 0],
    ]);
  });

  test('where the first word is the name of somebody whom the longer name is not', async () => {
    expect(await refused('sea lion is loose')).toMatchObject({ code: 'SEVERAL_PEOPLE' });
    expect(await names('sea lion is loose')).toEqual([
      ['Leo Zoo', 1],
      ['Sea Captain', 0],
    ]);
  });

  test.each([
    ['alcie exmaple at the airport', ['Alice Example', 1]],
    ['twian m has no phone', ['Mark Twain', 0]],
    ['jurgn', ['Jürgen Müller', 0]],
  ])('where there is a slip in it, but offered: %s', async (text, first) => {
    expect(await refused(text)).toMatchObject({ code: 'UNKNOWN_PERSON' });
    expect(await names(text)).toContainEqual(first);
  });

  test('for any words before and behind: one person is found only by one of their whole names', async () => {
    const word = fc.constantFrom('alice', 'example', 'baker', 'mark', 'sea', 'lion', 'at', 'del');
    await fc.assert(
      fc.asyncProperty(fc.array(word, { minLength: 1, maxLength: 6 }), async (words) => {
        const found = await findPerson<AskForCode>(directory, typed(words.join(' ')));
        if ('code' in found) return;
        const { person: one, said } = found;
        const called = [one.displayName, one.givenName, one.surname, ...one.nicknames]
          .concat(`${one.surname} ${one.givenName}`)
          .map((name) => name.toLowerCase());
        expect(called).toContain(said.typedName);
        expect(`${said.typedName} ${said.reason}`.trim()).toBe(words.join(' '));
      }),
      { numRuns: 200 },
    );
  });
});

describe('who was chosen', () => {
  test('is taken, with the longest name of theirs and the reason behind it', async () => {
    const [alice, , , , , , leo] = PEOPLE;
    const choose = async (text: string, one: Person | undefined): Promise<unknown> =>
      findPerson<AskForCode>(directory, { ...typed(text), person: must(one).id });
    expect(await choose('alice example at sea', alice)).toMatchObject({
      person: alice,
      said: { reason: 'at sea' },
    });
    expect(await choose('sea lion is loose', leo)).toMatchObject({ said: { reason: 'is loose' } });
  });

  test('is nobody where the directory knows them no more: it is asked again', async () => {
    const gone = must(parsePersonId('7e57ab1e-0000-4000-8000-000000000999'));
    const again = await findPerson<AskForCode>(directory, { ...typed('alice'), person: gone });
    expect(again).toMatchObject({ code: 'SEVERAL_PEOPLE' });
  });
});
