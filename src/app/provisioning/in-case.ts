// Who is at the page.
import type { CaseId } from '../../domain/ids.js';
import type { Actor } from '../looking/who.js';

/** Somebody in a case, by a session or a verified sign-in. */
export type InCase = {
  readonly actor: Actor;
  readonly caseId: CaseId;
  /** Digest of what the browser proved itself with. */
  readonly session: string;
};
