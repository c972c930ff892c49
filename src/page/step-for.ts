// Which step the case is at: the server's word counts, and what was read and not sent yet only before it.
import type { PageCase, PageToken } from '../domain/capture/page-api.js';
import type { Sitting } from './sitting.js';
import type { Step } from './step.js';
import { burnStep, reburnStep } from './steps/burn-step.js';
import { captureStep } from './steps/capture-step.js';
import { checkStep } from './steps/check-step.js';
import { codeStep } from './steps/code-step.js';
import { doneStep, endedStep } from './steps/done-step.js';
import { shipStep } from './steps/ship-step.js';

/** In the order of the progress line. */
export const STAGES_OF_PAGE = ['capture', 'check', 'code', 'burn', 'ship', 'done'] as const;
export type StepName = (typeof STAGES_OF_PAGE)[number] | 'reburn' | 'ended';

export type Chosen = { readonly key: string; readonly name: StepName; readonly make: () => Step };

export function stepFor(sitting: Sitting, seen: PageCase): Chosen {
  const { token, closed } = seen;
  if (closed) return { key: 'closed', name: 'ended', make: () => endedStep(sitting, seen) };
  if (token !== null && seen.purpose === 're-burn') return reburning(sitting, token);
  return token === null ? capturing(sitting) : WITH_TOKEN[token.stage](sitting, seen, token);
}

type ByStage = (sitting: Sitting, seen: PageCase, token: PageToken) => Chosen;

const ended: ByStage = (sitting, seen) => ({
  key: 'ended',
  name: 'ended',
  make: () => endedStep(sitting, seen),
});

const WITH_TOKEN: Readonly<Record<PageToken['stage'], ByStage>> = {
  capturing,
  cancelled: capturing,
  captured: (sitting, _seen, token) => {
    const isFresh = sitting.draft !== undefined;
    sitting.draft = undefined;
    const key = `code ${token.fingerprint}`;
    return { key, name: 'code', make: () => codeStep(sitting, token, isFresh) };
  },
  enrolled: (sitting, _seen, token) => ({
    key: 'burn',
    name: 'burn',
    make: () => burnStep(sitting, token),
  }),
  burned: (sitting, _seen, token) => ({
    key: shipKey(token),
    name: 'ship',
    make: () => shipStep(sitting, token),
  }),
  shipped: (sitting, _seen, token) => ({
    key: doneKey(token),
    name: 'done',
    make: () => doneStep(sitting, token),
  }),
  delivered: ended,
  lost: ended,
  replaced: ended,
  compromised: ended,
};

/** After the proof, what was in the mail is posted anew; everything else is through. */
function reburning(sitting: Sitting, token: PageToken): Chosen {
  if (!sitting.proved) {
    return { key: 'reburn', name: 'reburn', make: () => reburnStep(sitting, token) };
  }
  if (token.stage === 'burned') {
    return { key: shipKey(token), name: 'reburn', make: () => shipStep(sitting, token) };
  }
  return { key: doneKey(token), name: 'reburn', make: () => doneStep(sitting, token) };
}

/** Measured anew it is another step: what is said of the clock has changed. */
function shipKey({ drift }: PageToken): string {
  return `ship ${drift?.steps ?? 0}`;
}

/** With other days it is made anew, and says them. */
function doneKey({ postedOn, expectedOn }: PageToken): string {
  return `done ${postedOn ?? ''} ${expectedOn ?? ''}`;
}

function capturing(sitting: Sitting): Chosen {
  const { draft } = sitting;
  if (draft === undefined) {
    return { key: 'capture', name: 'capture', make: () => captureStep(sitting) };
  }
  return { key: 'check', name: 'check', make: () => checkStep(sitting, draft) };
}
