// What `/audit` and `/mine` show, with the sample people.
import type { LookedBack, LookedStory } from '../../../src/app/audit/look-back-answers.js';
import type { Mine } from '../../../src/app/audit/mine.js';
import type { Action } from '../../../src/channels/teams/cards/elements.js';
import { speechFor } from '../../../src/channels/teams/cards/reader.js';
import { renderLookedBack } from '../../../src/channels/teams/cards/render-look-back.js';
import { renderMine } from '../../../src/channels/teams/cards/render-mine.js';
import type { Reader } from '../../../src/channels/teams/cards/render.js';
import { parseRequestId, parseTokenId } from '../../../src/domain/ids.js';
import { ok, refused } from '../../../src/domain/outcome.js';
import { must, PEOPLE } from '../../app/trial.js';
import { aToken } from '../../domain/tokens/given.js';
import { CANDIDATES } from './ask-cards.js';
import type { NamedCard } from './every-card.js';
import { after, SAMPLE } from './sample-views.js';

const ALICE = 'Alice Example';
const ALEX = 'Alex Wilber';

const SHOWN: LookedStory = {
  kind: 'story',
  seq: 36,
  requestId: must(parseRequestId('163och2fpd32bjv97ns0ppvm81')),
  at: after(-3600),
  askedBy: ALEX,
  owner: ALICE,
  disclosure: 'release',
  reason: 'at the airport, with a new laptop',
  verifiedBy: { kind: 'built-in', id: 'call-back' },
  outcome: 'disclosed',
  receipt: 41,
  lines: [
    { at: after(-3600), by: ALEX, action: 'request.created', detail: 'release' },
    { at: after(-3570), by: 'Megan Bowen', action: 'approval.given' },
    { at: after(-3560), by: ALEX, action: 'release.intended' },
    { at: after(-3560), by: ALEX, action: 'release.handed-out' },
    { at: after(-3500), by: ALEX, action: 'code.reported', detail: 'worked' },
  ],
};
const DENIED: LookedStory = {
  ...SHOWN,
  seq: 21,
  at: after(-9000),
  reason: '',
  outcome: 'denied',
  lines: [
    { at: after(-9000), by: ALEX, action: 'request.created', detail: 'release' },
    { at: after(-8900), by: 'Megan Bowen', action: 'request.denied', said: 'nobody called me' },
  ],
};

const FOUND: LookedBack = {
  items: [
    {
      kind: 'event',
      at: after(-60),
      by: 'Adele Vance',
      action: 'freeze.set',
      said: 'her phone was stolen',
      whose: ALICE,
    },
    SHOWN,
    DENIED,
  ],
  whom: { name: ALICE, account: 'alice@contoso.example' },
  between: { from: after(-86_400) },
  next: 12,
};

const pageFor = (reader: Reader): Action => ({
  type: 'Action.Submit',
  title: speechFor(reader).words.lookBack.openPage,
  data: { page: 'audit', msteams: { type: 'task/fetch' } },
});
const MINE: Mine = {
  me: { name: ALICE, account: 'alice@contoso.example' },
  zone: 'Europe/Berlin',
  checked: true,
  locale: 'en-GB',
  tokens: [
    {
      ...aToken('shipped'),
      id: must(parseTokenId(SAMPLE.requestId)),
      ownerId: PEOPLE.alice,
    },
  ],
  requests: [],
  shown: [60, 3_600, 7_200, 90_000, 180_000, 270_000, 360_000].map((ago) => ({
    at: after(-ago),
    by: ALEX,
    action: 'release.handed-out',
  })),
  more: true,
};

export function lookBackCards(reader: Reader): readonly NamedCard[] {
  const asked = { typedName: 'alice', releases: false };
  const card = (name: string, answer: Parameters<typeof renderLookedBack>[0]): NamedCard => ({
    kind: 'answer',
    name,
    card: must(renderLookedBack(answer, reader, { asked, open: pageFor(reader) }).card),
  });
  return [
    card('what the audit has of Alice', ok(FOUND)),
    card('nothing in the audit', ok({ items: [], between: {} })),
    card('nothing in the audit so far', ok({ ...FOUND, items: [], lookedTo: after(-90_000) })),
    card(
      'audit: unknown name',
      refused({ code: 'UNKNOWN_PERSON', typed: 'alcie', nearest: [CANDIDATES.alice] }),
    ),
    mineCard('what is held of me', MINE, reader),
    mineCard('nothing is held of me', { tokens: [], requests: [], shown: [], more: false }, reader),
    card('audit: no time', refused({ code: 'RANGE_UNREADABLE', typed: 'since christmas' })),
  ];
}

function mineCard(name: string, mine: Mine, reader: Reader): NamedCard {
  return { kind: 'answer', name, card: must(renderMine(mine, reader).card) };
}
