// @ts-check
// The page that a whole run prints.

/**
 * @param {{ table: string, load: import('./measure.mjs').Load, rounds: number, machine: string, isQuiet: boolean,
 *   loadBefore: number, growth: string, profile: { turn: string, memory: string }, installed: { bare: import('./installed.mjs').Installed, ours: import('./installed.mjs').Installed } }} run
 */
export function pageOf({
  table,
  load,
  rounds,
  machine,
  isQuiet,
  loadBefore,
  profile,
  installed,
  growth,
}) {
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

- The two p50: of ${alone} stories one after another (asked, approved, shown), after ${warmUp} that are not counted; whoever asks has written
  before, the account owners never: nobody can tell them anything, and the audit has that. *Show code* is pressed a tenth of a second
  after its card came: nobody is quicker, and a press in the same millisecond would wait for the end of the turn that brought the card.
- Turns: ${people} people at once, each ${timesEach} times \`/otp\` and then *Cancel request*, each turn until the approver has the card.
- Start: from the start of the process, without anything of it in any cache of ours, to the first card of an answer.
- Memory: after all of that.
${COUNTED}${growth}${LOADED}
## Where a turn's time goes

Profiles of V8's (\`npm run bench -- --profile\`), both programs while twenty people ask and cancel. What waits for the system within a call of
its thread, as the bare bot does for its flush, counts.

${profile.turn}

## What the memory holds

${profile.memory}
${REST}`;
}

const COUNTED = `
## What is counted, whatever the machine

| turn, messages included | transactions before | now | on Table Storage, leases written |
|---|---:|---:|---:|
| \`/otp\` | 13 | 2 | 2 |
| *Approve* | 11 | 2 | 2 |
| *Show code* | 12 | 3 | 3 |

Held by \`test/app/turn-costs.test.ts\` and \`test/app/outbox/batches.test.ts\`; none of them empties the log. Which calls a turn makes,
and how many one after another, is in [turn-calls.md](turn-calls.md).

Counted where everybody can be reached. Somebody who cannot is one transaction more for each message (the audit has that they were not
told), and two more the first time (their chat is looked for); who writes for the first time is one. A press within the fifth of a second
in which the last messages are still to be cleared away takes their rows from under that: a conflict for each, and one transaction more.

- Each message had a lease, a place and an end of its own. Where the store is ours alone leases are in memory; between instances whoever
  puts an item in leases it in that commit, alarms excepted, which take one transaction more. Where a card is goes into the commit in which
  its item goes away, with those of all others that are told meanwhile.
- Every end of a message looked through five lanes again. What is put in is told by the store with its ETag; all of it is looked through
  by the clock.
- Decisions that are ready at the same moment are one transaction (\`src/app/commit/decide-together.ts\`).

`;

const LOADED = `## What is loaded

| | files of packages | as a bundle |
|---|---:|---:|
| to start the local trial | 1,652 files, 18.7 MB | 28 files, 13.9 MB |
| of these, SQLite's native module | 9.5 MB | 9.5 MB |
| to start in a deployment | 2,139 files, 10.9 MB | 16 files, 4.7 MB; 0.6 MB more where traces are wanted |

The largest of it: iconv-lite 0.5 MB (of express), zod 0.5, our own 0.5, msal 0.4, mime-db 0.3. Azure's clients of tables,
vault and identity are loaded in a deployment alone; msal and half of \`@azure/identity\` come with botbuilder everywhere.

To start: more than a third of the time goes to V8's reading of the bundles, a seventh to running their largest part, a sixteenth to making
zod's schemas.

The page shows its first state after 67 kB (brotli), 77 kB (gzip): 93 and 113 before it brought its own words alone. The program that
reads pictures comes with the first picture, Teams' library within Teams alone.
`;

