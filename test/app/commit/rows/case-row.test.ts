// A set-up and who may get to it, to the auditors' page too, and an account owner as the directory knew them.
import { parseCaseId } from '../../../../src/domain/ids.js';
import {
  admissionSchema,
  caseSchema,
  fingerprintKeySchema,
  toCaseSchema,
} from '../../../../src/app/commit/rows/case-row.js';
import { admittedSchema, deskKeySchema } from '../../../../src/app/commit/rows/desk-rows.js';
import { ownersLookedSchema, ownerSchema } from '../../../../src/app/commit/rows/owner-row.js';
import { must } from '../../trial.js';
import { alex, alice, NOON, REQUEST, TOKEN } from './every-name.js';
import { keptAs } from './kept-as.js';

const caseId = must(parseCaseId('case-one-of-alice'));
const opened = {
  id: caseId,
  ownerId: alice,
  openedBy: alex,
  openedAt: NOON,
  tokenId: null,
  closed: false,
};
const admitted = { personId: alex, expiresAt: NOON };
const person = {
  id: alice,
  displayName: 'Alice Archer',
  givenName: 'Alice',
  surname: 'Archer',
  userPrincipalName: 'alice@contoso.example',
  nicknames: ['Ally'],
};

keptAs('a case', {
  schema: caseSchema,
  examples: {
    'just opened': opened,
    'with its token': { ...opened, tokenId: TOKEN, closed: true },
    'of a request': { ...opened, tokenId: TOKEN, requestId: REQUEST },
  },
});
keptAs('who may get into a case', {
  schema: admissionSchema,
  examples: { 'until then': { ...admitted, caseId } },
});
keptAs('a row that leads to a case', { schema: toCaseSchema, examples: { any: { caseId } } });
keptAs('who may get to the auditors’ page', {
  schema: admittedSchema,
  examples: { 'until then': admitted },
});
keptAs('the key of the page’s addresses', {
  schema: deskKeySchema,
  examples: { any: { key: 'a2V5' } },
});
keptAs('the key of the fingerprints', {
  schema: fingerprintKeySchema,
  examples: { any: { key: 'a2V5' } },
});
keptAs('an account owner', {
  schema: ownerSchema,
  examples: {
    'as the directory knows them': { person },
    'whom the directory knows no more': { person, called: '0a1b', goneSince: NOON },
  },
});
keptAs('when it was looked whether owners are there', {
  schema: ownersLookedSchema,
  examples: { once: { lookedAt: NOON } },
});
