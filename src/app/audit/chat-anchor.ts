// Checkpoints in the personal chats of those whom the policy names (`audit.chat`), outside of everything that the host of the store can
// reach. At most one message in each span of minutes, with the newest of that span: it speaks for all that was disclosed in it. What was
// posted is read by people, and never by the bot.
import { parseCheckpoint } from '../../domain/audit/checkpoint.js';
import { parseNote } from '../../domain/audit/note.js';
import { originOf } from '../../domain/audit/which-log.js';
import { instant } from '../../domain/ids.js';
import type { WriteOnlyAnchor } from '../../ports/anchor.js';
import { queueUp } from '../commit/queue-up.js';
import { CHECKPOINT_POST, CHECKPOINT_TO_ONE } from '../commit/rows/checkpoint-items.js';
import type { Deps } from '../deps.js';
import { findHolders } from '../looking/role-lookup.js';
import { delivery } from '../outbox/delivery.js';
import type { Delivery } from '../outbox/delivery.js';
import { findRecipientFor } from '../outbox/find-recipient.js';

type Keeping = Pick<Deps, 'store' | 'tenantId' | 'clock' | 'policy'>;

export class ChatAnchor implements WriteOnlyAnchor {
  readonly name = 'chats';
  readonly #deps: Keeping;

  constructor(deps: Keeping) {
    this.#deps = deps;
  }

  async keep(note: string): Promise<void> {
    const { policy, clock, tenantId } = this.#deps;
    const { chat } = policy().audit;
    // What strangers tried is in the other anchors: whoever floods it fills nobody's chat.
    if (chat === undefined || sizeIn(note, originOf(tenantId, 'audit', 0)) === undefined) return;
    const now = clock.now();
    const span = chat.everyMinutes * 60_000;
    const due = instant((Math.floor(now / span) + 1) * span);
    await queueUp(this.#deps, [CHECKPOINT_POST.draft(due, { note })], now);
  }
}

export function checkpointDeliveries(
  deps: Keeping & Pick<Deps, 'directory' | 'messenger'>,
): readonly Delivery[] {
  return [
    delivery(CHECKPOINT_POST, { deliver: async ({ note }) => postToAll(deps, note) }),
    delivery(CHECKPOINT_TO_ONE, {
      deliver: async ({ to, note }) => {
        const size = sizeIn(note, originOf(deps.tenantId, 'audit', 0));
        if (size === undefined) return;
        const recipient = await findRecipientFor(deps, to);
        const notice = { code: 'log-checkpoint', note, size } as const;
        await deps.messenger.send(recipient, { kind: 'notice', notice });
      },
    }),
  ];
}

/** Those who hold the roles now, under the policy of now. */
async function postToAll(deps: Keeping & Pick<Deps, 'directory'>, note: string): Promise<void> {
  const { directory, policy, clock } = deps;
  const roles = policy().audit.chat?.to ?? [];
  const held = await Promise.all(roles.map(async (role) => findHolders(directory, policy(), role)));
  const people = new Set(held.flat().map(({ id }) => id));
  const now = clock.now();
  const drafts = [...people].map((to) => CHECKPOINT_TO_ONE.draft(now, { to, note }));
  await queueUp(deps, drafts, now);
}

/** Entries of a checkpoint of this log, whatever its origin's number; undefined where it is none. */
function sizeIn(note: string, origin: string): number | undefined {
  const parsed = parseNote(note);
  const checkpoint = parsed.ok ? parseCheckpoint(parsed.value.text) : parsed;
  const isOurs = checkpoint.ok && checkpoint.value.origin.startsWith(origin.slice(0, -1));
  return isOurs ? checkpoint.value.size : undefined;
}
