// Cancelling destroys the secret, so it is asked once, in the browser's own modal dialog.
import type { PageCase } from '../domain/capture/page-api.js';
import { button, element, paragraphs } from './element.js';
import type { Sitting } from './sitting.js';
import { actions } from './step.js';

export function askToCancel(sitting: Sitting, { token }: PageCase): void {
  const words = sitting.words.cancel;
  const isStored = token !== null && token.stage !== 'cancelled';
  const isAccepted = isStored && token.stage !== 'captured' && token.stage !== 'capturing';
  const title = element('h2', { id: 'cancel-title' }, words.heading);
  const dialog = element(
    'dialog',
    { 'aria-labelledby': title.id },
    title,
    ...paragraphs(words.lines(isStored, isAccepted)),
  );
  const yes = button(isStored ? words.yes : words.yesNothing, 'danger', () => {
    dialog.close();
    sitting.runAsk('cancel', {});
  });
  const no = button(words.no, 'plain', () => {
    dialog.close();
  });
  dialog.append(actions(no, yes));
  dialog.addEventListener('close', () => {
    dialog.remove();
  });
  document.body.append(dialog);
  dialog.showModal();
}
