// Who has stopped what is read as it was written, by this program or by one of the older shape.
import {
  brakeSchema,
  freezeRefusal,
  freezeSchema,
  frozenPersonSchema,
} from '../../../../src/app/commit/rows/brake-rows.js';
import type { FreezeRefusal } from '../../../../src/domain/policy/freeze.js';
import { alice, at, diego, megan, T0 } from '../../../domain/release/given.js';
import { keptAs } from './kept-as.js';

const order = { by: megan, at: T0, reason: 'her phone was stolen' };
const restored = { at: at(60), backedUpAt: T0, liftedBy: null };

keptAs('everybody’s brake', {
  schema: freezeSchema,
  examples: {
    'not set': { all: null },
    set: { all: order },
    'after a restore': { all: order, restored },
    'after a restore that one has lifted': {
      all: null,
      restored: { ...restored, liftedBy: diego },
    },
    'of the older shape': { all: null, people: { [alice.id]: { ...order, name: alice.name } } },
  },
});
keptAs('one owner’s brake', {
  schema: brakeSchema,
  examples: { 'not set': { order: null }, set: { order } },
});
keptAs('somebody who is frozen', {
  schema: frozenPersonSchema,
  examples: { 'by name': { name: 'Alice' } },
});

keptAs<FreezeRefusal>('why nothing was stopped or lifted', {
  schema: freezeRefusal,
  examples: {
    'is frozen already': { code: 'ALREADY_FROZEN', order, whom: 'Alice' },
    'everything is frozen already': { code: 'ALREADY_FROZEN', order, whom: null },
    'is not frozen': { code: 'NOT_FROZEN', whom: 'Alice', still: ['Diego', 'Lee'] },
    'froze it themselves': { code: 'FROZE_IT_YOURSELF', whom: null },
    'lifted it themselves': { code: 'LIFTED_IT_YOURSELF' },
  },
  words: ['code'],
});
