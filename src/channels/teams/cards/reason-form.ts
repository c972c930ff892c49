// A button that asks for words first, and one that sends them.
import { defined } from '../../../domain/defined.js';
import type { RequestId } from '../../../domain/ids.js';
import { REASON_MAX_LENGTH } from '../../../domain/policy/policy.js';
import type { ActionShowCard } from './elements.js';
import { execute } from './frame.js';
import { REASON_INPUT } from './verbs.js';
import type { VerbOf } from './verbs.js';

export type ReasonForm = {
  readonly title: string;
  readonly send: string;
  readonly verb: VerbOf<'request' | 'review'>;
  readonly requestId: RequestId;
  readonly input: { readonly label: string; readonly hint: string };
  readonly style?: 'positive' | 'destructive';
};

export function reasonForm(form: ReasonForm): ActionShowCard {
  const { title, send, verb, requestId, input, style } = form;
  return {
    type: 'Action.ShowCard',
    title,
    card: {
      type: 'AdaptiveCard',
      body: [
        {
          type: 'Input.Text',
          id: REASON_INPUT,
          label: input.label,
          placeholder: input.hint,
          maxLength: REASON_MAX_LENGTH,
          isMultiline: true,
        },
      ],
      actions: [execute({ title: send, verb, requestId, ...defined({ style }) })],
    },
  };
}
