// What a seed's ledger keeps of a decision: which step can be given to nobody again, and what the next code rests on.
import { expect, test } from '@jest/globals';
import { givenRow, ledgerRow } from '../../../src/app/commit/rows/names.js';
import { NEW_LEDGER } from '../../../src/app/commit/rows/token-row.js';
import { ledgerPuts } from '../../../src/app/release/follow-ups.js';
import { step } from '../../../src/domain/ids.js';
import { decideEvent } from '../../../src/domain/release/decide-event.js';
import type { RequestEvent } from '../../../src/domain/release/event.js';
import { REPORTS } from '../../../src/domain/release/request.js';
import type { Life } from '../../../src/domain/release/request.js';
import {
  alex,
  approved,
  aRequest,
  aWorld,
  megan,
  pending,
  released,
  releasing,
  STEP,
} from '../../domain/release/given.js';
import { aToken } from '../../domain/tokens/given.js';

const token = aToken('enrolled');
const [lastStep, lastHandedOut] = [step(STEP - 2), step(STEP - 4)];
const ledger = { ...NEW_LEDGER, lastStep, lastHandedOut, releases: 7, refusedInARow: 2 };
const row = ledgerRow(token);

function putsAfter(life: Life, event: RequestEvent): readonly unknown[] {
  const request = aRequest({ life });
  const decision = decideEvent(request, event, aWorld());
  return ledgerPuts(decision, { ask: request.ask, ledger, token });
}

test('a step is given out from the moment on when it is set aside, and to which request', () => {
  expect(putsAfter(approved(), { kind: 'show', by: alex })).toEqual([
    { row, value: { ...ledger, lastStep: STEP } },
    { row: givenRow(token, STEP), value: { requestId: aRequest().ask.id } },
  ]);
});

test('a code counts as handed out when it was', () => {
  expect(putsAfter(releasing(), { kind: 'hand-out', mark: STEP })).toEqual([
    { row, value: { ...ledger, lastHandedOut: STEP, releases: 8 } },
  ]);
  const fails = { kind: 'fail', mark: STEP, cause: 'VAULT_UNAVAILABLE' } as const;
  expect(putsAfter(releasing(), fails)).toEqual([]);
});

test('codes that were refused are counted until one worked; one that was not used says nothing', () => {
  const counted = REPORTS.map((report) =>
    putsAfter(released(), { kind: 'report', by: alex, report }),
  );
  const times = (refusedInARow: number) => [{ row, value: { ...ledger, refusedInARow } }];
  expect(Object.fromEntries(REPORTS.map((report, at) => [report, counted[at]]))).toEqual({
    worked: times(0),
    refused: times(3),
    'not-used': [],
  });
});

test('nothing else is anything to it', () => {
  expect(putsAfter(pending(), { kind: 'approve', by: megan })).toEqual([]);
});
