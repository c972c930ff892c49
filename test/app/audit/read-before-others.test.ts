// Instances share one log. What one of them read of it just before another went on and signed is behind what is signed by then: no
// sign of a store that was rolled back.
import { generateKeyPairSync } from 'node:crypto';
import { expect, test } from '@jest/globals';
import { KeySigner } from '../../../src/adapters/local/key-file-signer.js';
import { LOGS } from '../../../src/app/commit/rows/audit-rows.js';
import type { Row, Store } from '../../../src/ports/store.js';
import { FakeAnchor } from '../../fakes/fake-anchor.js';
import { MemoryStore } from '../../fakes/memory-store.js';
import { fine, meet, must, openTrial } from '../trial.js';
import type { Trial, TrialParts } from '../trial.js';

const SIGNER = new KeySigner(
  'ecdsa',
  generateKeyPairSync('ec', { namedCurve: 'P-256' }).privateKey,
);

/** What it answers of the log's head once, is given only when it is let go. */
class LateStore implements Store {
  readonly #inner: Store;
  #hold: { readonly read: () => void; readonly until: Promise<void> } | undefined;

  constructor(inner: Store) {
    this.#inner = inner;
  }

  /** The next answer: that it was read, and how to let it go. */
  holdHead(): { readonly isRead: Promise<void>; readonly letGo: () => void } {
    let letGo = (): void => undefined;
    const until = new Promise<void>((resolve) => (letGo = resolve));
    const isRead = new Promise<void>((resolve) => {
      this.#hold = { read: resolve, until };
    });
    return {
      isRead,
      letGo: () => {
        letGo();
      },
    };
  }

  get: Store['get'] = async (partition, row): Promise<Row | undefined> => {
    const found = await this.#inner.get(partition, row);
    const hold = this.#hold;
    if (row !== LOGS.audit.head || hold === undefined) return found;
    this.#hold = undefined;
    hold.read();
    await hold.until;
    return found;
  };
  list: Store['list'] = async (...of) => this.#inner.list(...of);
  commit: Store['commit'] = async (...of) => this.#inner.commit(...of);
  close: Store['close'] = async () => this.#inner.close();
}

async function instance(anchor: FakeAnchor, parts: Partial<TrialParts>): Promise<Trial> {
  return openTrial({ ...parts, checkpointing: { signers: [SIGNER], anchors: [anchor] } });
}

test('a head that was read before another instance went on and signed', async () => {
  const anchor = new FakeAnchor();
  const shared = new MemoryStore();
  const store = new LateStore(shared);
  const one = await instance(anchor, { store });
  await meet(one, 'alex', 'megan', 'diego', 'alice');
  const { vault, clock, random } = one.parts;
  const other = await instance(anchor, { store: shared, vault, clock, random });
  await must(one.logKeeper).lookLast();
  await must(other.logKeeper).look();

  const held = store.holdHead();
  const asked = one.requestBy('alex');
  await held.isRead;
  fine(await other.bridge.freeze(other.as('adele'), { typedName: 'diego', reason: 'left' }));
  await must(other.logKeeper).lookLast();
  await must(one.logKeeper).look();
  held.letGo();

  const id = await asked;
  await one.bridge.actOnRequest(one.as('megan'), id, { kind: 'approve' });
  const answer = await one.bridge.showCode(one.as('alex'), id);
  expect(answer).toMatchObject({ ok: true, value: { shown: {} } });
  const actions = (await one.audit()).map(({ fact }) => fact.action);
  expect(actions).not.toContain('log.rolled-back');
});
