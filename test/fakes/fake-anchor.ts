import type { Anchor } from '../../src/ports/anchor.js';
import { AnchorForbidden, AnchorUnavailable } from '../../src/ports/fault.js';

/** Keeps notes in memory, and behaves as it is told. */
export class FakeAnchor implements Anchor {
  readonly name = 'fake';
  kept = '';
  behaves: 'well' | 'gone' | 'refusing' | 'nonsense' | 'hanging' = 'well';

  async keep(note: string): Promise<void> {
    await this.#behave();
    if (this.behaves === 'nonsense') throw new AnchorUnavailable('nonsense');
    this.kept += note;
  }

  async readLast(much: 'ends' | 'whole' = 'ends'): Promise<string> {
    await this.#behave();
    if (this.behaves === 'nonsense') return '<html>welcome</html>\n';
    return much === 'whole' ? this.kept : this.kept.slice(-65_536);
  }

  async #behave(): Promise<void> {
    if (this.behaves === 'gone') throw new AnchorUnavailable('gone');
    if (this.behaves === 'refusing') throw new AnchorForbidden('no role');
    if (this.behaves === 'hanging') await new Promise(() => undefined);
  }
}
