// The secret as text: an address that begins with otpauth://, or what the account owner's page shows instead of the picture.
import { element } from '../element.js';
import type { Whose } from '../../domain/capture/offer-of.js';
import type { Sitting } from '../sitting.js';
import { actions, field, form, submitButton } from '../step.js';

export type TypedForm = {
  readonly element: HTMLElement;
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
  const issuer = nameInput('issuer', words.typed.usual);
  const account = nameInput('account', sitting.case?.ownerAccount ?? '');
  const read = async (): Promise<void> => {
    if (secret.value.trim() === '') {
      sitting.notice({ tone: 'error', lines: [words.empty] });
      secret.focus();
      return;
    }
    take(secret.value);
  };
  const submit = (): void => {
    sitting.run(read);
  };
  const { heading, label, hint } = words.typed;
  const names = [
    field({ label: words.typed.issuer, input: issuer }),
    field({ label: words.typed.account, input: account }),
  ];
  return {
    element: form(
      submit,
      element('h3', {}, heading),
      field({ label, hint, input: secret }),
      element('div', { class: 'two' }, ...names),
      actions(submitButton(words.typed.read)),
    ),
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

function nameInput(id: string, value: string): HTMLInputElement {
  return element('input', { id, value, type: 'text', maxlength: '300' });
}
