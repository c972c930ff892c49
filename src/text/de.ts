// German: formal, short, and in German words where German IT people have them. Commands stay as they are typed.
import { approverCard } from './de/approver-card.js';
import { askRefusals } from './de/ask-refusals.js';
import { asking } from './de/asking.js';
import { codeCard, parts } from './de/card-parts.js';
import { choices } from './de/choices.js';
import { compromised } from './de/compromised.js';
import { control } from './de/control.js';
import { lookBack } from './de/look-back.js';
import { mine } from './de/mine.js';
import { notices } from './de/notices.js';
import { ownerCard } from './de/owner-card.js';
import { page } from './de/page.js';
import { pressRefusals } from './de/press-refusals.js';
import { replies } from './de/replies.js';
import { scan } from './de/scan.js';
import { seedExport } from './de/seed-export.js';
import { seedQr } from './de/seed-qr.js';
import { everywhere } from './de/everywhere.js';
import { tokenSearch } from './de/token-search.js';
import { tokens } from './de/tokens.js';
import { requesterCard } from './de/requester-card.js';
import { unreached } from './de/unreached.js';
import { welcome } from './de/welcome.js';
import type { en } from './en.js';

export const de: typeof en = {
  locale: 'de-DE',
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
