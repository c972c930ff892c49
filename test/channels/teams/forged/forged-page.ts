// docs/forged.md: what was forged, what whoever pressed it read, and how it is on record.
export type Tried = {
  readonly verb: string;
  readonly attack: string;
  readonly who: string;
  readonly situation: string;
  readonly read: string;
  readonly recorded: string;
};

const short = (text: string): string =>
  (text.length > 70 ? `${text.slice(0, 69)}…` : text).replaceAll('|', '\\|');

/** Without its number. */
export function rowOf({ verb, attack, who, situation, read, recorded }: Tried): string {
  return `| ${[`\`${verb}\``, attack, who, situation, short(read), recorded].join(' | ')} |`;
}

export function forgedPage(all: readonly Tried[]): string {
  const rows = all.map((one, at) => `| ${at + 1} ${rowOf(one)}`);
  return [
    '# Forged presses',
    '',
    'Every verb that a button can carry, by every class of attack that means something for it, posted to the running bot over HTTP by a',
    'test (`test/channels/teams/forged`), which prints this page (`PRINT=1`). For each: nothing that the bot decides by has changed, no code',
    'is in the answer, and the refusal is on record: as an entry of its own, or, of what is nobody’s in particular, counted by the minute.',
    'A replay is answered as the first time and done once. [What turns red without each guard](forged-guards.md).',
    '',
    '| # | verb | attack | pressed by | request | they read | on record |',
    '|---|---|---|---|---|---|---|',
    ...rows,
    '',
  ].join('\n');
}
