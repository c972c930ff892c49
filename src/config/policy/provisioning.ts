// How tokens are set up, in the policy file.
import { z } from 'zod';
import { whole, yesOrNo } from './fields.js';

export const provisioning = {
  twoProvisioners: z
    .boolean()
    .default(false)
    .describe('Whether a second provisioner confirms the fingerprint before a token gives codes.'),
  toolsetForProvisioners: yesOrNo
    .default(false)
    .describe(
      'Whether whoever sets up a token may save the toolset page from there: one file that makes codes of a secret that they hold.',
    ),
  keepSeedDays: whole(0, 90)
    .default(0)
    .describe(
      'Days that a seed is kept after delivery, to write it to the token again; 0 destroys it with the delivery.',
    ),
  ownerGoneDays: whole(1, 90)
    .default(7)
    .describe(
      'Days for which an account owner is switched off or deleted before their token ends and its seed is destroyed.',
    ),
};
