// What is not there for somebody: their press on it is taken for one that no card of ours has, before anything else is made of it,
// however it came and however old it is.
import type { Bridge } from '../../app/bridge.js';
import type { Incoming } from './activity-edge.js';

/** Throws `DirectoryUnavailable`: whoever may look must not be told that there is nothing. */
export async function asItIsThere(
  { bridge }: { readonly bridge: Pick<Bridge, 'mayLookBack'> },
  incoming: Incoming,
): Promise<Incoming> {
  const { what, actor } = incoming;
  if (what.kind !== 'pressed' || what.press.verb !== 'audit.look') return incoming;
  if (await bridge.mayLookBack(actor)) return incoming;
  const taken = what.asMessage ? ({ kind: 'said', text: '', picture: false } as const) : UNKNOWN;
  return { ...incoming, what: taken };
}

const UNKNOWN = { kind: 'malformed-press' } as const;
