// By how much Entra's clock and ours differ, where they do: a difference counts only where it makes most sign-ins fit that did not fit
// without it, so that one stolen sign-in near one release is no clock.
import type { Instant, PersonId } from '../ids.js';

type At = { readonly ownerId: PersonId; readonly signIn: { readonly at: Instant } };
type Shown = { readonly ownerId: PersonId; readonly shownAt: Instant };

const LOOKED_AT_MOST = 400;
const CANDIDATES_AT_MOST = 60;
const ROUND_MS = 30_000;
const FARTHEST_MS = 60 * 60_000;
const FITTING_AT_LEAST = 3;

export function findClockMs<T extends At>(
  signIns: readonly T[],
  releases: readonly Shown[],
  fits: (one: T, clockMs: number) => boolean,
): number {
  const some = signIns.slice(0, LOOKED_AT_MOST);
  const counted = (clockMs: number): number => some.filter((one) => fits(one, clockMs)).length;
  const without = counted(0);
  const enough = Math.max(FITTING_AT_LEAST, 2 * without + 1, Math.ceil(some.length / 2));
  if (some.length < enough) return 0;
  let best = { clockMs: 0, fitting: without };
  for (const clockMs of candidates(some, releases)) {
    const fitting = counted(clockMs);
    if (fitting >= enough && fitting > best.fitting) best = { clockMs, fitting };
  }
  return best.clockMs;
}

/** How far each of them is from what was shown to the same owner, roughly; the most frequent first, then the least. */
function candidates(signIns: readonly At[], releases: readonly Shown[]): readonly number[] {
  const shown = new Map<PersonId, Instant[]>();
  for (const { ownerId, shownAt } of releases) {
    const of = shown.get(ownerId);
    if (of === undefined) shown.set(ownerId, [shownAt]);
    else of.push(shownAt);
  }
  const counts = new Map<number, number>();
  for (const { ownerId, signIn } of signIns) {
    for (const shownAt of shown.get(ownerId) ?? []) {
      const apart = Math.round((signIn.at - shownAt) / ROUND_MS) * ROUND_MS;
      if (Math.abs(apart) <= FARTHEST_MS) counts.set(apart, (counts.get(apart) ?? 0) + 1);
    }
  }
  return [...counts]
    .sort(([one, of], [other, and]) => and - of || Math.abs(one) - Math.abs(other))
    .slice(0, CANDIDATES_AT_MOST)
    .map(([apart]) => apart);
}
