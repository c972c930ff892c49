// A version of the program that takes part: this one, and an older one beside it where somebody asks for it. Each knows its own faults.
import { pathToFileURL } from 'node:url';
import { createBridge } from '../../src/app/create-bridge.js';
import * as faults from '../../src/ports/fault.js';

export type FaultName =
  | 'AnchorUnavailable'
  | 'DeliveryFailed'
  | 'DirectoryUnavailable'
  | 'StoreUnavailable'
  | 'VaultUnavailable';
type FaultClass = new (message: string) => faults.Fault;
export type Faults = Pick<typeof faults, FaultName | 'Fault'>;
export type Version = { readonly createBridge: typeof createBridge; readonly faults: Faults };

export const THIS_VERSION: Version = { createBridge, faults };

/** What an adapter of ours throws, as that version knows it. */
export function asKnownTo(known: Faults, error: unknown): unknown {
  if (known === faults || !(error instanceof faults.Fault)) return error;
  const named: Readonly<Record<string, unknown>> = known;
  const its = named[error.name];
  return typeof its === 'function' ? new (its as FaultClass)(error.message) : error;
}

/** Throws where the file does not hold a version of the program. */
export async function readOlder(file: string): Promise<Version> {
  const older = (await import(pathToFileURL(file).href)) as Faults & Pick<Version, 'createBridge'>;
  if (typeof older.createBridge !== 'function') throw new Error(`no version of ours: ${file}`);
  return { createBridge: older.createBridge, faults: older };
}
