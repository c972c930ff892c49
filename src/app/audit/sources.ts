// From where a receipt and an export take signed checkpoints: a file that was named, else the anchors that the bot uses, else the keys
// that sign here. And which keys are ours.
import type { KnownKey } from '../../domain/audit/known-keys.js';
import { treeHeadOf } from '../../domain/audit/log.js';
import { LOG_NAMES } from '../../domain/audit/which-log.js';
import type { LogName } from '../../domain/audit/which-log.js';
import type { TenantId } from '../../domain/ids.js';
import type { Clock } from '../../ports/clock.js';
import { Fault } from '../../ports/fault.js';
import type { Log } from '../../ports/log.js';
import type { Rows } from '../commit/reading.js';
import { signWithAll } from './checkpointing.js';
import type { Checkpointing } from './checkpointing.js';
import { holdAgainstKept } from './hold-against-kept.js';
import { newestOver } from './newest-over.js';
import type { FoundCheckpoint } from './newest-over.js';
import { keysFor, readOurs } from './our-notes.js';
import type { OurNote } from './our-notes.js';
import { readSubtreeOf } from './read-log.js';
import type { OneLog } from './read-log.js';

export type Sources = {
  /** Of the file that was named; absent where none was. */
  readonly named?: readonly string[];
  /** What our keys have signed of what lies in the anchors: its end. */
  readonly kept: readonly string[];
  /** Over all that is there now; undefined where nothing signs here, or it cannot just now. */
  readonly sign: (one: OneLog) => Promise<FoundCheckpoint | undefined>;
  readonly keysOf: (origin: string) => Promise<readonly KnownKey[]>;
  /** Those that sign for witnesses alone. */
  readonly forWitnesses: (origin: string) => Promise<readonly KnownKey[]>;
};

const NONE = async (): Promise<readonly KnownKey[]> => Promise.resolve([]);

type Needs = Rows & { readonly clock: Clock; readonly log: Log };
/** What an anchor or a key that does not answer is taken for. */
type OrElse = <T>(work: () => Promise<T>, otherwise: T) => Promise<T>;

/** `orElse`: says what does not answer; it is done without. */
export async function sourcesFrom(
  deps: Needs,
  checkpointing: Checkpointing | undefined,
  of: { readonly named?: readonly string[]; readonly orElse: OrElse },
): Promise<Sources> {
  const { named, orElse } = of;
  const given = named === undefined ? {} : { named };
  if (checkpointing === undefined) {
    return { ...given, kept: [], sign: async () => undefined, keysOf: NONE, forWitnesses: NONE };
  }
  let reading: Promise<Kept> | undefined;
  // Where a file was named, the anchors are asked only if something is to be signed all the same.
  const readOnce = async (): Promise<Kept> =>
    (reading ??= readKept({ ...checkpointing, tenantId: deps.tenantId }, orElse));
  const notesOf = (kept: Kept): readonly string[] =>
    LOG_NAMES.flatMap((log) => kept[log].map(({ note }) => note));
  return {
    ...given,
    kept: named === undefined ? notesOf(await readOnce()) : [],
    sign: async (one) =>
      orElse(async () => {
        const known = (await readOnce())[one.log].map(({ signed }) => signed);
        const remembered = one.log === 'audit' ? await checkpointing.memory?.read() : undefined;
        const all = remembered === undefined ? known : [...known, remembered];
        await holdAgainstKept(deps, one, all);
        return signNow(deps, checkpointing, one);
      }, undefined),
    keysOf: async (origin) => orElse(async () => keysFor(checkpointing, origin), []),
    forWitnesses: async (origin) => {
      const { forWitnesses: signers = [] } = checkpointing;
      return orElse(async () => keysFor({ signers }, origin), []);
    },
  };
}

/** Of a bot that runs: what does not answer is in its log. */
export async function sourcesHere(
  deps: Needs & { readonly checkpointing?: Checkpointing },
): Promise<Sources> {
  return sourcesFrom(deps, deps.checkpointing, {
    orElse: async (work, otherwise) => {
      try {
        return await work();
      } catch (error) {
        if (!(error instanceof Fault)) throw error;
        deps.log.error('log.source-failed', error);
        return otherwise;
      }
    },
  });
}

type Kept = Readonly<Record<LogName, readonly OurNote[]>>;

const NOTHING_KEPT: Kept = { audit: [], refusals: [] };

async function readKept(
  needs: Checkpointing & { readonly tenantId: TenantId },
  orElse: OrElse,
): Promise<Kept> {
  const found = await Promise.all(
    needs.anchors.map(async (anchor) =>
      orElse(async () => {
        const read = await anchor.readLast('whole');
        const [audit, refusals] = await Promise.all([
          readOurs(needs, read, 'audit'),
          readOurs(needs, read, 'refusals'),
        ]);
        return { audit, refusals };
      }, NOTHING_KEPT),
    ),
  );
  return {
    audit: found.flatMap(({ audit }) => audit),
    refusals: found.flatMap(({ refusals }) => refusals),
  };
}

async function signNow(
  deps: Needs,
  checkpointing: Checkpointing,
  one: OneLog,
): Promise<FoundCheckpoint> {
  const { log, clock } = deps;
  const checkpoint = { origin: one.origin, ...treeHeadOf(one.head), extensions: [] };
  const note = await signWithAll(
    { ...checkpointing, log, clock },
    checkpoint,
    readSubtreeOf(deps, one),
  );
  return { size: one.head.size, note };
}

/** One that was named; else one over all that is there, signed now; else the newest that is kept. */
export async function checkpointOver(
  one: OneLog,
  { named, kept, sign }: Sources,
): Promise<FoundCheckpoint | undefined> {
  if (named !== undefined) return newestOver(one, named) ?? sign(one);
  return (await sign(one)) ?? newestOver(one, kept);
}

/** One that lies in an anchor proves more than one that is signed now: nobody can take it back. */
export async function checkpointFor(
  one: OneLog,
  { seq }: { readonly seq: number },
  { named = [], kept, sign }: Sources,
): Promise<FoundCheckpoint | undefined> {
  const given = newestOver(one, named);
  if (given !== undefined) return given;
  const anchored = newestOver(one, kept);
  const covers = anchored !== undefined && seq - one.head.first < anchored.size;
  return covers ? anchored : sign(one);
}
