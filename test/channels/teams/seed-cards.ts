// Every card about a request for the whole seed, shown or in a file, beside those about a code.
import { dialogAction } from '../../../src/channels/teams/open-dialog.js';
import { renderSeedAnswer } from '../../../src/channels/teams/cards/render-answer.js';
import {
  renderMessage,
  renderPageOpened,
  renderRequest,
} from '../../../src/channels/teams/cards/render.js';
import type { Reader, Rendered } from '../../../src/channels/teams/cards/render.js';
import { speechFor } from '../../../src/channels/teams/cards/reader.js';
import type { AdaptiveCard } from '../../../src/channels/teams/cards/elements.js';
import { parseCaseId } from '../../../src/domain/ids.js';
import { refused } from '../../../src/domain/outcome.js';
import type { Notice } from '../../../src/domain/release/notice.js';
import type { Audience, Phase } from '../../../src/domain/release/view.js';
import { must } from '../../app/trial.js';
import { after, PHASES, sampleView } from './sample-views.js';

const by = ['Megan Bowen'] as const;
const out = { kind: 'seed-out', by, shownUntil: after(160) } as const;
const closed = { kind: 'seed-closed', at: after(160), by, shownUntil: after(160) } as const;

export const SEED_PHASES = {
  waiting: PHASES.waiting,
  'waiting, one of two': PHASES['waiting, one of two'],
  'waiting, numbers': PHASES['waiting, numbers'],
  'waiting, own yes': PHASES['waiting, own yes'],
  approved: PHASES.approved,
  'approved, own yes': PHASES['approved, own yes'],
  'approved, not before': PHASES['approved, not before'],
  releasing: PHASES.releasing,
  'seed out': { ...out, showsLeft: 3, objected: false },
  'seed out, once more': { ...out, showsLeft: 1, objected: false },
  'seed out, shown out': { ...out, showsLeft: 0, objected: false },
  'seed out, objected': { ...out, showsLeft: 0, objected: true },
  denied: PHASES.denied,
  cancelled: PHASES.cancelled,
  'expired, not approved': PHASES['expired, not approved'],
  'expired, approved': PHASES['expired, approved'],
  'stopped by owner': PHASES['stopped by owner'],
  'stopped by wrong numbers': PHASES['stopped by wrong numbers'],
  'seed closed': { ...closed, burned: false },
  'seed closed, burned': { ...closed, burned: true },
} as const satisfies Readonly<Record<string, Phase>>;

type Named<K> = readonly { readonly kind: K; readonly name: string; readonly card: AdaptiveCard }[];

const AS_SEED = { disclosure: 'seed-qr' } as const;
const AS_FILE = { disclosure: 'seed-export' } as const;
type As = typeof AS_SEED | typeof AS_FILE;

/** What is written into a file is burned nowhere, and shown no second time. */
const FILE_PHASES: Readonly<Record<string, Phase>> = {
  ...SEED_PHASES,
  'seed out, once more': SEED_PHASES['seed out, shown out'],
  'seed out': SEED_PHASES['seed out, shown out'],
  'seed closed, burned': SEED_PHASES['seed closed'],
};

export function seedRequestCards(audience: Audience, reader: Reader): Named<Audience> {
  const view = sampleView(audience, SEED_PHASES.approved, AS_SEED);
  const caseId = must(parseCaseId('7a1c2b7a-1f7c-4b8e-9a51-0d5f3c1b2a90'));
  const owner = { name: view.ownerName, account: view.ownerAccount };
  const { openPage } = speechFor(reader).words.parts.buttons;
  const page = dialogAction({ caseId, owner, ticket: 'none', goesOn: false }, openPage);
  return [
    ...Object.entries(SEED_PHASES).map(([name, phase]) => ({
      kind: audience,
      name: `seed, ${name}`,
      card: renderRequest(sampleView(audience, phase, AS_SEED), reader),
    })),
    {
      kind: audience,
      name: 'seed, a press that did not count',
      card: renderRequest(view, reader, { code: 'TOKEN_NOT_BURNABLE' }),
    },
    {
      kind: audience,
      name: 'seed, out, token stopped',
      card: renderRequest(
        sampleView(audience, SEED_PHASES['seed out, shown out'], {
          ...AS_SEED,
          compromised: true,
        }),
        reader,
      ),
    },
    ...(audience === 'requester'
      ? [{ kind: audience, name: 'seed, page', card: renderPageOpened(view, reader, page) }]
      : []),
    ...fileRequestCards(audience, reader),
  ];
}

