// The rows of a card: who, for whom, why and when, as far as they matter to the reader.
import type { Audience, Phase, RequestView } from '../../../domain/release/view.js';
import { plainText, SENTENCE_SHOWN } from '../plain-text.js';
import { isEnded } from './ended.js';
import { container, fact } from './elements.js';
import type { Element } from './elements.js';
import { methodWords } from './method-words.js';
import type { Speech } from './reader.js';

/** No more approvers are asked where numbers are matched. */
const NUMBERS_SHOWN = 10;

type Fact = readonly [label: string, value: string];

export function facts(view: RequestView, speech: Speech): Element {
  const all = [...askFacts(view, speech), ...pastFacts(view, speech), ...phaseFacts(view, speech)];
  return factRows(all);
}

export function factRows(all: readonly Fact[]): Element {
  return container(
    all.map(([label, value]) => fact(label, value)),
    { spacing: 'Medium' },
  );
}

function askFacts(view: RequestView, speech: Speech): readonly Fact[] {
  const { words, say } = speech;
  const { facts: labels, account, ownAccount } = words.parts;
  const name = say.name(view.ownerAccount);
  const issuer = say.name(view.issuer);
  const mine = view.audience === 'requester';
  return [
    ...factIf(!mine, [labels.askedBy, say.name(view.requesterName)]),
    view.audience === 'owner'
      ? [labels.account, ownAccount(name, issuer)]
      : [labels.account, account(say.name(view.ownerName), name, issuer)],
    [labels.reason, reasonOr(view.reason, labels.noReason)],
    ...callerFact(view, speech),
    ...whatFor(view, speech),
    [labels.askedAt, say.time(view.createdAt)],
    ...(view.notBefore === undefined
      ? []
      : [[labels.notBefore, say.moment(view.notBefore)] as const]),
  ];
}

/** Whoever decides is told also where nothing was said. */
function callerFact(
  { verifiedBy, disclosure, audience }: RequestView,
  speech: Speech,
): readonly Fact[] {
  const { callerVerified, callerNotSaid } = speech.words.parts.facts;
  if (verifiedBy !== undefined) return [[callerVerified, methodWords(verifiedBy, speech)]];
  const isCall = disclosure === 'release' && audience === 'approver';
  return factIf(isCall, [callerVerified, callerNotSaid]);
}

/** How the code goes on, or that it is more than a code. */
function whatFor(
  { disclosure, audience, byMail }: RequestView,
  { words }: Speech,
): readonly Fact[] {
  const { facts: labels, wholeSecret, inFile } = words.parts;
  if (disclosure === 'seed-qr') return [[labels.asksFor, wholeSecret]];
  if (disclosure === 'seed-export') return [[labels.asksFor, inFile]];
  return factIf(audience !== 'requester' || byMail, [
    labels.handing,
    byMail ? labels.byMail : labels.spoken,
  ]);
}

function reasonOr(reason: string, none: string): string {
  const shown = plainText(reason, SENTENCE_SHOWN);
  return shown === '' ? none : shown;
}

/** What stays true of it, wherever it stands now. */
function pastFacts(
  { emergencyAt, shownBeforeAt, requesterName, phase }: RequestView,
  { words, say }: Speech,
): readonly Fact[] {
  const { facts: labels, inEmergency, inEmergencyBefore } = words.parts;
  const told = phase.kind === 'waiting' ? inEmergencyBefore : inEmergency;
  return [
    ...(emergencyAt === undefined
      ? []
      : [[labels.releasedBy, told(say.name(requesterName), say.time(emergencyAt))] as const]),
    ...(shownBeforeAt === undefined
      ? []
      : [[labels.shownBefore, say.time(shownBeforeAt)] as const]),
  ];
}

/** In an emergency nobody did. */
function approvedBy(
  { by, breakGlass }: { readonly by: readonly string[]; readonly breakGlass: boolean },
  { words, say }: Speech,
): readonly Fact[] {
  return factIf(!breakGlass, [words.parts.facts.approvedBy, say.names(by)]);
}

function phaseFacts({ phase, audience, disclosure }: RequestView, speech: Speech): readonly Fact[] {
  const { words, say } = speech;
  const { facts: labels } = words.parts;
  if (isEnded(phase)) {
    return [...denial(phase, audience, speech), [labels.endedAt, say.time(phase.at)]];
  }
  if ('shownUntil' in phase) {
    const { by, shownUntil } = phase;
    return [
      [labels.approvedBy, say.names(by)],
      // What has left in a file ends with no minute.
      ...factIf(disclosure === 'seed-qr', [labels.shownUntil, say.time(shownUntil)]),
    ];
  }
  switch (phase.kind) {
    case 'waiting':
      return waitingFacts(phase, audience, speech);
    case 'approved':
      return [
        ...approvedBy(phase, speech),
        [audience === 'requester' ? labels.showBy : labels.openUntil, say.time(phase.until)],
      ];
    case 'releasing':
      return approvedBy(phase, speech);
    case 'code-out':
      return [...approvedBy(phase, speech), ...codeTimes(phase, speech)];
    case 'closed':
      return [...approvedBy(phase, speech), [labels.codeEndsAt, say.time(phase.worksUntil)]];
  }
}

/** Why an approver said no is between the approvers and the person who asked. */
function denial(phase: Phase, audience: Audience, { words }: Speech): readonly Fact[] {
  if (phase.kind !== 'denied' || audience === 'owner' || phase.reason.trim() === '') return [];
  const { theirReason, yourReason } = words.parts.facts;
  return [[phase.byYou ? yourReason : theirReason, plainText(phase.reason, SENTENCE_SHOWN)]];
}

function waitingFacts(
  phase: Extract<Phase, { kind: 'waiting' }>,
  audience: Audience,
  { words, say }: Speech,
): readonly Fact[] {
  const { facts: labels, approvals, approvalsBy } = words.parts;
  const count = approvals(phase.approvedBy.length, phase.needed);
  const given =
    phase.approvedBy.length === 0 ? count : approvalsBy(count, say.names(phase.approvedBy));
  return [
    ...factIf(audience === 'requester', [labels.asked, say.names(phase.asked)]),
    ...factIf(audience !== 'owner', [labels.approvals, given]),
    // As long as nobody has answered, it is everybody whom it was sent to.
    ...factIf(
      audience === 'requester' && phase.approvedBy.length > 0 && phase.unanswered.length > 0,
      [labels.unanswered, say.names(phase.unanswered)],
    ),
    ...numbersOn(phase, audience).map(({ name, number }): Fact => [
      words.parts.numberFor(say.name(name)),
      String(number),
    ]),
    [labels.openUntil, say.time(phase.until)],
  ];
}

/** On nobody's card but the requester's, who reads them out. */
function numbersOn(
  { numbers = [] }: Extract<Phase, { kind: 'waiting' }>,
  audience: Audience,
): readonly { readonly name: string; readonly number: number }[] {
  return audience === 'requester' ? numbers.slice(0, NUMBERS_SHOWN) : [];
}

/** From when until when a code works; *should* where the verifier's window is assumed. */
export function codeTimes(
  times: Pick<Extract<Phase, { kind: 'code-out' }>, 'worksFrom' | 'worksUntil' | 'certain'>,
  { words, say }: Speech,
): readonly Fact[] {
  const { worksFrom, worksUntil, shouldWorkUntil } = words.parts.facts;
  return [
    [worksFrom, say.time(times.worksFrom)],
    [times.certain ? worksUntil : shouldWorkUntil, say.time(times.worksUntil)],
  ];
}

function factIf(condition: boolean, row: Fact): readonly Fact[] {
  return condition ? [row] : [];
}
