// One request's life as people live it: asked, two approvers press at once, the code asked for at all instances at once.
import { setTimeout as pause } from 'node:timers/promises';
import { must } from '../../app/trial.js';
import type { ChatMessage } from '../../fakes/connector-fake.js';
import type { Card } from '../../fakes/connector-wire.js';
import { textOf } from '../../fakes/shown-card.js';
import type { Client, Press } from './client.js';
import type { Owner } from './crowd.js';
import { NAMES } from './instances.js';
import type { InstanceName } from './instances.js';

export type Lived = {
  readonly owner: Owner;
  readonly requester: string;
  readonly requestId: string;
  /** The instances that showed a code, in the round in which the first one came. */
  readonly shownBy: readonly InstanceName[];
  readonly digits: string;
  /** Codes seen, by all presses. */
  readonly seen: readonly string[];
  readonly presses: number;
  /** Presses at an instance that was down, or died before it answered. */
  readonly unanswered: number;
  readonly saidAgain: number;
  /** The longest that one of them waited for a card with its button. */
  readonly waitedMs: number;
};

export type Cast = {
  readonly owner: Owner;
  readonly requester: Client;
  readonly approvers: readonly Client[];
  readonly reports: boolean;
};

const SHORT_MS = 100;
/** Longer than a lease whose holder died; who saw nothing by then says it again. */
const LONG_MS = 30_000;
/** Longer than a machine with much too much to do. How long it was is told. */
const CARD_MS = 600_000;
const ROUNDS = 60;

async function within<T>(milliseconds: number, look: () => T | undefined): Promise<T | undefined> {
  const until = Date.now() + milliseconds;
  for (;;) {
    const found = look();
    if (found !== undefined || Date.now() > until) return found;
    await pause(SHORT_MS);
  }
}

export async function liveRequest(cast: Cast): Promise<Lived> {
  const { owner, requester, approvers } = cast;
  const { requestId, saidAgain } = await ask(cast);
  const waits: number[] = [];
  const there = async (client: Client, title: string): Promise<ChatMessage> => {
    const began = Date.now();
    const card = await withButton(client, requestId, title);
    waits.push(Date.now() - began);
    return card;
  };
  await Promise.all(
    approvers.map(async (approver) => approver.press(await there(approver, 'Approve'), 'Approve')),
  );
  const rounds = await pressUntilShown(requester, () => there(requester, 'Show code'));
  const last = must(rounds.at(-1));
  const shownBy = last.flatMap((press) => (codeIn(press) === undefined ? [] : [press.at]));
  const seen = rounds.flat().flatMap((press) => codeIn(press) ?? []);
  if (cast.reports) await reportOn(requester, last);
  return {
    owner,
    requester: requester.person.name,
    requestId,
    shownBy,
    digits: must(seen[0]),
    seen,
    presses: rounds.length * NAMES.length,
    unanswered: rounds.flat().filter(({ answered }) => answered === undefined).length,
    saidAgain,
    waitedMs: Math.max(...waits),
  };
}

/** Somebody who sees nothing come of it says it again. */
async function ask({ owner, requester }: Cast): Promise<Pick<Lived, 'requestId' | 'saidAgain'>> {
  const name = owner.person.displayName;
  for (let saidAgain = 0; saidAgain < 10; saidAgain += 1) {
    await requester.say(`/otp ${owner.person.userPrincipalName} called back on a known number`);
    const requestId = await within(LONG_MS, () => requester.requestNaming(name));
    if (requestId !== undefined) return { requestId, saidAgain };
  }
  throw new Error(`no card about ${name} ever came`);
}

async function withButton(client: Client, requestId: string, title: string): Promise<ChatMessage> {
  const card = await within(CARD_MS, () => client.withButton(requestId, title));
  if (card !== undefined) return card;
  throw new Error(`${client.person.name} never saw «${title}» on ${requestId}`);
}

async function pressUntilShown(
  requester: Client,
  card: () => Promise<ChatMessage>,
): Promise<readonly (readonly Press[])[]> {
  const rounds: (readonly Press[])[] = [];
  while (rounds.length < ROUNDS) {
    const presses = await requester.pressEverywhere(await card(), 'Show code');
    rounds.push(presses);
    if (presses.some((press) => codeIn(press) !== undefined)) return rounds;
    const waits = presses.map(waitIn).filter((seconds) => seconds !== undefined);
    await pause(1000 * Math.max(1, ...waits.map((seconds) => seconds + 1)));
  }
  throw new Error(`no code ever came to ${requester.person.name} in ${ROUNDS} rounds`);
}

/** On the card that shows the code; what another instance answered later may lie over it. */
async function reportOn(requester: Client, presses: readonly Press[]): Promise<void> {
  const shown = must(presses.find((press) => codeIn(press) !== undefined));
  const card = (shown.answered?.body as { value?: unknown } | undefined)?.value as Card;
  await requester.deliver(requester.person.pressActivity(card, 'Worked'));
}

function wordsOf({ answered }: Press): string {
  return textOf((answered?.body as { value?: unknown } | undefined)?.value);
}

function codeIn(press: Press): string | undefined {
  return /\b\d{3} \d{3}\b/.exec(wordsOf(press))?.[0].replace(' ', '');
}

/** Seconds after which a code was said to be there. */
function waitIn(press: Press): number | undefined {
  const seconds = /available at .*?, in (\d+) s/.exec(wordsOf(press))?.[1];
  return seconds === undefined ? undefined : Number(seconds);
}
