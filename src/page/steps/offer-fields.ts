// What Microsoft offered when the account owner signed in: only a ticked *Don't ask again* gives a date.
import { SIGN_IN_DAYS_MAX } from '../../domain/capture/page-api.js';
import type { PageBody } from '../../domain/capture/page-api.js';
import { complain, complaintPlace, describe, withdrawComplaints } from '../complaint.js';
import { element } from '../element.js';
import type { Sitting } from '../sitting.js';
import { field, ticked } from '../step.js';

type Offered = NonNullable<PageBody<'ship'>['offered']>;
const KINDS = ['nothing', 'stay-signed-in', 'dont-ask-again'] as const;
const DAY_MS = 86_400_000;
/** What the three answers' complaint belongs to. */
const GROUP = 'offered';

type OfferFields = {
  readonly element: HTMLElement;
  /** Undefined where something is missing, which is said. */
  readonly take: () => Offered | undefined;
};

export function offerFields(sitting: Sitting): OfferFields {
  const words = sitting.words.ship;
  const titles = [words.nothing, words.staySignedIn, words.dontAskAgain];
  const radios = KINDS.map((kind) =>
    element('input', { type: 'radio', name: 'offered', id: `offered-${kind}`, value: kind }),
  );
  const days = daysInput();
  const daysField = field({ label: words.days, input: days });
  daysField.hidden = true;
  const follows = element('p', { class: 'follows', role: 'status' });
  const choices = radios.map((radio, index) => ticked(radio, titles[index] ?? ''));
  const legend = element('legend', {}, words.offered(sitting.ownerName));
  const place = complaintPlace(GROUP);
  const group = element('fieldset', {}, legend, ...choices, place, daysField, follows);
  describe(group, GROUP);
  const read = (): Offered | string => readOffer(sitting, radios, days);
  group.addEventListener('input', () => {
    daysField.hidden = radios[2]?.checked !== true;
    follows.textContent = whatFollows(sitting, read());
    withdrawComplaints(group);
  });
  const take = (): Offered | undefined => {
    const offered = read();
    if (typeof offered !== 'string') return offered;
    const [first] = radios;
    if (offered === words.daysMissing) complain(days, offered);
    else if (first !== undefined) complain(first, offered, GROUP);
    return undefined;
  };
  return { element: group, take };
}

function daysInput(): HTMLInputElement {
  return element('input', { id: 'days', type: 'number', min: '1', max: `${SIGN_IN_DAYS_MAX}` });
}

/** Or what is missing. */
function readOffer(
  { words: { ship: words } }: Sitting,
  radios: readonly HTMLInputElement[],
  days: HTMLInputElement,
): Offered | string {
  const kind = KINDS[radios.findIndex(({ checked }) => checked)];
  if (kind === undefined) return words.chooseOne;
  if (kind !== 'dont-ask-again') return { kind };
  const count = Number(days.value);
  const isDays = Number.isInteger(count) && count >= 1 && count <= SIGN_IN_DAYS_MAX;
  return isDays ? { kind, days: count } : words.daysMissing;
}

function whatFollows(sitting: Sitting, offered: Offered | string): string {
  const words = sitting.words.ship;
  if (typeof offered === 'string') return '';
  if (offered.kind !== 'dont-ask-again') return words.expectCodes;
  return words.asksAgain(sitting.face.day(sitting.clock.now() + offered.days * DAY_MS));
}
