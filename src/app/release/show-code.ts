// *Show code*: the one code that was approved, in the answer to the requester's own press.
import { InvariantBroken, ok, refused } from '../../domain/outcome.js';
import type { Code } from '../../domain/otp/code.js';
import { markOf } from '../../domain/release/reserved.js';
import { viewOf } from '../../domain/release/view.js';
import { namedPerson } from '../looking/named-person.js';
import type { Bridge, ShowAnswer, ShowRefusal } from '../bridge.js';
import { disclose } from './disclose.js';
import type { DiscloseNeeds, ReadSeed, Shown } from './disclose.js';
import { findMyRequest, findRequest, nothingHere } from '../looking/find-request.js';
import { viewFor } from './card-of.js';
import type { Press } from './happen.js';
import type { ReadCode } from '../looking/read-code.js';

type Needs = DiscloseNeeds & { readonly readCode: ReadCode };

export function showCode(deps: Needs): Bridge['showCode'] {
  const read: ReadSeed<Code> = async (token, reserved) => {
    if (!('step' in reserved)) throw new InvariantBroken('a code without a step');
    return deps.readCode(token, reserved.step);
  };
  return async (actor, requestId) => {
    const mine = await findMyRequest(deps, requestId, actor.personId);
    if (mine === undefined) return nothingHere(deps, actor);
    const by = await namedPerson(deps.directory, actor.personId);
    const press = { actor, requestId, by };
    // What was approved is another thing: the card says which.
    if (mine.ask.disclosure !== 'release') return cardWith(deps, press);
    const shown = await disclose(deps, press, { request: mine, read });
    if (shown.ok) return cardWithCode(deps, press, shown.value);
    const { refusal } = shown;
    return refusal.code === 'MOVED_ON' ? cardWith(deps, press) : cardWith(deps, press, refusal);
  };
}

async function cardWith(deps: Needs, press: Press, refusal?: ShowRefusal): Promise<ShowAnswer> {
  const view = await viewFor(deps, press.requestId, press.actor.personId);
  if (view === undefined) return refused({ code: 'NOTHING_HERE' });
  return ok(refusal === undefined ? { view } : { view, refusal });
}

async function cardWithCode(
  deps: Needs,
  press: Press,
  { value: code, reserved }: Shown<Code>,
): Promise<ShowAnswer> {
  const request = await findRequest(deps, press.requestId);
  // A code beside the times of another one is a wrong code.
  if (request?.life.state !== 'released' || markOf(request.life.current) !== markOf(reserved)) {
    return cardWith(deps, press);
  }
  const view = viewOf(request, press.actor.personId, deps.policy());
  if (view?.phase.kind !== 'code-out') return cardWith(deps, press);
  const { worksFrom, worksUntil, certain } = view.phase;
  return ok({ view, shown: { code, worksFrom, worksUntil, certain } });
}
