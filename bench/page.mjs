// @ts-check
// The page that a whole run prints.

/**
 * @param {{ table: string, load: import('./measure.mjs').Load, rounds: number, machine: string, isQuiet: boolean,
 *   loadBefore: number, installed: { bare: import('./installed.mjs').Installed, ours: import('./installed.mjs').Installed } }} run
 */
export function pageOf({ table, load, rounds, machine, isQuiet, loadBefore, installed }) {
  const { people, timesEach, alone, warmUp } = load;
  const { bare, ours } = installed;
  const noise = isQuiet
    ? 'Nothing else was running.'
    : `**Other programs were running** (${loadBefore.toFixed(1)} waited for the processors when it began): seconds by the clock say
little, their ratios somewhat more, the processor's own time most.`;
  return `# What it costs

Printed by \`npm run build && npm run bench -- --print\`. Medians of ${rounds} rounds, lowest and highest in brackets; in each round
one program after the other, so that what slows the machine down slows all of them. A ratio is of one and the same round.

Machine: ${machine}. ${noise}

${table}

Installed to run it: ${ours.packages} packages, ${ours.mb.toFixed(0)} MB; for the bare bot ${bare.packages}, ${bare.mb.toFixed(0)} MB.

## What is compared

Both are started as processes of their own, the bridge as its local trial (\`dist/main.js\`), with the Bot Connector's side played by the
measuring process, which counts what arrives. The bare bot (\`bench/bare-bot.mjs\`) is botbuilder's \`BotFrameworkAdapter\` without credentials
behind express, and libsql with the bridge's promises (WAL, every commit flushed). It decides nothing, audits nothing and seals nothing. A
message is one commit of six rows and two cards of twelve blocks; a press is two commits and a card.

- The two p50: of ${alone} stories one after another (asked, approved, shown), after ${warmUp} that are not counted.
- Turns: ${people} people at once, each ${timesEach} times \`/otp\` and then *Cancel request*, each turn until the approver has the card.
- Start: from the start of the process, without anything of it in any cache of ours, to the first card of an answer.
- Memory: after all of that.
`;
}
