// A hardware token into Entra's own inventory: made, assigned, activated, each only where what is there says that it is still to be done.
// So an answer that was lost, a run that was broken off and a token that was there before all come to the same end. Entra never
// gives a secret back: that the one there is this one, the activation alone shows.
import { instant, step } from '../../domain/ids.js';
import type { Instant, PersonId, Step } from '../../domain/ids.js';
import { computeCode } from '../../domain/otp/code.js';
import type { OtpParameters } from '../../domain/otp/parameters.js';
import type { Seed } from '../../domain/otp/seed.js';
import { stepAt, stepStart } from '../../domain/otp/steps.js';
import { ok, refused } from '../../domain/outcome.js';
import type { Outcome } from '../../domain/outcome.js';
import { Fault } from '../../ports/fault.js';
import type { Clock } from '../../ports/clock.js';

/** As Entra has it: `activated`, or what is before that. */
export type InInventory = {
  readonly id: string;
  readonly isActivated: boolean;
  readonly assignedTo?: PersonId;
};

export type NewDevice = {
  readonly serial: string;
  readonly manufacturer: string;
  readonly model: string;
  /** Base32. */
  readonly secret: string;
  readonly parameters: OtpParameters;
  readonly owner: PersonId;
};

type NotTaken = { readonly code: 'NOT_TAKEN_BY_ENTRA'; readonly why: string };

/** Every call throws a `Fault` where the answer did not come; retryable where asking again may help. */
export type Inventory = {
  readonly find: (serial: string) => Promise<InInventory | undefined>;
  /** `why`: Entra's own code. */
  readonly create: (device: NewDevice) => Promise<Outcome<null, NotTaken>>;
  readonly assign: (id: string, owner: PersonId) => Promise<Outcome<null, NotTaken>>;
  /** `code`: asked for whenever it is sent. Refused where it is wrong, too. */
  readonly activate: (of: {
    readonly id: string;
    readonly owner: PersonId;
    readonly code: () => string;
  }) => Promise<Outcome<null, NotTaken>>;
};

export type UploadNeeds = {
  readonly inventory: Inventory;
  readonly clock: Clock;
  readonly waitUntil: (time: Instant) => Promise<void>;
  /** Waits until one more activation is within Entra's limits. */
  readonly turn: () => Promise<void>;
};

export type Upload = NewDevice & { readonly seed: Seed; readonly activates: boolean };

export type UploadRefusal =
  | NotTaken
  | { readonly code: 'ASSIGNED_TO_OTHER' }
  /** Twice, with the codes of two steps: another secret may be there under this serial number. */
  | { readonly code: 'NOT_ACTIVATED'; readonly why: string };

export type Uploaded = 'activated' | 'assigned' | 'there';

/** Looks and acts at most: more is a world that takes back what was done. */
const TURNS = 12;
const CODES_TRIED = 2;
const PAUSE_SECONDS = 1;
const FAILURES_AT_MOST = 6;

/** Throws a `Fault` where Entra does not answer, again and again. */
export async function uploadToken(
  needs: UploadNeeds,
  upload: Upload,
): Promise<Outcome<Uploaded, UploadRefusal>> {
  const state = { hasDone: false, codesRefused: 0 };
  let failures = 0;
  for (let turns = 0; turns < TURNS; turns += 1) {
    try {
      const done = await turn(needs, upload, state);
      if (done !== undefined) return done;
    } catch (error) {
      failures += 1;
      const mayPass = error instanceof Fault && error.retryable && failures < FAILURES_AT_MOST;
      if (!mayPass) throw error;
      // What became of it shows when it is looked at again.
      state.hasDone = true;
      const seconds = PAUSE_SECONDS * 2 ** failures;
      await needs.waitUntil(instant(needs.clock.now() + seconds * 1000));
    }
  }
  return refused({ code: 'NOT_TAKEN_BY_ENTRA', why: 'UNSETTLED' });
}

type State = { hasDone: boolean; codesRefused: number };
type Turn = Outcome<Uploaded, UploadRefusal> | undefined;

/** Undefined where it has to be looked at again. */
async function turn(needs: UploadNeeds, upload: Upload, state: State): Promise<Turn> {
  const { inventory } = needs;
  const { owner, activates } = upload;
  const found = await inventory.find(upload.serial);
  if (found === undefined) return after(await inventory.create(upload), state);
  if (found.assignedTo === undefined) return after(await inventory.assign(found.id, owner), state);
  if (found.assignedTo !== owner) return refused({ code: 'ASSIGNED_TO_OTHER' });
  if (found.isActivated) return ok(state.hasDone ? 'activated' : 'there');
  if (!activates) return ok(state.hasDone ? 'assigned' : 'there');
  return activate(needs, { upload, id: found.id, state });
}

function after(done: Outcome<null, NotTaken>, state: State): Turn {
  if (!done.ok) return refused(done.refusal);
  state.hasDone = true;
  return undefined;
}

async function activate(
  { inventory, clock, waitUntil, turn: inTurn }: UploadNeeds,
  { upload, id, state }: { readonly upload: Upload; readonly id: string; readonly state: State },
): Promise<Turn> {
  await inTurn();
  const { seed, parameters, owner } = upload;
  const stepNow = (): Step => stepAt(clock.now(), parameters.periodSeconds);
  const code = (): string => computeCode({ seed, step: stepNow(), parameters }).reveal();
  const done = await inventory.activate({ id, owner, code });
  if (done.ok) return ok('activated');
  state.codesRefused += 1;
  if (state.codesRefused >= CODES_TRIED) {
    return refused({ code: 'NOT_ACTIVATED', why: done.refusal.why });
  }
  // Its step may just have been over.
  await waitUntil(stepStart(step(stepNow() + 1), parameters.periodSeconds));
  return undefined;
}
