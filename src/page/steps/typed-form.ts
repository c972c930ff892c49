// The secret as text: an address that begins with otpauth://, or what the account owner's page shows instead of the picture.
import { complain } from '../complaint.js';
import { element } from '../element.js';
import type { Whose } from '../../domain/capture/offer-of.js';
import type { Sitting } from '../sitting.js';
import { actions, field, form, submitButton } from '../step.js';

export type TypedForm = {
  readonly element: HTMLElement;
  /** Below the field: what was found in it, where it is not exactly one secret. */
  readonly result: HTMLElement;
  /** Puts this text in, and reads it. */
  readonly read: (text: string) => void;
  /** What is said beside the secret. */
  readonly whose: () => Whose;
  readonly close: () => void;
};

export function typedForm(sitting: Sitting, take: (text: string) => void): TypedForm {
  const words = sitting.words.capture;
  const quiet = { spellcheck: 'false', autocapitalize: 'off' };
  const secret = element('textarea', { id: 'secret', rows: '2', ...quiet });
  const result = element('div', { class: 'result' });
  const issuer = nameInput('issuer', words.typed.usual);
  const account = nameInput('account', sitting.case?.ownerAccount ?? '');
  const read = async (): Promise<void> => {
    if (secret.value.trim() === '') {
      complain(secret, words.empty);
      return;
    }
    take(secret.value);
  };
  const submit = (): void => {
    result.replaceChildren();
    sitting.run(read);
  };
  return {
    element: form(submit, ...formOf(sitting, { secret, issuer, account }, result)),
    result,
    read: (text) => {
      secret.value = text;
      submit();
    },
    whose: () => ({ issuer: issuer.value, account: account.value }),
    close: () => {
      secret.value = '';
    },
  };
}

type Inputs = {
  readonly secret: HTMLTextAreaElement;
  readonly issuer: HTMLInputElement;
  readonly account: HTMLInputElement;
};

function formOf(
  sitting: Sitting,
  { secret, issuer, account }: Inputs,
  result: HTMLElement,
): readonly HTMLElement[] {
  const words = sitting.words.capture.typed;
  const { heading, label, hint } = words;
  const names = [
    field({ label: words.issuer, input: issuer }),
    field({ label: words.account, input: account }),
  ];
  return [
    element('h3', {}, heading),
    field({ label, hint, input: secret }),
    result,
    element('div', { class: 'two' }, ...names),
    actions(submitButton(words.read)),
  ];
}

function nameInput(id: string, value: string): HTMLInputElement {
  return element('input', { id, value, type: 'text', maxlength: '300' });
}
