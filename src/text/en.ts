// English. What is said here is read in a hurry, with somebody waiting on the phone: what happened, then what to do.
import { approverCard } from './en/approver-card.js';
import { askRefusals } from './en/ask-refusals.js';
import { asking } from './en/asking.js';
import { codeCard, parts } from './en/card-parts.js';
import { choices } from './en/choices.js';
import { compromised } from './en/compromised.js';
import { control } from './en/control.js';
import { lookBack } from './en/look-back.js';
import { mine } from './en/mine.js';
import { notices } from './en/notices.js';
import { ownerCard } from './en/owner-card.js';
import { page } from './en/page.js';
import { pressRefusals } from './en/press-refusals.js';
import { replies } from './en/replies.js';
import { scan } from './en/scan.js';
import { seedExport } from './en/seed-export.js';
import { seedQr } from './en/seed-qr.js';
import { everywhere } from './en/everywhere.js';
import { tokenSearch } from './en/token-search.js';
import { tokens } from './en/tokens.js';
import { requesterCard } from './en/requester-card.js';
import { unreached } from './en/unreached.js';
import { welcome } from './en/welcome.js';

export const en = {
  locale: 'en-GB',
  parts,
  requesterCard,
  seedQr,
  seedExport,
  approverCard,
  ownerCard,
  codeCard,
  asking,
  askRefusals,
  pressRefusals,
  lookBack,
  mine,
  notices,
  choices,
  compromised,
  control,
  replies,
  scan,
  tokens,
  tokenSearch,
  everywhere,
  unreached,
  welcome,
  page,
};
