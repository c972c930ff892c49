// `/otp alice`, and for the whole seed `/reburn alice` and `/export alice`: finds the person and the token, sees who can be asked, and opens one
// request, or shows the one that is open already, or asks back for what is missing.
import type { Instant, RequestId } from '../../domain/ids.js';
import { parseRequestId } from '../../domain/ids.js';
import { InvariantBroken, ok, refused } from '../../domain/outcome.js';
import type { Disclosure } from '../../domain/release/request.js';
import { gatherAsk } from './gather-ask.js';
import type { Gathered } from './gather-ask.js';
import { askDoneSchema, notAskedSchema, planAsk } from './plan-ask.js';
import type { AskDone } from './plan-ask.js';
import type { AskAnswer, Asked, AskRefusal } from './answers.js';
import type { Bridge } from '../bridge.js';
import type { Actor } from '../looking/who.js';
import { noteRefusal } from '../looking/note-refusal.js';
import type { Deps } from '../deps.js';
import { openRow } from '../commit/rows/names.js';
import type { OutboxDraft } from '../commit/rows/outbox-row.js';
import { openSchema } from '../commit/rows/schemas.js';
import { LOOK_AT_CHATS } from '../commit/rows/tenant-items.js';

type Needs = Pick<
  Deps,
  | 'tenantId'
  | 'store'
  | 'directory'
  | 'clock'
  | 'random'
  | 'policy'
  | 'moment'
  | 'transact'
  | 'refusals'
  | 'safety'
> & {
  /** Lets time pass for a request. `cause`: what makes this one passing of time different from another. */
  readonly passTime: (requestId: RequestId, cause: string) => Promise<void>;
};

export function askFor(disclosure: Disclosure, deps: Needs): Bridge['askForCode'] {
  return async (actor, ask) => {
    const gathered = await gatherAsk(deps, actor, { ...ask, disclosure });
    if ('code' in gathered) return refuse(deps, actor, gathered);
    await settleOpen(deps, gathered);
    const id = newRequestId(deps);
    const outcome = await deps.transact({
      operation: [actor.personId, 'ask', actor.activityId],
      value: askDoneSchema,
      refusal: notAskedSchema,
      plan: async (moment) => planAsk(deps, moment, { id, gathered }),
    });
    return outcome.ok ? ok(answer(outcome.value, gathered)) : refuse(deps, actor, outcome.refusal);
  };
}

function answer(done: AskDone, { ask, question }: Gathered): Asked {
  if (done.kind !== 'question') return done;
  if (question === undefined) throw new InvariantBroken('a question that nobody asked');
  return { kind: 'question', question, ask };
}

/** A refusal is audited like everything else that somebody wanted of a seed. */
async function refuse(deps: Needs, actor: Actor, refusal: AskRefusal): Promise<AskAnswer> {
  const fact = { action: 'request.refused', refusal: refusal.code } as const;
  const then = refusal.code === 'NO_REACHABLE_APPROVER' ? { then: openChats } : {};
  await noteRefusal(deps, { actor, verb: 'ask', fact, ...then });
  return refused(refusal);
}

/** With whoever could approve, so that asking again is of use. */
function openChats(now: Instant): readonly OutboxDraft[] {
  return [LOOK_AT_CHATS.draft(now, { urgent: true })];
}

/** An open request whose time is over must not stand in the way of a new one until its timer comes. */
async function settleOpen(deps: Needs, { requester, token, disclosure }: Gathered): Promise<void> {
  const name = openRow(requester.id, token.id, disclosure);
  const row = await deps.store.get(deps.tenantId, name);
  if (row === undefined) return;
  const open = openSchema.safeParse(row.value);
  if (open.success) await deps.passTime(open.data.requestId, `ask ${deps.random.id()}`);
}

function newRequestId({ random }: Needs): RequestId {
  const id = parseRequestId(random.id());
  if (id === undefined) throw new InvariantBroken('random ids are opaque ids');
  return id;
}
