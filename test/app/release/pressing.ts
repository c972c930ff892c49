// A press of *Show code* in tests that are about what happens while it is on its way.
import { RowsInHand } from '../../../src/app/commit/reading.js';
import { findRequestInHand } from '../../../src/app/looking/find-request.js';
import { disclose } from '../../../src/app/release/disclose.js';
import type { DiscloseNeeds, ReadSeed } from '../../../src/app/release/disclose.js';
import type { ReadId } from '../../../src/domain/ids.js';
import type { ShowAnswer } from '../../../src/app/bridge.js';
import { quietLog } from '../../fakes/quiet-log.js';
import { fine, must } from '../trial.js';
import { approve, asked } from './one-request.js';
import type { OneRequest } from './one-request.js';

export async function approved(changes: Parameters<typeof asked>[1] = {}): Promise<OneRequest> {
  const one = await asked(['megan'], changes);
  await approve(one);
  return one;
}

type Go = (
  deps?: Partial<DiscloseNeeds>,
  meanwhile?: () => Promise<unknown>,
) => ReturnType<typeof disclose<string>>;
/** `reads`: how often the seed was read, and as what in the vault's log. `go`: the rest of the press; `meanwhile` happens while the seed is read. */
type Pressing = {
  readonly go: Go;
  readonly reads: { readonly times: number; readonly called: readonly ReadId[] };
};

/** A press that has the request in hand as it is now; what is read of the seed is `123456`. */
export async function pressing({ trial, id }: OneRequest): Promise<Pressing> {
  const inHand = new RowsInHand(trial.deps);
  const request = must(await findRequestInHand(inHand, id));
  const press = { actor: trial.as('alex', 'press'), requestId: id, inHand };
  const reads = { times: 0, called: new Array<ReadId>() };
  const go: Go = async (deps = {}, meanwhile = nothing) => {
    const read: ReadSeed<string> = async (_token, _reserved, called) => {
      reads.times += 1;
      reads.called.push(called);
      await meanwhile();
      return '123456';
    };
    return disclose({ ...trial.deps, log: quietLog, ...deps }, press, { request, read });
  };
  return { go, reads };
}

const nothing = async (): Promise<void> => undefined;

type Told = Extract<ShowAnswer, { readonly ok: true }>['value'];

export async function show({ trial, id }: OneRequest, activity?: string): Promise<Told> {
  return fine(await trial.bridge.showCode(trial.as('alex', activity), id));
}

export async function report({ trial, id }: OneRequest, said: 'worked' | 'refused'): Promise<void> {
  fine(await trial.bridge.actOnRequest(trial.as('alex'), id, { kind: 'report', report: said }));
}

/** What the audit has of codes, in order. */
export const releases = async ({ trial }: OneRequest): Promise<readonly string[]> =>
  (await trial.audit()).flatMap(({ fact: { action } }) =>
    action.startsWith('release.') ? [action.slice('release.'.length)] : [],
  );
