// From where a command takes signed checkpoints: a file that was named, else the anchors that the bot uses, else the keys that sign
// here. And which keys are ours.
import { holdAgainstKept } from '../../app/audit/hold-against-kept.js';
import { readOurs, keysFor } from '../../app/audit/our-notes.js';
import type { OurNote } from '../../app/audit/our-notes.js';
import { signWithAll } from '../../app/audit/checkpointing.js';
import type { Checkpointing } from '../../app/audit/checkpointing.js';
import { readSubtreeOf } from '../../app/audit/read-log.js';
import type { OneLog } from '../../app/audit/read-log.js';
import type { Saying } from '../../channels/cli/frame/terminal.js';
import type { KnownKey } from '../../domain/audit/known-keys.js';
import { treeHeadOf } from '../../domain/audit/log.js';
import type { TenantId } from '../../domain/ids.js';
import { LOG_NAMES } from '../../domain/audit/which-log.js';
import type { LogName } from '../../domain/audit/which-log.js';
import { Fault } from '../../ports/fault.js';
import { audit } from '../../text/cli/audit.js';
import { newestOver, readNotes } from '../log-files.js';
import type { FoundCheckpoint } from '../log-files.js';
import { quiet } from './ground.js';
import type { Ground } from './ground.js';

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

/** An anchor or a key that does not answer is said, and done without. */
export async function sourcesOf(
  ground: Ground,
  file: string | undefined,
  saying: Saying,
): Promise<Sources> {
  const named = file === undefined ? {} : { named: await readNotes(file) };
  const checkpointing = await ground.checkpointing?.();
  if (checkpointing === undefined) {
    return { ...named, kept: [], sign: async () => undefined, keysOf: NONE, forWitnesses: NONE };
  }
  const { tenantId, clock } = ground.running.deps;
  const orSaid: OrSaid = async (work, otherwise) => orProblem(work, otherwise, saying);
  const kept = await keptIn({ ...checkpointing, tenantId }, orSaid);
  return {
    ...named,
    kept: file === undefined ? LOG_NAMES.flatMap((log) => kept[log].map(({ note }) => note)) : [],
    sign: async (one) =>
      orSaid(async () => {
        const known = kept[one.log].map(({ signed }) => signed);
        const remembered = one.log === 'audit' ? await checkpointing.memory?.read() : undefined;
        const all = remembered === undefined ? known : [...known, remembered];
        await holdAgainstKept(ground.running.deps, one, all);
        const checkpoint = { origin: one.origin, ...treeHeadOf(one.head), extensions: [] };
        const read = readSubtreeOf(ground.running.deps, one);
        const note = await signWithAll({ ...checkpointing, log: quiet, clock }, checkpoint, read);
        return { size: one.head.size, note };
      }, undefined),
    keysOf: async (origin) => orSaid(async () => keysFor(checkpointing, origin), []),
    forWitnesses: async (origin) => {
      const { forWitnesses: signers = [] } = checkpointing;
      return orSaid(async () => keysFor({ signers }, origin), []);
    },
  };
}

type OrSaid = <T>(work: () => Promise<T>, otherwise: T) => Promise<T>;

type Kept = Readonly<Record<LogName, readonly OurNote[]>>;

const NOTHING_KEPT: Kept = { audit: [], refusals: [] };

async function keptIn(
  needs: Checkpointing & { readonly tenantId: TenantId },
  orSaid: OrSaid,
): Promise<Kept> {
  const found = await Promise.all(
    needs.anchors.map(async (anchor) =>
      orSaid(async () => {
        const read = (await anchor.readLast('whole')) ?? '';
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

/** One that was named; else one over all that is there, signed now; else the newest that is kept. */
export async function checkpointOver(
  one: OneLog,
  { named, kept, sign }: Sources,
): Promise<FoundCheckpoint | undefined> {
  if (named !== undefined) return newestOver(one, named) ?? sign(one);
  return (await sign(one)) ?? newestOver(one, kept);
}

async function orProblem<T>(work: () => Promise<T>, otherwise: T, saying: Saying): Promise<T> {
  try {
    return await work();
  } catch (error) {
    if (!(error instanceof Fault)) throw error;
    saying.problem(audit.without(error.message));
    return otherwise;
  }
}
