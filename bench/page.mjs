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

Installed to build it: ${ours.packages} packages, ${ours.mb.toFixed(0)} MB; for the bare bot, which runs from them, ${bare.packages}, ${bare.mb.toFixed(0)} MB. What App Service gets
(\`npm run stage\`) is 26 MB: 5 MB of bundles, 2 MB of the page (its files packed twice beside themselves), and SQLite's native module, twice.

## What is compared

Both are started as processes of their own, the bridge as its local trial (\`dist/main.js\`), with the Bot Connector's side played by the
measuring process, which counts what arrives. The bare bot (\`bench/bare-bot.mjs\`) is botbuilder's \`BotFrameworkAdapter\` without credentials
behind express, and libsql with the bridge's promises (WAL, every commit flushed). It decides nothing, audits nothing and seals nothing. A
message is one commit of six rows and two cards of twelve blocks; a press is two commits and a card.

- The two p50: of ${alone} stories one after another (asked, approved, shown), after ${warmUp} that are not counted.
- Turns: ${people} people at once, each ${timesEach} times \`/otp\` and then *Cancel request*, each turn until the approver has the card.
- Start: from the start of the process, without anything of it in any cache of ours, to the first card of an answer.
- Memory: after all of that.
${REST}`;
}

const REST = `
## What is counted, whatever the machine

| turn, messages included | transactions before | now | on Table Storage, leases written |
|---|---:|---:|---:|
| \`/otp\` | 13 | 2 | 3 |
| *Approve* | 11 | 2 | 4 |
| *Show code* | 12 | 3 | 5 |

Held by \`test/app/turn-costs.test.ts\` and \`test/app/outbox/batches.test.ts\`; none of them empties the log. Which calls a turn makes,
and how many one after another, is in [turn-calls.md](turn-calls.md).

- Each message had a lease, a place and an end of its own. Leases are one transaction (none where the store is ours alone: they are in
  memory), and where a card is goes into the commit in which its item goes away, with those of all others that are told meanwhile.
- Every end of a message looked through five lanes again. What is put in is told by the store with its ETag; all of it is looked through
  by the clock.
- Decisions that are ready at the same moment are one transaction (\`src/app/commit/decide-together.ts\`).

## What is loaded

| | files of packages | as a bundle |
|---|---:|---:|
| to start the local trial | 1,652 files, 18.7 MB | 28 files, 13.9 MB |
| of these, SQLite's native module | 9.5 MB | 9.5 MB |
| to start in a deployment | 2,139 files, 10.9 MB | 16 files, 4.7 MB; 0.6 MB more where traces are wanted |

The largest of it: iconv-lite 0.5 MB (of express), zod 0.5, our own 0.5, msal 0.4, mime-db 0.3, tr46 0.3. Azure's clients of tables,
vault and identity are loaded in a deployment alone; msal and half of \`@azure/identity\` come with botbuilder everywhere.

The page shows its first state after 91 kB (brotli), the program that reads pictures comes with the first picture.

## What is not met, and what stands in the way

Profiles of the bridge while it was busy (\`node --cpu-prof\`), on a machine with much else to do, so that their shares say less than
their order (handing the flush over is a tenth by itself there, since the processors are taken):

| share of what a turn takes | before | now |
|---|---:|---:|
| SQLite's \`COMMIT\`, with its flush | 26 % | 3 %, and the flush beside it, in another thread |
| SQLite's other statements, rows from JSON | 10 % | 8 % |
| zod | 6 % | 5 % |
| sending messages | 10 % | 11 % |
| of these, making clients anew | 4 % | none |
| collecting garbage | 7 % | 4 % |

Since these profiles: the log is flushed beside everything else, and what is written meanwhile shares the next flush
([0044](decisions/0044-flushed-by-ourselves.md)); half of the rows that a turn reads come from memory, each version of them parsed once; and
the channel's clients are made once. In three short rounds beside the version before (\`--quick\`, on that busy machine, where one round
differs much from the next) the processor's time for a turn fell from 4.1 to 3.2 times the bare bot's, and turns a second rose from 0.27 to
0.31 of its.

- **\`/otp\` and *Show code*, p50.** The bare bot flushes once for a message and twice for a press; we do once before the cards go out and
  twice before the code is shown, so that flushes are even. What is left is what the bare bot does not do: some sixty rows are read for
  a turn (who may, how often, whom to tell, what is frozen), nearly all one after another, and each of four cards is drawn from the state
  at that moment. Tried: rows in hand between the two commits of *Show code* (three reads less), directory answers once a decision, rows
  kept in memory. Not tried: to read what a decision needs in one go, which needs plans that name their rows first; between instances
  it would save the most, see [turn-calls.md](turn-calls.md).
- **Turns a second.** One process, one core, and three times the bare bot's work for each turn: nothing of it is much above a tenth any more.
- **Written leases.** Where several instances share a store, a turn makes one transaction more, in which what is told is leased. Not tried: to
  put an item in with a lease of whoever puts it in, which would save that one and let it wait where that instance dies.
- **Start.** Loading is no longer what takes longest: 28 files. What is left is the store (opened, its schema and shape looked at), the
  directory, the policy and the sample, read and checked before the first answer. Not tried: to answer before the sample is planted;
  V8's compile cache (from Node 22.8 on; the floor is 20.19).
- **Memory.** A quarter less than before; what is left was not looked through since the bot runs as a bundle. In the short rounds, where
  less had grown, it was 1.2 of the bare bot's.
- A turn of ours sends two messages where the bare bot sends 1.5, since the owner and every approver is told.
`;
