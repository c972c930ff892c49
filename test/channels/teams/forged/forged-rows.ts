// At least a hundred and fifty forged presses: every verb that a button can carry, by every class of attack that means something
// for it.
import { PEOPLE } from '../../../app/trial.js';
import type { PersonName } from '../../../app/trial.js';
import type { Json } from '../../../fakes/teams-person.js';
import { KNOWN } from './forged-known.js';
import type { Known } from './forged-known.js';
import type { ForgedStage, Situation } from './forged-stage.js';

/** How the press comes: as a card's, as a message, with another tenant's name on it, or a second time. */
export type Way = 'press' | 'message' | 'other-tenant' | 'twice';
export type Forged = {
  readonly verb: string;
  readonly attack: string;
  readonly who: PersonName;
  readonly situation: Situation;
  readonly way: Way;
  /** Gets no further than the edge: one bot will do for all of these. */
  readonly shared?: true;
  readonly action: (stage: ForgedStage) => Json;
};

const execute = (verb: string, data: unknown): Json => ({ type: 'Action.Execute', verb, data });
const NOBODY = '7e57ab1e-0000-4000-8000-000000000999';
const nested = (depth: number): unknown => (depth === 0 ? 'x' : { requestId: nested(depth - 1) });

/** The data with something else in the place of what it is about. */
function instead(data: Json, odd: unknown): Json {
  if ('requestId' in data) return { ...data, requestId: odd };
  if ('tokenId' in data) return { ...data, tokenId: odd };
  const key = keyOf(data);
  return { ...data, [key]: { ...(data[key] as Json), typedName: odd, person: odd } };
}

/** What was typed before lies under it. */
const keyOf = (data: Json): string => ['ask', 'again', 'look'].find((key) => key in data) ?? 'ask';

/** Well formed, and nobody's. */
function edited(data: Json): Json {
  if ('requestId' in data) return { ...data, requestId: '0123456789abcdef' };
  if ('tokenId' in data) return { ...data, tokenId: 'a-token-that-is-not' };
  const key = keyOf(data);
  return { ...data, [key]: { ...(data[key] as Json), typedName: 'nobody', person: NOBODY } };
}

const otherKind = (data: Json): Json =>
  'requestId' in data
    ? { ...data, requestId: 'sample-alice' }
    : { ...data, tokenId: '0123456789abcdef', requestId: '0123456789abcdef' };

const AUTHORITY = { by: PEOPLE.megan, personId: PEOPLE.adele, role: 'security', approved: true };

function attacksOn(known: Known): readonly Forged[] {
  const { name, verb, who, where, data, looks } = known;
  const common = { verb: name, who, situation: where, way: 'press' as const };
  const plain = (stage: ForgedStage): Json => execute(verb, data(stage));
  const with_ =
    (change: (given: Json) => Json) =>
    (stage: ForgedStage): Json =>
      execute(verb, change(data(stage)));
  const by = (attack: string, more: Partial<Forged>): Forged => ({
    ...common,
    attack,
    action: plain,
    ...more,
  });
  const isTyped = ['ask.send', 'command.again', 'audit.look'].includes(verb);
  return [
    // Whoever may look may also look for nobody.
    ...(['token.more', 'audit.look'].includes(verb)
      ? []
      : [by('an edited id', { action: with_(edited) })]),
    ...(isTyped || verb === 'token.more'
      ? []
      : [by('the id of something else', { action: with_(otherKind) })]),
    by("somebody else's, word for word", { who: 'lee' }),
    by('the same as a message', { who: 'lee', way: 'message' }),
    by('with authority written beside it', {
      who: 'lee',
      action: with_((given) => ({ ...given, ...AUTHORITY })),
    }),
    ...(known.notThem === undefined
      ? []
      : [by('of somebody whose part it is not', { who: known.notThem })]),
    by("another tenant's", { shared: true, situation: 'pending', way: 'other-tenant' }),
    ...(looks === true ? [] : [by('a replay', { way: 'twice' })]),
    by('a wrong type', {
      shared: true,
      situation: 'pending',
      action: with_((given) => instead(given, 7)),
    }),
    by('huge', {
      shared: true,
      situation: 'pending',
      action: with_((given) => instead(given, 'a'.repeat(60_000))),
    }),
    by('nested', {
      shared: true,
      situation: 'pending',
      action: with_((given) => instead(given, nested(40))),
    }),
    by('a verb that is nearly one', {
      shared: true,
      situation: 'pending',
      action: (stage) => execute(`${verb.toUpperCase()} `, data(stage)),
    }),
    ...(known.notThere === undefined
      ? []
      : [by('out of its state', { situation: known.notThere })]),
    ...(isTyped
      ? [
          by('of a card that is too old', {
            who: 'lee',
            action: with_((given) => ({ ...given, at: Number(given['at']) - 7_200_000 })),
          }),
        ]
      : []),
  ];
}

export const FORGED: readonly Forged[] = KNOWN.flatMap(attacksOn);
