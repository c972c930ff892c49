import type { Right } from '../domain/policy/roles.js';

/** One line of `/help`; shown to everybody, or to people with one of these rights. */
export type HelpLine = {
  readonly command: string;
  readonly does: string;
  readonly for?: readonly Right[];
  /** Only where this bot has the page on which tokens are set up. */
  readonly needsPage?: true;
};
