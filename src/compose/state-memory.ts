// What the app remembers of its state outside of it, in a file beside the policy: which state it has opened, and since when that
// refuses it. So an empty table in its place is noticed, and a role that is missing told from one that is on its way.
import { readFile, rename, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { z } from 'zod';
import { errorCode } from '../adapters/local/error-code.js';
import { makeFolder } from '../adapters/local/make-folder.js';
import { parseTenantId } from '../domain/ids.js';
import type { ProductionConfiguration } from '../config/production.js';

const memorySchema = z.object({
  version: z.literal(1),
  opened: z.object({ tenant: z.string(), place: z.string() }).optional(),
  /** Milliseconds since 1970. */
  refusedSince: z.number().optional(),
});
export type Memory = z.infer<typeof memorySchema>;

const NOTHING: Memory = { version: 1 };

/** The state is not the one that this app has opened before. Nothing is decided. */
export class StateChanged extends Error {
  override readonly name = 'StateChanged';
  readonly code:
    'STATE_GONE' | 'STATE_ELSEWHERE' | 'STATE_MEMORY_UNREADABLE' | 'FINGERPRINT_KEY_LOST';

  constructor(code: StateChanged['code'], message: string, options?: ErrorOptions) {
    super(message, options);
    this.code = code;
  }
}

export type Place = { readonly tenant: string; readonly place: string };

export function placeOf({ tenantId, table }: ProductionConfiguration): Place {
  return { tenant: tenantId, place: `${table.kind}:${table.account}/${table.name}` };
}

export function stateMemory({ policyFile }: ProductionConfiguration): StateMemory {
  return new StateMemory(join(dirname(policyFile), 'state.json'));
}

export class StateMemory {
  readonly file: string;

  constructor(file: string) {
    this.file = file;
  }

  /** Throws `StateChanged` where what is there cannot be read: it may say that there was a state. */
  async read(): Promise<Memory> {
    try {
      const content: unknown = JSON.parse(await readFile(this.file, 'utf8'));
      return memorySchema.parse(content);
    } catch (error) {
      if (errorCode(error) === 'ENOENT') return NOTHING;
      throw new StateChanged('STATE_MEMORY_UNREADABLE', `${this.file} cannot be read`, {
        cause: error,
      });
    }
  }

  /** Whole or not at all, and only where it says something else. Throws where the folder cannot be written. */
  async write(memory: Memory): Promise<void> {
    const text = JSON.stringify(memory);
    const before = await readFile(this.file, 'utf8').catch(() => undefined);
    if (before === text) return;
    await makeFolder(dirname(this.file));
    const draft = `${this.file}.${process.pid}`;
    await writeFile(draft, text);
    await rename(draft, this.file);
  }
}

/** `isThere`: the tenant's rows are where we look now. Throws `StateChanged`. */
export function assertSameState({ opened }: Memory, here: Place, isThere: boolean): void {
  if (opened === undefined) return;
  if (opened.place !== here.place || opened.tenant !== here.tenant) {
    throw new StateChanged(
      'STATE_ELSEWHERE',
      `the state was in ${opened.place} of tenant ${shownTenant(opened.tenant)}, and the settings name ${here.place} of ${here.tenant}`,
    );
  }
  if (!isThere) {
    throw new StateChanged('STATE_GONE', `the state that was in ${here.place} is gone`);
  }
}

function shownTenant(tenant: string): string {
  return parseTenantId(tenant) ?? 'unknown';
}
