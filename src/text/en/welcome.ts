// The first message that somebody gets: what this is, and their part in it. It fits one screen of a chat; the whole list is /help.
import type { Right } from '../../domain/policy/roles.js';
import { PRODUCT_NAME } from '../product-name.js';

const parts: Readonly<Record<Right, string>> = {
  requester: 'You ask for codes: type /otp alice at the airport.',
  approver: 'You approve what others ask for: a card comes with Approve and Deny.',
  provisioner: 'You set up tokens: type /provision alice; /tokens shows those under way.',
  auditor:
    'You see who saw which code: type /audit alice; /reviews shows the emergencies, /freezes what is frozen.',
  security:
    'You can stop everything at once: type /freeze and why; /freezes shows what is frozen, /reviews the emergencies.',
  operator: 'You run the bot: you are told when its rules change, or it needs you.',
  'break-glass': 'In an emergency you can release a code without approval. Everybody is told.',
  export: 'You may ask that a token’s secret leaves in a file: type /export alice and why.',
};

export const welcome = {
  heading: 'Welcome',
  what: `I am ${PRODUCT_NAME}. I give out one code for a colleague whose token is still in the mail, once a second person has approved.`,
  parts,
  /** Whoever has no role is told of their own codes all the same. */
  nobody:
    'When somebody asks for a code of yours, you are told here, and can object with one press.',
  more: 'What I hold of you, and to whom codes of yours were shown, you see by /mine. To see what you can type, type /help.',
};
