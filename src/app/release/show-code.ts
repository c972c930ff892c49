// *Show code*: the one code that was approved, in the answer to the requester's own press.
import { InvariantBroken, ok } from '../../domain/outcome.js';
import type { Code } from '../../domain/otp/code.js';
import { markOf } from '../../domain/release/reserved.js';
import { viewOf } from '../../domain/release/view.js';
import type { Deps } from '../deps.js';
import type { Bridge, ShowAnswer, ShowRefusal } from '../bridge.js';
import type { CardUpdates } from './card-updates.js';
import { disclose } from './disclose.js';
import type { DiscloseNeeds, ReadSeed, Shown } from './disclose.js';
import { findMineInHand, findRequestInHand, nothingHere } from '../looking/find-request.js';
import { RowsInHand } from '../commit/reading.js';
import { readCard } from './draw-view.js';
import type { Press } from './run-event.js';
import type { ReadCode } from '../looking/read-code.js';

type Needs = DiscloseNeeds &
  Pick<Deps, 'policy' | 'refusals'> & {
    readonly readCode: ReadCode;
    readonly cardUpdates: CardUpdates;
  };

export function showCode(deps: Needs): Bridge['showCode'] {
  const read: ReadSeed<Code> = async (token, reserved, called) => {
    if (!('step' in reserved)) throw new InvariantBroken('a code without a step');
    return deps.readCode(token, reserved.step, called);
  };
  return async (actor, requestId) => {
    const inHand = new RowsInHand(deps);
    const mine = await findMineInHand(inHand, requestId, actor.personId);
    if (mine === undefined) return nothingHere(deps, actor);
    const press = { actor, requestId, inHand };
    // What was approved is another thing: the card says which.
    if (mine.ask.disclosure !== 'release') return drawCardWith(deps, press);
    const shown = await disclose(deps, press, { request: mine, read });
    if (shown.ok) return drawCardWithCode(deps, press, shown.value);
    const { refusal } = shown;
    return refusal.code === 'MOVED_ON'
      ? drawCardWith(deps, press)
      : drawCardWith(deps, press, refusal);
  };
}

async function drawCardWith(deps: Needs, press: Press, refusal?: ShowRefusal): Promise<ShowAnswer> {
  return readCard(deps, { id: press.requestId, person: press.actor.personId }, refusal);
}

async function drawCardWithCode(
  deps: Needs,
  press: Press,
  { value: code, reserved }: Shown<Code>,
): Promise<ShowAnswer> {
  const { requestId, actor, inHand } = press;
  // Whatever happened while it was waited for is to be seen.
  if (await deps.cardUpdates.waitUntilSettled({ requestId, to: actor.personId })) inHand.drop();
  const request = await findRequestInHand(inHand, requestId);
  // A code beside the times of another one is a wrong code.
  if (request?.life.state !== 'released' || markOf(request.life.current) !== markOf(reserved)) {
    return drawCardWith(deps, press);
  }
  const view = viewOf(request, actor.personId, deps.policy());
  if (view?.phase.kind !== 'code-out') return drawCardWith(deps, press);
  const { worksFrom, worksUntil, certain } = view.phase;
  return ok({ view, shown: { code, worksFrom, worksUntil, certain } });
}
