// How somebody goes on from a page where a browser forbids something.
import type { ThingName } from './forbid.js';
import type { Pages } from './pages.js';
import type { Visit } from './visit.js';

type Met = {
  /** What the page says, in its words; empty: nothing, since nothing is missed. */
  readonly says: string;
  readonly left: string;
};
export type Play = {
  readonly page: string;
  readonly things: readonly ThingName[];
  readonly meet: (visit: Visit, pages: Pages) => Promise<Met>;
};
