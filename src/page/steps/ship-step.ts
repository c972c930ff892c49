// The parcel, and what Microsoft offered at sign-in: only a ticked *Don't ask again* gives a date.
import { SIGN_IN_DAYS_MAX } from '../../domain/capture/page-api.js';
import type { PageBody, PageToken } from '../../domain/capture/page-api.js';
import { tokenModel } from '../../domain/capture/token-model.js';
import { element, paragraphs } from '../element.js';
import type { Sitting } from '../sitting.js';
import { actions, field, form, section, submitButton, ticked } from '../step.js';
import type { Step } from '../step.js';
import { isTooFarOff, proof } from './proof.js';
import { seedPanelOr } from './seed-panel.js';

type Offered = PageBody<'ship'>['offered'];
const KINDS = ['nothing', 'stay-signed-in', 'dont-ask-again'] as const;
const DAY_MS = 86_400_000;

export function shipStep(sitting: Sitting, token: PageToken): Step {
  const words = sitting.words.ship;
  const parcel = parcelFields(sitting);
  const offer = offerFields(sitting);
  const send = async (): Promise<void> => {
    const offered = offer.read();
    if (typeof offered === 'string') {
      sitting.notice({ tone: 'error', lines: [offered] });
      return;
    }
    await sitting.ask('ship', { ...parcel.read(), offered });
  };
  const fields = form(
    () => {
      sitting.run(send);
    },
    ...parcel.elements,
    offer.element,
    actions(submitButton(words.send)),
  );
  const again = isTooFarOff(token) ? burnAgain(sitting, token) : undefined;
  return {
    element: section(words.heading, again?.element, ...paragraphs(words.lines), fields),
    close: () => again?.close?.(),
  };
}

/** Its clock would have its codes refused: the secret goes onto it once more, with the clock set before. */
function burnAgain(sitting: Sitting, token: PageToken): Step {
  const { burn } = sitting.words;
  const { steps, seconds } = token.drift ?? { steps: 0, seconds: 0 };
  const panel = seedPanelOr(sitting, token, burn.byRequest);
  return {
    element: element(
      'div',
      { class: 'notice warning' },
      element('h3', {}, burn.again.heading),
      ...paragraphs([...burn.again.lines(steps, seconds), burn.clock]),
      panel.element,
      proof(sitting),
    ),
    close: () => panel.close?.(),
  };
}

function parcelFields(sitting: Sitting): {
  readonly elements: readonly HTMLElement[];
  readonly read: () => Omit<PageBody<'ship'>, 'offered'>;
} {
  const words = sitting.words.ship;
  const serial = element('input', { id: 'serial', type: 'text', maxlength: '300' });
  const model = element('input', { id: 'model', type: 'text', maxlength: '300' });
  const postedOn = element('input', { id: 'posted-on', type: 'date' });
  const expectedOn = element('input', { id: 'expected-on', type: 'date' });
  const known = element('p', { class: 'hint', role: 'status' });
  serial.addEventListener('input', () => {
    const found = tokenModel(serial.value);
    known.textContent = found === undefined ? '' : words.known(found);
    if (found !== undefined) model.value = found;
  });
  const days = [
    field({ label: words.postedOn, input: postedOn }),
    field({ label: words.expectedOn, input: expectedOn }),
  ];
  return {
    elements: [
      field({ label: words.serial, hint: words.serialHint, input: serial }),
      known,
      field({ label: words.model, input: model }),
      element('div', { class: 'two' }, ...days),
    ],
    read: () => ({
      ...(serial.value.trim() === '' ? {} : { serial: serial.value.trim() }),
      ...(model.value.trim() === '' ? {} : { model: model.value.trim() }),
      ...(postedOn.value === '' ? {} : { postedOn: postedOn.value }),
      ...(expectedOn.value === '' ? {} : { expectedOn: expectedOn.value }),
    }),
  };
}

function offerFields(sitting: Sitting): {
  readonly element: HTMLElement;
  /** Or what is missing. */
  readonly read: () => Offered | string;
} {
  const words = sitting.words.ship;
  const titles = [words.nothing, words.staySignedIn, words.dontAskAgain];
  const radios = KINDS.map((kind) =>
    element('input', { type: 'radio', name: 'offered', id: `offered-${kind}`, value: kind }),
  );
  const days = element('input', {
    id: 'days',
    type: 'number',
    min: '1',
    max: `${SIGN_IN_DAYS_MAX}`,
  });
  const daysField = field({ label: words.days, input: days });
  daysField.hidden = true;
  const follows = element('p', { class: 'follows', role: 'status' });
  const read = (): Offered | string => {
    const kind = KINDS[radios.findIndex(({ checked }) => checked)];
    if (kind === undefined) return words.chooseOne;
    if (kind !== 'dont-ask-again') return { kind };
    const count = Number(days.value);
    const isDays = Number.isInteger(count) && count >= 1 && count <= SIGN_IN_DAYS_MAX;
    return isDays ? { kind, days: count } : words.daysMissing;
  };
  const choices = radios.map((radio, index) => ticked(radio, titles[index] ?? ''));
  const legend = element('legend', {}, words.offered(sitting.ownerName));
  const group = element('fieldset', {}, legend, ...choices, daysField, follows);
  group.addEventListener('input', () => {
    daysField.hidden = radios[2]?.checked !== true;
    follows.textContent = whatFollows(sitting, read());
  });
  return { element: group, read };
}

function whatFollows(sitting: Sitting, offered: Offered | string): string {
  const words = sitting.words.ship;
  if (typeof offered === 'string') return '';
  if (offered.kind !== 'dont-ask-again') return words.expectCodes;
  return words.asksAgain(sitting.face.day(sitting.clock.now() + offered.days * DAY_MS));
}
