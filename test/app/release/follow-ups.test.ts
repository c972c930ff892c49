// What comes of a decision on a request: whose card changes, who is told what beside it, and when it is looked at again.
import { describe, expect, test } from '@jest/globals';
import { followUps } from '../../../src/app/release/follow-ups.js';
import type { OutboxDraft } from '../../../src/app/commit/rows/outbox-row.js';
import type { Instant, PersonId } from '../../../src/domain/ids.js';
import { decideEvent } from '../../../src/domain/release/decide-event.js';
import type { RequestEvent } from '../../../src/domain/release/event.js';
import type { Life, Request } from '../../../src/domain/release/request.js';
import { DISCLOSURES } from '../../../src/domain/release/request.js';
import {
  aCode,
  alex,
  alice,
  anAsk,
  approved,
  aRequest,
  at,
  aWorld,
  diego,
  lee,
  megan,
  pending,
  released,
  releasing,
  STEP,
  T0,
  yes,
} from '../../domain/release/given.js';
import {
  aFile,
  aRequestFor,
  aSeed,
  MARK_FOR,
  RESERVED_FOR,
} from '../../domain/release/given-seed.js';

type World = Parameters<typeof aWorld>[0];

function after(
  request: Request,
  event: RequestEvent,
  { answered, ...world }: World & { readonly answered?: PersonId } = {},
): readonly OutboxDraft[] {
  const circumstances = aWorld(world);
  const decision = decideEvent(request, event, circumstances);
  return followUps(request, decision, { now: circumstances.now, answered });
}

const NAMES = new Map([alex, alice, megan, diego, lee].map(({ id, name }) => [id, name]));

/** `Megan: card`, `Alex: card anew`, `Alex: notice denied`; `time` last, with the seconds until then. */
const inWords = (drafts: readonly OutboxDraft[]): readonly string[] =>
  drafts.map(({ due, item: { kind, to, topic, fresh, ready } }) => {
    if (to === undefined) return `${kind} ${(due - T0) / 1000}`;
    const what = fresh === true && ready === true ? `${kind} anew` : kind;
    return `${NAMES.get(to) ?? to}: ${what}${typeof topic === 'string' ? ` ${topic}` : ''}`;
  });

const happens = (...given: Parameters<typeof after>): readonly string[] => inWords(after(...given));

const cardsOf = (...names: readonly string[]): readonly string[] =>
  names.map((name) => `${name}: card`);
const OTHERS = cardsOf('Alice', 'Megan', 'Diego', 'Lee');
const EVERYBODY = [...cardsOf('Alex'), ...OTHERS];
const YES = { kind: 'approve', by: megan } as const;
const TIME = { kind: 'time' } as const;
const SHOW = { kind: 'show', by: alex } as const;
const TWO = { policy: { approvalsNeeded: 2 } };

describe('a yes', () => {
  test('that is enough brings whoever asked the card itself, and nobody looks for it', () => {
    expect(happens(aRequest(), YES)).toEqual(['Alex: card anew', ...OTHERS, 'time 300']);
  });

  test('that is enough, but holds only later, is told to whoever asked, and comes as the card then', () => {
    const held = happens(aRequest(), YES, { ownerDelaySeconds: 120 });
    expect(held).toEqual([...EVERYBODY, 'Alex: notice approved', 'time 120']);
    const waiting = aRequest({ life: approved({ heldUntil: at(120) }) });
    const ready = happens(waiting, TIME, { now: at(120) });
    expect(ready).toEqual(['Alex: card anew', ...OTHERS, 'time 300']);
  });

  test('of two changes what each card says of it, and nothing else', () => {
    expect(happens(aRequest(), YES, TWO)).toEqual(EVERYBODY);
    const one = aRequest({ life: pending({ approvals: yes(megan) }) });
    const back = { kind: 'withdraw', by: megan } as const;
    expect(happens(one, back, TWO)).toEqual(EVERYBODY);
  });

  const tellsAlex = [...EVERYBODY, 'Alex: notice withdrawn', 'time 600'];

  test('that is taken back when it was enough is told to whoever asked', () => {
    const request = aRequest({ life: approved() });
    expect(happens(request, { kind: 'withdraw', by: megan })).toEqual(tellsAlex);
  });

  test('that is taken back while a code is fetched is told to whoever asked once none comes of it', () => {
    const grant = { kind: 'approvals', approvals: [] } as const;
    const request = aRequest({ life: releasing({ grant }) });
    const fails = { kind: 'fail', mark: STEP, cause: 'VAULT_UNAVAILABLE' } as const;
    expect(happens(request, fails)).toEqual(tellsAlex);
  });
});

