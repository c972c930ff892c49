// What a marked person goes through: set-up, release, refusal, objection, emergency, freeze. With names and reasons wherever somebody can type.
import { expect } from '@jest/globals';
import type { RequestId } from '../../../src/domain/ids.js';
import { codeOnToken, MARKED_SEED, Sitting } from '../provisioning/sitting.js';
import { fine, must } from '../trial.js';
import type { Trial } from '../trial.js';

export const REASON = 'she left it in the taxi';

/** To its end. */
export async function release(
  trial: Trial,
  owner: string,
): Promise<{ readonly id: RequestId; readonly code: string }> {
  trial.parts.clock.advanceSeconds(300);
  const ask = { typedName: owner, reason: REASON, byMail: false };
  const answer = fine(await trial.bridge.askForCode(trial.as('alex'), ask));
  if (answer.kind === 'question') throw new Error('asked back');
  const { requestId } = answer;
  fine(await trial.bridge.actOnRequest(trial.as('megan'), requestId, { kind: 'approve' }));
  const shown = must(fine(await trial.bridge.showCode(trial.as('alex'), requestId)).shown);
  const report = { kind: 'report', report: 'worked' } as const;
  fine(await trial.bridge.actOnRequest(trial.as('alex'), requestId, report));
  return { id: requestId, code: shown.code.reveal() };
}

/** Up to the parcel; gives the codes that were shown or typed. */
export async function setUp(trial: Trial): Promise<readonly string[]> {
  const sitting = await Sitting.open(trial);
  await sitting.capture();
  const { code } = fine(await sitting.pages.giveEnrolmentCode(sitting.next()));
  fine(await sitting.pages.accept(sitting.next()));
  fine(await sitting.pages.seedForBurner(sitting.next()));
  trial.parts.clock.advanceSeconds(60);
  const typed = codeOnToken(trial);
  await sitting.burn();
  await sitting.ship();
  return [code.reveal(), typed];
}

/** What is refused, stopped, and done in an emergency. */
export async function trouble(trial: Trial): Promise<void> {
  const { bridge, provisioning, as } = trial;
  const denied = await trial.requestBy('alex', 'diego');
  await bridge.actOnRequest(as('megan'), denied, { kind: 'deny', reason: `Diego? ${REASON}` });
  await bridge.freeze(as('alice'), { typedName: null, reason: REASON });
  await bridge.askForCode(as('lee'), { typedName: MARKED_SEED, reason: REASON, byMail: false });
  const glass = await trial.requestBy('lee', 'diego').catch(() => undefined);
  if (glass !== undefined) {
    await bridge.actOnRequest(as('lee'), glass, { kind: 'break-glass', reason: REASON });
    await bridge.closeReview(as('adele'), glass, `Lee called: ${REASON}`);
  }
  await bridge.freeze(as('adele'), { typedName: 'diego', reason: `Diego Siciliani ${REASON}` });
  await bridge.unfreeze(as('isaiah'), { typedName: 'diego', reason: REASON });
  const tokens = fine(await provisioning.listTokens(as('alex')));
  expect(JSON.stringify(tokens)).toContain('diego');
}
