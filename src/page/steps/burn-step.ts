// Onto the token: what to set on the burner, the secret for it, and a code from the token as proof.
import type { PageToken } from '../../domain/capture/page-api.js';
import { button, element, facts, paragraphs } from '../element.js';
import type { Sitting } from '../sitting.js';
import { actions, section } from '../step.js';
import type { Step } from '../step.js';
import { proof } from './proof.js';
import { seedPanel } from './seed-panel.js';

/** What the burners of single-profile tokens take (domain facts: one command for hash, step and 1 to 63 bytes). */
const SEED_BYTES_AT_MOST = 63;
const PERIODS: readonly number[] = [30, 60];

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
      element('p', { class: 'hint' }, later(sitting, token)),
    ),
    close: () => panel.close?.(),
  };
}

/** Whoever closes the page must know first what that ends. */
function later({ words, host, face, clock }: Sitting, { seedQrUntil }: PageToken): string {
  const isShowable = seedQrUntil !== null && seedQrUntil > clock.now();
  const place = host.signIn === undefined ? 'browser' : 'window';
  return words.burn.later(place, isShowable ? face.time(seedQrUntil) : undefined);
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
