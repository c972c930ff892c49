// What is not there for somebody: their press on it is taken for one that no card of ours has, before anything else is made of it,
// however it came and however old it is.
import type { Bridge } from '../../app/bridge.js';
import type { Incoming } from './activity-edge.js';

/** Throws `DirectoryUnavailable`: whoever may look must not be told that there is nothing. */
export async function asItIsThere(
  { bridge }: { readonly bridge: Pick<Bridge, 'mayLookBack' | 'countNonsense'> },
  incoming: Incoming,
): Promise<Incoming> {
  const { what, actor } = incoming;
  if (what.kind !== 'pressed' || what.press.verb !== 'audit.look') return incoming;
  if (await bridge.mayLookBack(actor)) return incoming;
  if (!what.asMessage) return { ...incoming, what: UNKNOWN };
  // On record as the press is; what answers it is what answers a message without words.
  bridge.countNonsense(UNKNOWN.kind, actor.personId);
  return { ...incoming, what: { kind: 'said', text: '', picture: false } };
}

const UNKNOWN = { kind: 'malformed-press' } as const;
