// docs/retention.md: every kind of row that a tenant has, how long it is kept, and what becomes of it when somebody is erased.
import { expect, test } from '@jest/globals';
import { readFileSync } from 'node:fs';
import { ROW_KINDS } from '../../../src/app/tenant/row-kinds.js';
import type { Fate, KindName } from '../../../src/app/tenant/row-kinds.js';
import { keeping } from '../../../src/text/cli/keeping.js';
import { heldPage } from '../../held-page.js';

const ALWAYS = 'for ever: decisions rest on it';
const WITH_REQUEST = 'as long as its request';
const WHILE_OPEN = 'while it is so';

const UNTIL: Readonly<Record<KindName, string>> = {
  asked: 'until the request has ended',
  audit: 'the leaf for ever; the texts beside it for `retention.days`',
  'audit-head': 'for ever',
  brake: ALWAYS,
  called: ALWAYS,
  card: WITH_REQUEST,
  case: ALWAYS,
  'counted-by-seed': 'for ever',
  'desk-key': 'for ever',
  'desk-session': 'until its time is over',
  'desk-ticket': 'until its time is over',
  'ended-log': 'for ever',
  'fingerprint-key': ALWAYS,
  freeze: ALWAYS,
  frozen: WHILE_OPEN,
  given: ALWAYS,
  held: 'a week at most',
  ledger: ALWAYS,
  op: 'a day',
  open: WHILE_OPEN,
  'open-case': WHILE_OPEN,
  outbox: 'until it is told or done',
  owned: ALWAYS,
  owner: ALWAYS,
  'owners-looked': 'for ever',
  person: 'for ever: whoever has a part must be reached',
  policy: 'for ever',
  'refusals-head': 'for ever',
  refused: 'as the audit',
  request: '`retention.requestDays` after its end; as long as its review',
  'request-case': WITH_REQUEST,
  restoring: WHILE_OPEN,
  retention: 'for ever',
  review: 'until somebody closes it',
  'review-card': 'as long as its review',
  reviewed: '`retention.reviewDays` after it was closed',
  'seed-key': 'until delivery, loss or cancellation, or `keepSeedDays` longer',
  'seed-print': 'as long as the seed',
  'sent-on': 'for ever',
  serial: ALWAYS,
  session: 'until its time is over',
  tally: 'until its hour is over',
  ticket: 'until its time is over',
  token: ALWAYS,
  'token-audit': 'for ever',
  'under-way': WHILE_OPEN,
};

const ERASED: Readonly<Record<Fate, string>> = {
  deleted: 'theirs go; what names them in others goes',
  blanked: 'stays; what names them in it goes',
  texts: 'the leaf stays; names and reasons beside it go',
  kept: 'stays: it names nobody',
};

function page(): string {
  const rows = Object.entries(ROW_KINDS).map(([kind, { erased }]) => {
    const name = kind as KindName;
    return `| \`${kind}\` | ${keeping.kind(name)} | ${UNTIL[name]} | ${ERASED[erased]} |`;
  });
  return `${INTRODUCTION}\n${rows.join('\n')}\n`;
}

const INTRODUCTION = `# What is kept for how long, and how somebody is erased

The days are the policy's ([policy.md](policy.md)): \`retention\`. Organisations that must keep logs for years set \`retention.days\` to
as many; what is a text then is deleted no sooner, and never before 90 days. Once a day an item of the outbox looks through what is over, in batches, each one
commit with its entry in the audit (\`texts.forgotten\`, \`request.forgotten\`, \`review.forgotten\`: numbers, and no names). Broken off, it goes
on where it was.

## What goes, and what stays

An entry of the audit is a leaf, which says who (an id of Entra's) did what when, and beside it the texts: names, and whatever somebody
typed. Leaves are never deleted: the log is proved by them. Texts go with their salts, so that nobody can guess them from their digests; the
entry then says *(erased)*, \`otp-bridge audit verify\` counts how many were, and everything else of the log is as it was. An id stays: of
somebody who is in no directory any more it says nothing.

## Somebody asks what you have of them, and to be forgotten

\`otp-bridge person ID\` (auditors and security people) prints every row and entry that speaks of them; \`--json\` is the whole of it, to hand
over. \`otp-bridge erase ID\` (operators, never oneself) erases them, once

- nothing they did, and nothing of a request or token of theirs, is younger than \`retention.days\`: who only looks at them or asks about
  them puts nothing off,
- they own no token that has not ended, and no seed of theirs is kept,
- no request and no review of theirs is open, and they are not frozen,
- the policy gives them no role: who has one must be reachable.

Else it says which of these it is, and from when on it will go. Each batch looks again, as does whatever goes on with an erasing that was
broken off: it goes no further where they have a role, a token or a request again, and takes nothing that came after it was begun. Texts of the audit go that lie beside an entry of theirs, of one of their
requests or tokens, and any other in which the whole of their name or address is written out; a first name alone, or a nickname, in somebody
else's words is not found, and neither is what a provisioner called their token, unless it is like an address of theirs. In the rows of
others their name goes where their id is beside it. Both commands are in the audit, by whom and about which id, as is how much each batch of the erasing was.

From the disk, too: the embedded store overwrites what is deleted, and empties its log in that very commit. Of Table Storage that is
Microsoft's affair. What the bridge cannot reach: what Teams keeps of the chat; exports that somebody took; backups, which have it until
their key is destroyed (\`retention.backupDays\`, or \`otp-bridge backup forget\`; \`erase\` says how many there are), and a restore of an
older one brings it back: erase again. What was sent to Sentinel or Application Insights goes by their own retention.

## Every kind of row

Printed from the code (\`PRINT=1 npm test -- retention-page\`).

| row | what it is | by itself it is kept | when somebody is erased |
|---|---|---|---|`;

test('every kind of row: how long, and what becomes of it', () => {
  expect(heldPage('retention.md', page())).toBe(page());
});

test('no kind of row that is written is missing', () => {
  const names = readFileSync(
    new URL('../../../src/app/commit/rows/names.ts', import.meta.url),
    'utf8',
  );
  const written = [...names.matchAll(/(?:RowName = '|=> `|return `|prefix\('|\n {2}`)([a-z-]+)/g)];
  const kinds = new Set(written.map(([, kind = '']) => kind));
  expect(kinds.size).toBeGreaterThan(35);
  expect([...kinds].filter((kind) => !(kind in ROW_KINDS))).toEqual([]);
});
