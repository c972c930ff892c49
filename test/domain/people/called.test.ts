// Who is found by an index of everybody's names is who is found by looking through everybody.
import { expect, test } from '@jest/globals';
import { addTo, calledByAny, placesOf } from '../../../src/domain/people/called.js';
import type { CalledIndex, Named } from '../../../src/domain/people/called.js';
import { fc } from '../../properties.js';

const name = fc.constantFrom('Ann', 'Änn', 'ann', 'Bo', 'Bø', 'Cy', 'Ann Bo', 'Bo Ann', 'ANN');
const person = fc.record({
  displayName: name,
  givenName: name,
  surname: name,
  userPrincipalName: fc.constantFrom('ann@contoso.example', 'bo@contoso.example'),
  nicknames: fc.array(name, { maxLength: 2 }),
});

test('the same people in the same order, at most ten for each name', () => {
  fc.assert(
    fc.property(
      fc.array(person, { maxLength: 40 }),
      fc.array(name, { maxLength: 3 }),
      fc.nat({ max: 40 }),
      (people: readonly Named[], typed, middle) => {
        const index: CalledIndex = new Map();
        addTo(index, people.slice(0, middle), 0);
        addTo(index, people.slice(middle), Math.min(middle, people.length));
        const found = placesOf(index, typed).map((place) => people[place]);
        expect(found).toEqual(calledByAny(people, typed));
      },
    ),
  );
});
