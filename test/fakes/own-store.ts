// A store that nobody else can write to while this process runs, as the embedded one is.
import { MemoryStore } from './memory-store.js';

export class OwnStore extends MemoryStore {
  readonly isOursAlone = true;
}
