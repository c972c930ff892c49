// The parcel, and what Microsoft offered at sign-in.
import type { PageBody, PageToken } from '../../domain/capture/page-api.js';
import { tokenModel } from '../../domain/capture/token-model.js';
import { element, paragraphs } from '../element.js';
import type { Beside, Sitting } from '../sitting.js';
import { actions, field, form, section, submitButton } from '../step.js';
import type { Step } from '../step.js';
import { dayFields } from './day-fields.js';
import { offerFields } from './offer-fields.js';
import { isTooFarOff, proof } from './proof.js';
import { seedPanelOr } from './seed-panel.js';

export function shipStep(sitting: Sitting, token: PageToken): Step {
  const words = sitting.words.ship;
  const parcel = parcelFields(sitting);
  const offer = offerFields(sitting);
  const send = async (): Promise<void> => {
    // From the top: whoever is told something is told the first.
    const noted = parcel.read();
    const offered = noted === undefined ? undefined : offer.take();
    if (noted === undefined || offered === undefined) return;
    await sitting.ask('ship', { ...noted, offered }, parcel.beside);
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

type ParcelFields = {
  readonly elements: readonly HTMLElement[];
  /** Undefined where something is wrong, which is said. */
  readonly read: () => Omit<PageBody<'ship'>, 'offered'> | undefined;
  readonly beside: Beside;
};

function parcelFields(sitting: Sitting): ParcelFields {
  const words = sitting.words.ship;
  const serial = element('input', { id: 'serial', type: 'text', maxlength: '300' });
  const model = element('input', { id: 'model', type: 'text', maxlength: '300' });
  const days = dayFields(sitting);
  const known = element('p', { class: 'hint', role: 'status' });
  serial.addEventListener('input', () => {
    const found = tokenModel(serial.value);
    known.textContent = found === undefined ? '' : words.known(found);
    if (found !== undefined) model.value = found;
  });
  return {
    elements: [
      field({ label: words.serial, hint: words.serialHint, input: serial }),
      known,
      field({ label: words.model, input: model }),
      days.element,
    ],
    read: () => {
      const noted = days.read();
      return (
        noted && {
          ...(serial.value.trim() === '' ? {} : { serial: serial.value.trim() }),
          ...(model.value.trim() === '' ? {} : { model: model.value.trim() }),
          ...noted,
        }
      );
    },
    beside: new Map([...days.beside, ['SECRET_TYPED', serial]]),
  };
}