const REST = `
## What is not met: what was tried, what it became, what stands in the way

### \`/otp\` and *Show code*, p50

- Tried, and kept: the log flushed by ourselves, in another thread, what is written meanwhile sharing the next flush
  ([0044](decisions/0044-flushed-by-ourselves.md)); rows in memory, each version parsed once; that a row is missing kept, too; rows in hand
  between the two commits of *Show code*; the directory asked once a decision, and by an index of names; the channel's clients, formatters
  and language tags made once; each value written as JSON once instead of three times; reads without wrappers.
- It became: \`/otp\` a third of what it was, *Show code* three quarters; the last four of these took about eight per cent off
  the processor's time for a turn, in two short rounds on a busy machine.
- In the way: nothing large is left. The flush is even: the bare bot waits once for a message and twice for a press, so do we. Of the rest a
  third is the same work as its own, for a third more messages (sockets, HTTP, botbuilder's clients, express); a tenth is SQLite, for
  sixteen rows in a dozen places of the file instead of six in one; what is left is what it does not do at all: some sixty rows read and
  held, entries of a tree, cards drawn from the state at that moment.
- Tried, and not kept: reading without the log's context (\`AsyncLocalStorage\`), which makes every promise dearer on Node 20: three to ten per
  cent less, but then no line of the log says whose it is. From Node 24 on it costs next to nothing.
- Not tried: what a decision needs in one statement. In SQLite nearly all of it is in memory by now, so that it would save little here;
  between instances it would save the most ([turn-calls.md](turn-calls.md)), and needs plans that name their rows first. Deciding on top of
  what is written and not flushed yet: the next decision would not wait for the flush of the last, and a flush that fails would take both.

### Turns a second

- Tried: all of the above; decisions that are ready together in one transaction; leases in memory; messages cleared away together.
- It became: from a tenth of the bare bot's to between a fourth and a third.
- In the way: one process, one thread. The bare bot's thread waits for its flush most of the time (that is its SQLite above), ours works.

### Three instances

- Tried, and kept: fewer transactions, decided together; leases in the commit that puts an item in; a decision that lost stands where nothing
  that it rests on has changed ([0052](decisions/0052-a-decision-that-lost-may-stand.md)); what it rests on read once more before it is
  written, for as long as others write much; a pause by chance before a third attempt.
- It became: for each of 500 requests 3.4 decisions made afresh and 6.3 transactions refused, most of these put on top again without being
  decided afresh, and six for one change at most; 6.4 of both before, and nineteen. A tenth was the goal. The runs differ: the table of the run now is as far away as a
  deployment's and answers at once, so that 500 requests took six minutes, where they took more than an hour before, and more decisions meet.
  About three are the run's own: two approvers press at once, and whoever waits for the code at three instances at once, so that what all but one
  of them rest on does change ([three-instances.md](three-instances.md)). Where people press as they do, one or two transactions are refused for each code
  up to 7,200 an hour ([many-desks.md](many-desks.md)).
- In the way: one log, one head. A transaction is refused where another one went through between the last read and its own end, and that is
  at least one journey there and back. A turn that instances pass on would end that, and make whoever is alone wait.

### Start

- Tried: bundles; Azure's, the exporter's and the doctor's parts loaded when they are wanted.
- In the way: see what is loaded, above. V8's compile cache was tried, on Node 22
  (\`NODE_COMPILE_CACHE\`; nine starts each, in turns, beside other programs): 0.96 of a start's time, and 1.46 where the program before was killed,
  since the cache is written at an orderly end alone. Not kept: the floor is 20.19, which has none; and it is a program in a folder, run
  unread: whoever writes there is the bot.

### A screenshot to a recognised code

- Tried: the second look, at the picture twice as large, enlarges it row by row instead of turning it over and back. Of 117 ms at the median
  (60 pictures, a busy machine, \`jsqr\` 55) enlarging was 68, reading the first time 7, the second time 23.
- It became: enlarging takes about half of that (72 to 32 and 78 to 48 ms for one), pixel for pixel the same, and so nothing is read less.
- In the way: the second look itself, also where the first has found a code: a smaller one beside it would be passed over, and taking the
  wrong one of two is what must not be.

### Memory

- Tried: bundles; no copies of rows that nobody reads again: of the rows in memory only the kinds that most turns read are left.
- It became: what is in use is what the bare bot has in use. What is left over is V8's room for new objects, which grows with the load, and
  programs: botbuilder, zod, Azure's clients that botbuilder brings.
- Tried, and not kept: a smaller room for new objects (\`--max-semi-space-size=4\`): no less in memory in one run beside another, and more of
  the processor's time for collecting garbage.
`;
