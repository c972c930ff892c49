// So many requests an hour for a while, each begun when its time has come, whatever became of those before.
import { setTimeout as pause } from 'node:timers/promises';
import type { Dice } from '../../app/dice.js';
import type { Asked, PartitionLimits } from '../../fakes/partition-limits.js';
import type { Instances } from '../three/instances.js';
import { GaveUp, liveAtDesk } from './one-life.js';
import type { Desk, Life } from './one-life.js';

export type Rush = {
  readonly anHour: number;
  readonly begun: number;
  readonly lives: readonly Life[];
  /** Why those that came to no end did not; some may still wait. */
  readonly gaveUp: readonly string[];
  /** From the first request to the last code. */
  readonly seconds: number;
  readonly asked: Asked;
  /** Transactions that were refused since another instance came in between. */
  readonly contended: number;
  /** Milliseconds of the processors, of all instances; undefined where the system does not say. */
  readonly processorMs: number | undefined;
  /** What was read that was no card of the request, by how often. */
  readonly told: ReadonlyMap<string, number>;
  /** Messages that the channel was given. */
  readonly messages: number;
};

export type World = {
  readonly instances: Instances;
  readonly limits: PartitionLimits;
  readonly dice: Dice;
  /** One after the other, none twice. */
  readonly nextDesk: () => Desk;
  readonly messages: () => number;
  /** Texts that lie in anybody's chat. */
  readonly texts: () => readonly string[];
};

/** For the last that has come. */
const PATIENCE_MS = 90_000;

export async function rush(world: World, anHour: number, seconds: number): Promise<Rush> {
  const { instances, limits, dice } = world;
  const told: string[] = [];
  const lives: Life[] = [];
  const gaveUp: string[] = [];
  const before = counters(world);
  limits.take();
  const began = Date.now();
  const all: Promise<void>[] = [];
  let due = began;
  while (due < began + seconds * 1000) {
    await pause(Math.max(0, due - Date.now()));
    all.push(
      liveAtDesk(world.nextDesk(), (words) => told.push(words)).then(
        (life) => {
          lives.push(life);
        },
        (error: unknown) => {
          gaveUp.push(error instanceof GaveUp ? error.message : 'the bot was gone');
        },
      ),
    );
    // People do not come at even times.
    due += (-Math.log(1 - dice.next()) * 3_600_000) / anHour;
  }
  const isOver = await Promise.race([
    Promise.all(all).then(() => true),
    pause(PATIENCE_MS, false, { ref: false }),
  ]);
  if (!isOver) {
    const waiting = all.length - lives.length - gaveUp.length;
    gaveUp.push(...Array.from({ length: waiting }, () => 'still waiting'));
  }
  const took = (Date.now() - began) / 1000;
  const after = counters(world);
  const newTexts = world.texts().slice(before.texts);
  return {
    anHour,
    begun: all.length,
    lives: [...lives],
    gaveUp: [...gaveUp],
    seconds: took,
    asked: limits.take(),
    contended: after.contended - before.contended,
    processorMs: minus(instances.processorMs(), before.processorMs),
    told: tally([...told, ...newTexts]),
    messages: after.messages - before.messages,
  };
}

function counters({ instances, messages, texts }: World) {
  const contended = instances.log().filter((line) => line.includes('"commit.contended"')).length;
  return {
    contended,
    processorMs: instances.processorMs(),
    messages: messages(),
    texts: texts().length,
  };
}

function minus(one: number | undefined, other: number | undefined): number | undefined {
  return one === undefined || other === undefined ? undefined : one - other;
}

/** What an approval is answered with. */
const EXPECTED = 'You approved';

/** By their first line, numbers and names left out. */
function tally(words: readonly string[]): ReadonlyMap<string, number> {
  const counts = new Map<string, number>();
  for (const one of words) {
    const [line = ''] = one.split('\n');
    const kind = line
      .replace(/(number): \S+$/, '$1: …')
      .replaceAll(/(Owner|Requester|Approver) \d+/g, '$1')
      .replaceAll(/\d+/g, 'N');
    if (kind !== '' && kind !== EXPECTED) counts.set(kind, (counts.get(kind) ?? 0) + 1);
  }
  return counts;
}
