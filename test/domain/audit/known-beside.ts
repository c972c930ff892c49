// What a reader of an entry knows beside it: whose token it is and how Alice is called, or nothing.
import type { OcsfBeside } from '../../../src/domain/audit/ocsf-objects.js';
import { PEOPLE, TENANT } from '../../app/trial.js';

const { alice } = PEOPLE;

export const KNOWN: OcsfBeside = {
  tenantId: TENANT,
  wordsOf: () => undefined,
  nameOf: (person) =>
    person === alice
      ? { displayName: 'Alice Example', userPrincipalName: 'alice@contoso.example' }
      : undefined,
  ownerOf: () => alice,
};

export const UNKNOWN: OcsfBeside = { ...KNOWN, nameOf: () => undefined, ownerOf: () => undefined };