describe('an end', () => {
  test.each<[string, RequestEvent, readonly string[]]>([
    ['a no', { kind: 'deny', by: megan, reason: 'not she' }, ['Alex: notice denied']],
    ["the owner's word", { kind: 'object', by: alice }, ['Alex: notice stopped']],
    ['whoever asked, who knows', { kind: 'cancel', by: alex }, []],
  ])('by %s', (_by, event, told) => {
    expect(happens(aRequest(), event)).toEqual([...EVERYBODY, ...told]);
  });

  test('by its time is told to whoever asked', () => {
    const late = happens(aRequest(), TIME, { now: at(600) });
    expect(late).toEqual([...EVERYBODY, 'Alex: notice expired']);
  });

  test('by the last wrong number is on the cards, and no other wrong number is', () => {
    const numbers = { [megan.id]: 42 };
    const waits = (wrongNumbers: number): Request =>
      aRequest({ ask: { numbers }, life: pending({ wrongNumbers }) });
    const wrong = { ...YES, number: 41 };
    const matching = { policy: { numberMatching: true } };
    expect(happens(waits(0), wrong, matching)).toEqual([]);
    expect(happens(waits(2), wrong, matching)).toEqual([...EVERYBODY, 'Alex: notice stopped']);
  });

  test('of a code that is over is on the cards', () => {
    const request = aRequest({ life: released() });
    expect(happens(request, TIME, { now: at(115) })).toEqual(EVERYBODY);
  });
});

describe('what was asked for', () => {
  const given = { release: aCode(), 'seed-qr': aSeed(), 'seed-export': aFile() };
  const owner = {
    release: ['Alice: notice released'],
    'seed-qr': ['Alice: token-notice seed-shown'],
    'seed-export': ['Alice: token-notice seed-exported'],
  };
  const over = { release: 'time 115', 'seed-qr': 'time 60', 'seed-export': 'time 60' };

  describe.each(DISCLOSURES)('by a %s', (disclosure) => {
    const of = (life: Life): Request => aRequestFor(disclosure, life);
    const reservation = RESERVED_FOR[disclosure];
    const underWay = of(releasing({ reservation }));

    test('changes nobody’s card while it is fetched, or fetched anew where that got stuck', () => {
      expect(happens(of(approved()), SHOW)).toEqual([over[disclosure]]);
      expect(happens(underWay, SHOW, { now: at(15) })).toEqual([]);
    });

    test('is told to whose it is when it is handed out, and is on the cards', () => {
      const mark = MARK_FOR[disclosure];
      expect(happens(underWay, { kind: 'hand-out', mark })).toEqual([
        ...EVERYBODY,
        ...owner[disclosure],
      ]);
    });

    test('changes nobody’s card when it is shown again', () => {
      expect(happens(of(released({ current: given[disclosure] })), SHOW)).toEqual([]);
    });
  });

  test('leaves the card of whoever has the answer before them as it is, where it says no more', () => {
    const request = aRequest({ life: releasing() });
    const fails = { kind: 'fail', mark: STEP, cause: 'VAULT_UNAVAILABLE' } as const;
    expect(happens(request, fails, { answered: alex.id })).toEqual([...OTHERS, 'time 300']);
  });
});

test('each is due at once, and says which request it is about', () => {
  const drafts = after(
    aRequest({ life: releasing() }),
    { kind: 'hand-out', mark: STEP },
    { now: at(1) },
  );
  const { id: requestId } = anAsk();
  for (const { due, item } of drafts) {
    expect(due).toEqual(at(1));
    expect(item).toMatchObject({ requestId });
  }
  const [timer] = after(aRequest({ life: approved() }), SHOW);
  expect(timer).toMatchObject({ item: { kind: 'time', requestId } });
});

test('the owner of a seed that was given is told of which token it is, by whom, and when', () => {
  const request = aRequestFor('seed-qr', releasing({ reservation: RESERVED_FOR['seed-qr'] }));
  const now: Instant = at(1);
  const drafts = after(request, { kind: 'hand-out', mark: T0 }, { now });
  const { tokenId } = anAsk();
  const item = { kind: 'token-notice', topic: 'seed-shown', to: alice.id, by: alex.id, at: now };
  expect(drafts.at(-1)).toMatchObject({ due: now, item: { ...item, tokenId } });
});
