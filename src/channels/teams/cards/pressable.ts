// A button that does something. Clients on phones are known to send no Action.Execute at times (Microsoft's page on universal
// actions asks for a fallback): the same button is there as a message with a value, and does the same.
import type { ActionExecute } from './elements.js';
import type { Verb } from './verbs.js';

type Button = Pick<ActionExecute, 'title' | 'data' | 'style'> & { readonly verb: Verb };

export function pressable({ title, verb, data, ...look }: Button): ActionExecute {
  const fallback = { type: 'Action.Submit', title, data: { ...data, verb }, ...look } as const;
  return { type: 'Action.Execute', title, verb, data, ...look, fallback };
}
