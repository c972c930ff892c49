// The token is in the mail; or this set-up is over, one way or another.
import type { PageCase, PageToken } from '../../domain/capture/page-api.js';
import { button, element, facts, paragraphs } from '../element.js';
import type { Sitting } from '../sitting.js';
import { actions, form, section, submitButton } from '../step.js';
import type { Step } from '../step.js';
import { dayFields } from './day-fields.js';

export function doneStep(sitting: Sitting, token: PageToken): Step {
  const words = sitting.words.ship.done;
  const finish = button(words.finish, 'primary', () => {
    sitting.run(async () => {
      const answer = await sitting.ask('done', {});
      if (answer !== undefined && answer.refusal === undefined) sitting.host.close?.();
    });
  });
  return {
    element: section(
      words.heading,
      ...paragraphs(words.lines(sitting.ownerName)),
      parcelFacts(sitting, token),
      actions(finish),
      correction(sitting, token),
    ),
  };
}

function parcelFacts(sitting: Sitting, token: PageToken): HTMLElement {
  const { ship, burn } = sitting.words;
  const { face } = sitting;
  const { drift, asksAgainAt, postedOn, expectedOn } = token;
  return facts([
    [ship.done.serial, token.serial ?? ''],
    [ship.done.model, token.model ?? ''],
    [ship.done.postedOn, postedOn === null ? '' : face.dayOf(postedOn)],
    [ship.done.expectedOn, expectedOn === null ? '' : face.dayOf(expectedOn)],
    [
      ship.done.signIn,
      asksAgainAt === null ? ship.expectCodes : ship.asksAgain(face.day(asksAgainAt)),
    ],
    [ship.done.fingerprint, token.fingerprint],
    [ship.done.drift, drift === null ? '' : burn.clockIs(drift.steps, drift.seconds)],
  ]);
}

/** Until the token has arrived: a parcel that comes later is asked after later. */
function correction(sitting: Sitting, token: PageToken): HTMLElement {
  const words = sitting.words.ship;
  const days = dayFields(sitting, token);
  const send = async (): Promise<void> => {
    const noted = days.read();
    if (noted !== undefined) await sitting.ask('ship', noted, days.beside);
  };
  const fields = form(
    () => {
      sitting.run(send);
    },
    days.element,
    actions(submitButton(words.done.correct)),
  );
  return element('details', {}, element('summary', {}, words.done.correction), fields);
}

export function endedStep(sitting: Sitting, { token }: PageCase): Step {
  const { ended, ship } = sitting.words;
  const [heading, lines] =
    token === null
      ? [ended.cancelled, ended.nothingLines]
      : token.stage === 'cancelled'
        ? [ended.cancelled, ended.cancelledLines]
        : token.stage === 'shipped'
          ? [ship.done.closed, ship.done.lines(sitting.ownerName)]
          : [ended.elsewhere, ended.elsewhereLines];
  return { element: section(heading, ...paragraphs([...lines, ended.close])) };
}
