// One request at a busy desk: typed, approved as soon as its card is there, its code shown as soon as that card is there.
import { setTimeout as pause } from 'node:timers/promises';
import { textOf } from '../../fakes/shown-card.js';
import type { Client } from '../three/client.js';
import type { Owner } from '../three/crowd.js';

export type Desk = {
  readonly owner: Owner;
  readonly requester: Client;
  readonly approver: Client;
};

/** Milliseconds from what somebody did to what they waited for. */
export type Life = {
  readonly asked: number;
  readonly approved: number;
  readonly shown: number;
  /** Typed or pressed once more, since nothing came of it. */
  readonly again: number;
};

/** Where a card did not come, or no code. */
export class GaveUp extends Error {
  readonly code = 'GAVE_UP';
}

const LOOK_MS = 25;
/** Who saw nothing by then does it again. */
const PATIENCE_MS = 10_000;
const TRIES = 8;
const CODE = /\b\d{3} \d{3}\b/;

type Told = (words: string) => void;

/** `told`: each answer that was no card about it, in words. Throws `GaveUp`. */
export async function liveAtDesk({ owner, requester, approver }: Desk, told: Told): Promise<Life> {
  const name = owner.person.displayName;
  const asked = await until('the approver has no card', {
    deed: async () => requester.say(`/otp ${owner.person.userPrincipalName} called back`),
    look: () => {
      const requestId = requester.requestNaming(name);
      const card = requestId === undefined ? undefined : approver.withButton(requestId, 'Approve');
      return requestId === undefined || card === undefined ? undefined : { requestId, card };
    },
  });
  const { requestId, card } = asked.found;
  const approved = await until('the requester has no button', {
    deed: async () => {
      note(await approver.press(card, 'Approve'), told);
    },
    look: () => requester.withButton(requestId, 'Show code'),
  });
  let code = false;
  const shown = await until('no code', {
    deed: async () => {
      const answered = await requester.press(approved.found, 'Show code');
      code ||= CODE.test(wordsOf(answered));
      if (!code) note(answered, told);
    },
    look: () => (code ? true : undefined),
  });
  return {
    asked: asked.ms,
    approved: approved.ms,
    shown: shown.ms,
    again: asked.again + approved.again + shown.again,
  };
}

type Step<T> = { readonly deed: () => Promise<unknown>; readonly look: () => T | undefined };
type Came<T> = { readonly found: T; readonly ms: number; readonly again: number };

async function until<T>(why: string, { deed, look }: Step<T>): Promise<Came<T>> {
  const began = Date.now();
  for (let again = 0; again < TRIES; again += 1) {
    await deed();
    const patience = Date.now() + PATIENCE_MS;
    while (Date.now() < patience) {
      const found = look();
      if (found !== undefined) return { found, ms: Date.now() - began, again };
      await pause(LOOK_MS);
    }
  }
  throw new GaveUp(why);
}

function wordsOf({ body }: { readonly body: unknown }): string {
  const { value } = (body ?? {}) as { readonly value?: unknown };
  return typeof value === 'string' ? value : textOf(value);
}

function note(answered: { readonly body: unknown }, told: Told): void {
  told(wordsOf(answered));
}
