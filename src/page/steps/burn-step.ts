// Onto the token: what to set on the burner, the secret for it, and a code from the token as proof.
import type { PageToken } from '../../domain/capture/page-api.js';
import { button, element, facts, paragraphs } from '../element.js';
import type { Sitting } from '../sitting.js';
import { actions, field, form, section, submitButton } from '../step.js';
import type { Step } from '../step.js';
import { seedPanel } from './seed-panel.js';

/** What the burners of single-profile tokens take (domain facts: one command for hash, step and 1 to 63 bytes). */
const SEED_BYTES_AT_MOST = 63;
const PERIODS: readonly number[] = [30, 60];
/** Microsoft documents two steps on either side for hardware tokens. */
const DRIFT_AT_MOST = 2;

export function burnStep(sitting: Sitting, token: PageToken): Step {
  const words = sitting.words.burn;
  const panel = seedPanel(sitting, token);
  const what = element('h3', {}, words.set);
  return {
    element: section(
      words.heading,
      ...paragraphs(words.lines),
      ...obstacles(sitting, token),
      what,
      burnerFacts(sitting, token),
      element('p', {}, words.clock),
      panel.element,
      proof(sitting),
      element('p', { class: 'hint' }, words.later),
    ),
    close: () => panel.close?.(),
  };
}

function burnerFacts(sitting: Sitting, token: PageToken): HTMLElement {
  const words = sitting.words.burn;
  return facts([
    [words.algorithm, token.algorithm],
    [words.period, sitting.words.enrol.check.seconds(token.periodSeconds)],
    [words.digits, words.digitsOf(token.digits)],
    [words.length, words.lengthOf(token.seedBytes)],
  ]);
}

function obstacles(sitting: Sitting, token: PageToken): readonly HTMLElement[] {
  const words = sitting.words.burn;
  const said = [
    ...(token.seedBytes > SEED_BYTES_AT_MOST ? [words.tooLong] : []),
    ...(token.algorithm === 'SHA-512' ? [words.noSha512] : []),
    ...(PERIODS.includes(token.periodSeconds) ? [] : [words.otherPeriod]),
  ];
  return said.map((line) => element('p', { class: 'notice warning' }, line));
}

function proof(sitting: Sitting): HTMLElement {
  const words = sitting.words.burn;
  const input = element('input', {
    id: 'token-code',
    type: 'text',
    inputmode: 'numeric',
    autocomplete: 'off',
    maxlength: '20',
  });
  const check = async (): Promise<void> => {
    const answer = await sitting.ask('token-code', { code: input.value });
    const drift = answer?.case?.token?.drift ?? null;
    if (answer?.refusal === undefined && drift !== null) proved(sitting, drift);
    else input.focus();
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

/** The same for a token that has been burned before, under an approved request: nothing ends here but the request. */
export function reburnStep(sitting: Sitting, token: PageToken): Step {
  const words = sitting.words.burn;
  const panel = seedPanel(sitting, token);
  const finish = button(sitting.words.ship.done.finish, 'plain', () => {
    sitting.runAsk('done', {});
  });
  return {
    element: section(
      sitting.words.reburn.heading,
      ...paragraphs(sitting.words.reburn.lines),
      ...obstacles(sitting, token),
      element('h3', {}, words.set),
      burnerFacts(sitting, token),
      element('p', {}, words.clock),
      panel.element,
      proof(sitting),
      actions(finish),
    ),
    close: () => panel.close?.(),
  };
}

function proved(sitting: Sitting, drift: NonNullable<PageToken['drift']>): void {
  const words = sitting.words.burn;
  sitting.proved = true;
  const isOff = Math.abs(drift.steps) > DRIFT_AT_MOST;
  sitting.notice({
    tone: isOff ? 'warning' : 'success',
    lines: [words.proved(drift.steps, drift.seconds), ...(isOff ? [words.drifts] : [])],
  });
}
