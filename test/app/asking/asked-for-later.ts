// What is asked for later, as it is typed in Berlin on a Tuesday.
import type { AskAnswer, AskForCode } from '../../../src/app/asking/answers.js';
import { instant } from '../../../src/domain/ids.js';
import type { Instant } from '../../../src/domain/ids.js';
import { takeTime } from '../../../src/domain/time/take-time.js';
import { FakeClock } from '../../fakes/fake-clock.js';
import { meet, openTrial } from '../trial.js';
import type { Trial } from '../trial.js';

export const utc = (text: string): Instant => instant(Date.parse(text));
/** A Tuesday, 13:00 in Berlin. */
export const NOON = '2026-11-24T12:00:00Z';

export async function opened(
  now = NOON,
  zone: string | undefined = 'Europe/Berlin',
): Promise<Trial> {
  const trial = await openTrial({ clock: new FakeClock(now) });
  await meet(trial, 'megan', 'diego', 'alice');
  const contact = { address: { chat: 'alex' }, ...(zone === '' ? {} : { zone }) };
  await trial.bridge.rememberPerson(trial.as('alex'), contact);
  return trial;
}

export const ask = async (trial: Trial, typed: string, typedName = 'alice'): Promise<AskAnswer> => {
  const { rest, time } = takeTime(typed);
  const when = time === undefined ? {} : { when: time };
  const words: AskForCode = { typedName, reason: rest, byMail: false, ...when };
  return trial.bridge.askForCode(trial.as('alex'), words);
};
