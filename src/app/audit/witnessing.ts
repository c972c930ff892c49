// A witness at work: one checkpoint after the other is judged, remembered, and only then signed. What cannot be remembered is not signed.
import {
  cosignedText,
  verifierKey,
  writeCosignature,
  writeVerifierKey,
} from '../../domain/audit/note-key.js';
import type { KnownKey } from '../../domain/audit/known-keys.js';
import type { VerifierKey } from '../../domain/audit/note-key.js';
import { writeLine } from '../../domain/audit/note.js';
import { EMPTY_FRONTIER, treeHead } from '../../domain/audit/tree.js';
import { judgeCheckpoint, parseAddCheckpoint } from '../../domain/audit/witness.js';
import type { Watched, WitnessRefusal } from '../../domain/audit/witness.js';
import { ok } from '../../domain/outcome.js';
import type { Outcome } from '../../domain/outcome.js';
import type { Clock } from '../../ports/clock.js';
import type { Signer } from '../../ports/signer.js';
import type { WitnessMemory } from '../../ports/witness.js';

type Needs = {
  /** A key name (c2sp.org/signed-note): a URL without its scheme. */
  readonly name: string;
  /** Ed25519. */
  readonly signer: Signer;
  /** Public keys of the logs that it watches, each named after its log's origin, and how it ended where it has. */
  readonly logs: readonly KnownKey[];
  readonly memory: WitnessMemory;
  readonly clock: Clock;
};

export class Witnessing {
  readonly #needs: Needs;
  /** One after the other: two that go on from the same place must not both be signed. */
  #last: Promise<unknown> = Promise.resolve();

  constructor(needs: Needs) {
    this.#needs = needs;
  }

  /** With what others verify its cosignatures. */
  async key(): Promise<VerifierKey> {
    const { name, signer } = this.#needs;
    return verifierKey('cosigner', name, (await signer.verifierKey(name)).key);
  }

  async writtenKey(): Promise<string> {
    return writeVerifierKey(await this.key());
  }

  /** The line of its cosignature. Throws where it cannot be remembered or signed: nothing is given out then. */
  async add(body: string): Promise<Outcome<string, WitnessRefusal>> {
    const added = this.#last.then(async () => this.#add(body));
    this.#last = added.catch(() => undefined);
    return added;
  }

  async #add(body: string): Promise<Outcome<string, WitnessRefusal>> {
    const asked = parseAddCheckpoint(body);
    if (!asked.ok) return asked;
    const { name, signer, memory, clock } = this.#needs;
    const watched = (origin: string): Watched | undefined => this.#watched(origin);
    const judged = judgeCheckpoint(asked.value, watched, clock.now());
    if (!judged.ok) return judged;
    const { checkpoint, note } = judged.value;
    await memory.keep(checkpoint.origin, { size: checkpoint.size, root: checkpoint.root });
    const seconds = BigInt(Math.floor(clock.now() / 1_000));
    const text = cosignedText(note.text, seconds).toString('utf8');
    const { signature } = await signer.sign(name, text);
    const { keyId } = await this.key();
    return ok(writeLine({ name, keyId, signature: writeCosignature(seconds, signature) }));
  }

  #watched(origin: string): Watched | undefined {
    const keys = this.#needs.logs.filter(({ key }) => key.name === origin);
    if (keys.length === 0) return undefined;
    return { keys, seen: this.#needs.memory.read(origin) ?? treeHead(EMPTY_FRONTIER) };
  }
}
