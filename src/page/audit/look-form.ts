// What is looked for: of whom, when, what happened, and whether only what was disclosed.
import { OUTCOMES } from '../../domain/capture/auditors-api.js';
import type { AskedOutcome } from '../../domain/capture/auditors-api.js';
import type { AuditorsWords } from '../../text/auditors-words.js';
import { complain } from '../complaint.js';
import { element } from '../element.js';
import { actions, field, form, submitButton, ticked } from '../step.js';

export type LookedFor = {
  readonly who: string;
  readonly when: string;
  readonly releases: boolean;
  readonly outcome: AskedOutcome | null;
};

export type LookForm = {
  readonly element: HTMLElement;
  readonly read: () => LookedFor;
  /** Said beside the field that it is about. */
  readonly complain: (wrong: 'who' | 'when', line: string) => void;
};

export function lookForm(words: AuditorsWords, submit: () => void): LookForm {
  const quiet = { type: 'text', spellcheck: 'false', autocapitalize: 'off' } as const;
  const who = element('input', { id: 'who', maxlength: '300', ...quiet });
  const when = element('input', { id: 'when', maxlength: '200', ...quiet });
  const outcome = outcomeChoice(words);
  const releases = element('input', { id: 'releases', type: 'checkbox' });
  return {
    element: form(
      submit,
      element(
        'div',
        { class: 'two' },
        field({ label: words.who, hint: words.whoHint, input: who }),
        field({ label: words.when, hint: words.whenHint, input: when }),
      ),
      element(
        'div',
        { class: 'field' },
        element('label', { for: outcome.id }, words.outcome),
        outcome,
      ),
      ticked(releases, words.releases),
      actions(submitButton(words.look)),
    ),
    read: () => ({
      who: who.value,
      when: when.value,
      releases: releases.checked,
      outcome: OUTCOMES.find((one) => one === outcome.value) ?? null,
    }),
    complain: (wrong, line) => {
      complain(wrong === 'who' ? who : when, line);
    },
  };
}

function outcomeChoice(words: AuditorsWords): HTMLSelectElement {
  const options = OUTCOMES.map((one) => element('option', { value: one }, words.outcomes[one]));
  return element(
    'select',
    { id: 'outcome' },
    element('option', { value: '' }, words.anything),
    ...options,
  );
}
