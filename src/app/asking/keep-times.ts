// A time that was typed is understood at once, also where somebody has to be chosen first: `in 20m` counts from when it was
// typed, and not from when the choice is made.
import type { PersonId } from '../../domain/ids.js';
import type { AskForCode, AskRefusal } from './answers.js';
import type { Candidate, Typed } from '../looking/who.js';
import { resolveWhen } from './resolve-when.js';

type Asked = { readonly asker: PersonId; readonly typed: Typed<AskForCode> };

/** The refusal, with the time that each of its candidates stands for; or why that is no time. */
export async function keepTimes(
  deps: Parameters<typeof resolveWhen>[0],
  { asker, typed }: Asked,
  refusal: AskRefusal,
): Promise<AskRefusal> {
  const readings: readonly AskForCode[] = [typed, ...(typed.longer ?? [])];
  const timed: Candidate[] = [];
  for (const one of candidatesOf(refusal)) {
    const when = await resolveWhen(deps, asker, readings[one.reading] ?? typed);
    if ('code' in when) return when;
    timed.push({ ...one, moments: when.moments });
  }
  const [owner] = timed;
  if (refusal.code === 'SEVERAL_PEOPLE') return { ...refusal, people: timed };
  if (refusal.code === 'UNKNOWN_PERSON') return { ...refusal, nearest: timed };
  return refusal.code === 'SEVERAL_TOKENS' && owner !== undefined ? { ...refusal, owner } : refusal;
}

function candidatesOf(refusal: AskRefusal): readonly Candidate[] {
  if (refusal.code === 'SEVERAL_PEOPLE') return refusal.people;
  if (refusal.code === 'UNKNOWN_PERSON') return refusal.nearest;
  return refusal.code === 'SEVERAL_TOKENS' ? [refusal.owner] : [];
}