function fileRequestCards(audience: Audience, reader: Reader): Named<Audience> {
  const view = sampleView(audience, SEED_PHASES.approved, AS_FILE);
  return [
    ...Object.entries(FILE_PHASES).map(([name, phase]) => ({
      kind: audience,
      name: `file, ${name}`,
      card: renderRequest(sampleView(audience, phase, AS_FILE), reader),
    })),
    {
      kind: audience,
      name: 'file, frozen after it left',
      card: renderRequest(
        { ...sampleView(audience, SEED_PHASES['seed out, shown out'], AS_FILE), frozen: true },
        reader,
      ),
    },
    {
      kind: audience,
      name: 'file, out, token stopped',
      card: renderRequest(
        sampleView(audience, SEED_PHASES['seed out, shown out'], { ...AS_FILE, compromised: true }),
        reader,
      ),
    },
    {
      kind: audience,
      name: 'file, a press that did not count',
      card: renderRequest(view, reader, { code: 'TOKEN_NOT_EXPORTABLE' }),
    },
  ];
}

type About = Extract<Notice, { readonly disclosure: unknown }>;
const ownerName = 'Alice Example';
const until = after(690);
const seedNotices = (as: As): { readonly [C in About['code']]: Extract<About, { code: C }> } => ({
  'request-approved': { code: 'request-approved', ...as, ownerName, by, from: after(90) },
  'request-denied': { code: 'request-denied', ...as, ownerName, by: by[0], reason: 'why?' },
  'request-expired': { code: 'request-expired', ...as, ownerName, unapproved: true },
  'request-stopped': { code: 'request-stopped', ...as, ownerName },
  'shown-frozen': { code: 'shown-frozen', ...as, ownerName },
  'request-reminder': {
    code: 'request-reminder',
    ...as,
    requesterName: 'Alex Wilber',
    ownerName,
    until,
  },
  'approvers-unreachable': {
    code: 'approvers-unreachable',
    ...as,
    ownerName,
    couldBe: [{ name: by[0], account: 'megan@contoso.example' }],
  },
});

export function seedNotes(
  reader: Reader,
): readonly (readonly ['notice' | 'answer', string, Rendered])[] {
  return [...notesOf(reader, AS_SEED), ...notesOf(reader, AS_FILE)];
}

function notesOf(reader: Reader, as: As): ReturnType<typeof seedNotes> {
  const kind = as === AS_SEED ? 'reburn' : 'export';
  const what = as === AS_SEED ? 'seed' : 'file';
  const typed = { kind, typedName: 'alcie', reason: 'the burner failed' } as const;
  const missing = refused({ code: 'NAME_MISSING' } as const);
  const unknown = refused({ code: 'UNKNOWN_PERSON', typed: 'alcie', nearest: [] } as const);
  const why = refused({ code: 'REASON_MISSING' } as const);
  const answers = [missing, unknown, why].map((answer) => renderSeedAnswer(answer, reader, typed));
  return [
    ...Object.values(seedNotices(as)).map(
      (notice) =>
        [
          'notice',
          `${what}, ${notice.code}`,
          renderMessage({ kind: 'notice', notice }, reader),
        ] as const,
    ),
    ...answers.map((answer, at) => ['answer', `${what}, refusal ${at}`, must(answer)] as const),
  ];
}
