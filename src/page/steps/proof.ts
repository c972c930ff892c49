// A code typed from the token: it proves that the secret is on it, and tells how far its clock is off.
import type { PageToken } from '../../domain/capture/page-api.js';
import type { Control } from '../complaint.js';
import { element, paragraphs } from '../element.js';
import type { Sitting } from '../sitting.js';
import { actions, field, form, submitButton } from '../step.js';

/** Microsoft documents two steps on either side for hardware tokens. */
const DRIFT_AT_MOST = 2;

/** All of them are about the code that was typed. */
const OF_THE_CODE = [
  'CODE_MALFORMED',
  'CODE_NOT_ITS_OWN',
  'CODE_GIVEN_OUT',
  'TOO_MANY_WRONG_CODES',
];

export function proof(sitting: Sitting): HTMLElement {
  const words = sitting.words.burn;
  const input = element('input', {
    id: 'token-code',
    type: 'text',
    inputmode: 'numeric',
    autocomplete: 'off',
    maxlength: '20',
  });
  const beside = new Map(OF_THE_CODE.map((code): [string, Control] => [code, input]));
  const check = async (): Promise<void> => {
    const answer = await sitting.ask('token-code', { code: input.value }, beside);
    const token = answer?.case?.token ?? null;
    const drift = token?.drift ?? null;
    if (answer?.refusal !== undefined || token === null || drift === null) input.focus();
    else {
      input.value = '';
      proved(sitting, token, drift);
    }
  };
  return form(
    () => {
      sitting.run(check);
    },
    element('h3', {}, words.proof.heading),
    ...paragraphs(words.proof.lines),
    field({ label: words.proof.label, input }),
    actions(submitButton(words.proof.send)),
  );
}

function proved(sitting: Sitting, token: PageToken, drift: NonNullable<PageToken['drift']>): void {
  const words = sitting.words.burn;
  sitting.proved = true;
  const isOff = isTooFarOff(token);
  // The step that comes says it all where the token is about to be posted.
  const saidNext = token.stage === 'burned';
  sitting.notice({
    tone: isOff ? 'warning' : 'success',
    lines: [
      words.proved(drift.steps, drift.seconds),
      ...(isOff && !saidNext ? [words.drifts, words.byRequest] : []),
    ],
  });
}

/** More than Microsoft allows for at sign-in, as it was when a code from the token was checked last. */
export function isTooFarOff({ drift }: PageToken): boolean {
  return drift !== null && Math.abs(drift.steps) > DRIFT_AT_MOST;
}
