// One endpoint of the page's API a line: what its body must be, and what the use case's outcome is to the page.
import type { z } from 'zod';
import type { CaseView } from '../../app/provisioning/views.js';
import type { InCase } from '../../app/provisioning/in-case.js';
import type { Provisioning } from '../../app/provisioning/provisioning.js';
import { defined } from '../../domain/defined.js';
import type { Parcel } from '../../domain/tokens/make-move.js';
import { holdsSecret } from '../../domain/capture/find-secret.js';
import { PAGE_BODIES } from '../../domain/capture/page-api.js';
import type { PageAnswer, PageBody, PageEndpoint } from '../../domain/capture/page-api.js';
import { decodeBase32 } from '../../domain/otp/base32.js';
import { SEED_MIN_BYTES } from '../../domain/otp/seed-size.js';
import { Seed } from '../../domain/otp/seed.js';
import type { Outcome } from '../../domain/outcome.js';
import { looksLikeAccount } from '../../domain/tokens/looks-like-account.js';
import { whyNotDays } from '../../domain/tokens/shipment.js';
import { pageCase } from './page-case.js';

/** Undefined where the body is none of our page's. */
export type CaseEndpoint = (at: InCase, body: unknown) => Promise<PageAnswer | undefined>;
type Endpoints = Readonly<Record<Exclude<PageEndpoint, 'session'>, CaseEndpoint>>;

type Coded = { readonly code: string };

export function caseAnswers(provisioning: Provisioning): Endpoints {
  const { accept, noteCodeRefused, startOver, close, proveBurn } = provisioning;
  return {
    case: parsed(PAGE_BODIES.case, async (at) => caseOf(await provisioning.view(at))),
    capture: parsed(PAGE_BODIES.capture, async (at, body) => takeCapture(provisioning, at, body)),
    code: parsed(PAGE_BODIES.code, async (at) => giveCode(provisioning, at)),
    accepted: parsed(PAGE_BODIES.accepted, async (at) => caseOf(await accept(at))),
    refused: parsed(PAGE_BODIES.refused, async (at) => caseOf(await noteCodeRefused(at))),
    'start-over': parsed(PAGE_BODIES['start-over'], async (at) =>
      caseOf(await startOver(at, false)),
    ),
    cancel: parsed(PAGE_BODIES.cancel, async (at) => caseOf(await startOver(at, true))),
    'seed-qr': parsed(PAGE_BODIES['seed-qr'], async (at) => giveSeedQr(provisioning, at)),
    'token-code': parsed(PAGE_BODIES['token-code'], async (at, body) =>
      caseOf(await proveBurn(at, body.code)),
    ),
    ship: parsed(PAGE_BODIES.ship, async (at, body) => noteShipment(provisioning, at, body)),
    done: parsed(PAGE_BODIES.done, async (at) => caseOf(await close(at))),
  };
}

function parsed<T>(
  schema: z.ZodType<T>,
  answer: (at: InCase, body: T) => Promise<PageAnswer | undefined>,
): CaseEndpoint {
  return async (at, body) => {
    const read = schema.safeParse(body);
    return read.success ? answer(at, read.data) : undefined;
  };
}

function caseOf(outcome: Outcome<CaseView, Coded>): PageAnswer {
  return outcome.ok ? { case: pageCase(outcome.value) } : { refusal: { ...outcome.refusal } };
}

async function takeCapture(
  provisioning: Provisioning,
  at: InCase,
  { secret, issuer, account, overruled, ...parameters }: PageBody<'capture'>,
): Promise<PageAnswer | undefined> {
  const bytes = decodeBase32(secret);
  // The page reads base32 with the same code: what it would refuse, it does not send.
  if (!bytes.ok) return undefined;
  const seed = Seed.fromBytes(bytes.value);
  bytes.value.fill(0);
  if (!seed.ok) return tooShortOrLong(seed.refusal);
  try {
    const looksLike = (userPrincipalName: string): boolean =>
      looksLikeAccount(account, userPrincipalName);
    const captured = { seed: seed.value, issuer, accountName: account, parameters, overruled };
    const kept = await provisioning.capture(at, { ...captured, looksLike });
    if (kept.ok || kept.refusal.code !== 'GUARDED') return caseOf(kept);
    return { refusal: { code: 'GUARDED', guards: kept.refusal.guards.map((one) => ({ ...one })) } };
  } finally {
    seed.value.wipe();
  }
}

function tooShortOrLong({ bytes }: { readonly bytes: number }): PageAnswer | undefined {
  if (bytes >= SEED_MIN_BYTES) return undefined;
  const guard = { code: 'SEED_TOO_SHORT', bytes, least: SEED_MIN_BYTES };
  return { refusal: { code: 'GUARDED', guards: [guard] } };
}

/** The digits leave in this answer alone. */
async function giveCode(provisioning: Provisioning, at: InCase): Promise<PageAnswer> {
  const given = await provisioning.giveEnrolmentCode(at);
  if (!given.ok) return { refusal: { ...given.refusal } };
  const { code: shown, from, until } = given.value;
  return { code: { digits: shown.reveal(), from, until } };
}

async function giveSeedQr(provisioning: Provisioning, at: InCase): Promise<PageAnswer> {
  const given = await provisioning.seedForBurner(at);
  return given.ok ? { seedQr: { ...given.value } } : { refusal: { ...given.refusal } };
}

async function noteShipment(
  provisioning: Provisioning,
  at: InCase,
  body: PageBody<'ship'>,
): Promise<PageAnswer | undefined> {
  const { serial, model, postedOn, expectedOn, offered } = body;
  if (offered === undefined && !(await isInTheMail(provisioning, at))) return undefined;
  const days = defined({ postedOn, expectedOn });
  const wrong = whyNotDays(days);
  // The page's own fields hold whole days alone.
  if (wrong?.code === 'NO_DAY') return undefined;
  if ([serial, model].some((typed = '') => holdsSecret(typed))) {
    return { refusal: { code: 'SECRET_TYPED' } };
  }
  if (wrong !== undefined) return { refusal: wrong };
  if (offered === undefined) return caseOf(await provisioning.correctDaysInCase(at, days));
  const parcel: Parcel = {
    ...(isSaid(serial) ? { serial } : {}),
    ...(isSaid(model) ? { model } : {}),
    ...days,
    offered,
  };
  return caseOf(await provisioning.ship(at, parcel));
}

/** Only what is known of a parcel already goes without the answer to what was offered: its days are corrected. */
async function isInTheMail(provisioning: Provisioning, at: InCase): Promise<boolean> {
  const view = await provisioning.view(at);
  return view.ok && view.value.token?.stage === 'shipped';
}

function isSaid(text: string | undefined): text is string {
  return text !== undefined && text.trim() !== '';
}
