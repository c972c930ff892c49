// `roles` in the policy file: who may do what.
import { z } from 'zod';
import { holders } from './fields.js';

export const roles = z
  .strictObject({
    requester: holders.describe('May ask for a code: /otp.'),
    approver: holders.describe('May approve or deny what somebody else asks for.'),
    provisioner: holders.describe('May set up tokens: /provision and what follows it.'),
    auditor: holders.describe('Is told of incidents and may read the audit.'),
    security: holders.describe(
      'May freeze and unfreeze: /freeze, /unfreeze. Whoever is named by their own object id can freeze everything while the directory is down, too.',
    ),
    operator: holders.describe('Runs the bot: is told what is wrong with it.'),
  })
  .describe('Who may do what. People and groups of Entra, by their object ids; nobody else.');
