// Every verb that a button can carry, with who may press it, and where: what forged presses are made of.
import type { Verb, VERBS } from '../../../../src/channels/teams/cards/verbs.js';
import type { PersonName } from '../../../app/trial.js';
import type { Json } from '../../../fakes/teams-person.js';
import type { ForgedStage, Situation } from './forged-stage.js';

/** Who may press it, where; who else has a part, but not this one; where it comes too early or too late. */
export type Known = {
  readonly name: string;
  readonly verb: Verb;
  readonly who: PersonName;
  readonly where: Situation;
  readonly notThem?: PersonName;
  readonly notThere?: Situation;
  readonly data: (stage: ForgedStage) => Json;
  /** It only looks: pressed twice it looks twice. */
  readonly looks?: true;
};

const request = (
  verb: Verb,
  known: Omit<Known, 'name' | 'verb' | 'data'>,
  typed: Json = {},
): Known => ({
  name: verb,
  verb,
  ...known,
  data: ({ requestId }) => ({ requestId, ...typed }),
});
const token = (
  verb: (typeof VERBS)['token'][number],
  who: PersonName,
  more: Partial<Known> = {},
): Known => ({
  name: verb,
  verb,
  who,
  where: 'nothing',
  notThem: 'megan',
  data: () => ({ tokenId: 'sample-alice', reason: '000000' }),
  ...more,
});

const REASON = { reason: 'because' };
export const KNOWN: readonly Known[] = [
  request('request.approve', { who: 'megan', where: 'pending', notThem: 'alex', notThere: 'over' }),
  request('request.deny', {
    who: 'megan',
    where: 'pending',
    notThem: 'alex',
    notThere: 'released',
  }),
  request('request.withdraw', {
    who: 'megan',
    where: 'approved',
    notThem: 'alex',
    notThere: 'released',
  }),
  request('request.cancel', { who: 'alex', where: 'pending', notThem: 'megan', notThere: 'over' }),
  request('request.object', { who: 'alice', where: 'pending', notThem: 'megan', notThere: 'over' }),
  request(
    'request.break-glass',
    { who: 'alex', where: 'pending', notThem: 'megan', notThere: 'over' },
    REASON,
  ),
  request('code.show', {
    who: 'alex',
    where: 'approved',
    notThem: 'megan',
    notThere: 'over',
    looks: true,
  }),
  request('code.worked', {
    who: 'alex',
    where: 'released',
    notThem: 'megan',
    notThere: 'approved',
  }),
  request('code.refused', {
    who: 'alex',
    where: 'released',
    notThem: 'alice',
    notThere: 'pending',
  }),
  request('code.not-used', { who: 'alex', where: 'released', notThem: 'megan', notThere: 'over' }),
  request('code.another', {
    who: 'alex',
    where: 'refused',
    notThem: 'alice',
    notThere: 'pending',
  }),
  request('seed.open', { who: 'alex', where: 'approved', looks: true }),
  request('card.refresh', { who: 'alex', where: 'approved', looks: true }),
  request(
    'review.close',
    { who: 'isaiah', where: 'glass', notThem: 'alex', notThere: 'pending' },
    REASON,
  ),
  // Each delivery is another guess, and counted.
  token('token.deliver', 'alex', { notThere: 'ended', looks: true }),
  token('token.lose', 'alex', { notThere: 'ended' }),
  token('token.cancel', 'alex', { notThere: 'ended' }),
  token('token.confirm', 'alex', { notThere: 'ended' }),
  token('token.correct', 'alex', { notThere: 'ended' }),
  token('token.compromise', 'alice', { notThere: 'ended' }),
  token('token.more', 'alex', { looks: true }),
  {
    name: 'ask.send',
    verb: 'ask.send',
    who: 'alex',
    where: 'nothing',
    notThem: 'megan',
    data: ({ bot }) => ({
      ask: { typedName: 'alice', reason: 'because', byMail: false },
      at: bot.trial.parts.clock.now(),
    }),
  },
  {
    name: 'audit.look',
    verb: 'audit.look',
    who: 'isaiah',
    where: 'nothing',
    notThem: 'megan',
    looks: true,
    data: ({ bot }) => ({
      look: { typedName: 'alice', releases: false },
      at: bot.trial.parts.clock.now(),
    }),
  },
  ...(['freeze', 'unfreeze', 'compromised', 'provision', 'token'] as const).map((kind): Known => ({
    name: `command.again: ${kind}`,
    verb: 'command.again',
    who: kind.endsWith('freeze') ? 'adele' : 'alex',
    where: 'nothing',
    notThem: 'megan',
    looks: true,
    data: ({ bot }) => ({
      again: { kind, typedName: 'alice', reason: 'because' },
      at: bot.trial.parts.clock.now(),
    }),
  })),
];
