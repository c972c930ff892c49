// The schema that events of OCSF are held against finds what is wrong with one.
import { expect, test } from '@jest/globals';
import { ocsfEvent } from '../../../src/domain/audit/ocsf-event.js';
import { entryWith } from './every-fact.js';
import { KNOWN } from './known-beside.js';
import { wrongIn } from './ocsf-schema.js';

test('an event is found wrong by its schema where it is', () => {
  const event = ocsfEvent(entryWith({ action: 'request.closed' }), KNOWN);
  const { time: _none, ...timeless } = event as { time: number };
  expect(wrongIn(timeless)).toEqual(['time: missing']);
  expect(wrongIn({ ...event, code: '123456' })).toEqual(['code: unknown']);
  expect(wrongIn({ ...event, severity_id: 7 })).toEqual(['severity_id: not listed']);
  expect(wrongIn({ ...event, time: '2026' })).toEqual(['time: no whole number']);
  expect(wrongIn({ ...event, actor: {} })).toEqual([expect.stringContaining('actor.: none of')]);
  expect(wrongIn({ ...event, entity: { uid: 1 } })).toEqual(['entity.uid: no string']);
});
