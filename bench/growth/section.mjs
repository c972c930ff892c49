// @ts-check
// The part of docs/performance.md that says how all of it grows: printed by a command of its own, and kept by the page's.

const BEGINS = '## As it grows\n';
/** Its last parts, each printed by a run of its own. */
const IN_TABLES = {
  strict: {
    title: "### In a table as strict as Azure's\n",
    where: `the table that our tests have (\`test/fakes/table-fake.ts\`), in a program of its own, which finds rows by their names, as Azure
does`,
  },
  azurite: {
    title: "### In Azure's tables\n",
    where: `Azurite, Microsoft's emulator of its tables, which looks through all rows of a partition for a list, as Azure does not`,
  },
};
/** @typedef {keyof typeof IN_TABLES} InTables */
/** What comes behind it. */
const ENDS = '## What is loaded\n';

/** As it stands in that page; empty where it has none yet. @param {string} page */
export function growthIn(page) {
  const from = page.indexOf(BEGINS);
  return from === -1 ? '' : page.slice(from, page.indexOf(ENDS, from));
}

/** One of the parts at its end; empty where there is none yet. @param {string} page @param {InTables} kind */
function tablesIn(page, kind) {
  const { title } = IN_TABLES[kind];
  const from = page.indexOf(title);
  if (from === -1) return '';
  const length = page.slice(from + title.length).search(/^##/m);
  return length === -1 ? page.slice(from) : page.slice(from, from + title.length + length);
}

/** @param {string} page @param {string} section */
export function withGrowth(page, section) {
  const before = growthIn(page);
  const whole = `${section}${tablesIn(page, 'strict')}${tablesIn(page, 'azurite')}`;
  return before === ''
    ? page.replace(ENDS, () => `${whole}${ENDS}`)
    : page.replace(before, () => whole);
}

/** @param {string} page @param {InTables} kind @param {string} part */
export function withTables(page, kind, part) {
  const before = tablesIn(page, kind);
  return before === ''
    ? page.replace(ENDS, () => `${part}${ENDS}`)
    : page.replace(before, () => part);
}

/**
 * @param {InTables} kind
 * @param {{ said: string, table: string, command: string }} run
 */
export const tablesOf = (kind, { said, table, command }) => `${IN_TABLES[kind].title}
Printed by \`npm run build && ${command}\`: the use cases over the store that a deployment has, both stores in
${IN_TABLES[kind].where}. What is asked of the table and what it gives are ours, and bounded where these are; how long it takes is the other's own
affair. ${said}

${table}

`;

/**
 * @param {{ said: string, table: string, command: string }} run
 */
export const sectionOf = ({ said, table, command }) => `${BEGINS}
Printed by \`npm run build && ${command}\`. One program over a large store and one over a small one, in the same run, one after the
other and the next time the other way round; a ratio is the median of the rounds' own. ${said}

![Each line of the table as a ratio, each round a dot](pictures/growth.svg)

${table}

The large store goes on from a copy of the small one: a life of a token that the program has played in it is told again of everybody else,
over a thousand days, each entry through the log's own encoder. What is older than the policy keeps it has gone from it. One token in ten is
under way. Lines with rows are the use cases alone, without Teams. The processor's time of \`/otp\` and of *Show code* is that of both together, the approval in between.

- Bounded by what one look may read, and not by the store: \`/audit NAME\` goes back 2,000 entries, and a button goes on from there. A
  serial number leads to its token by a row of its own, whole or by its end; a part from its middle, or a number that an older program noted
  and nothing has changed since, is looked for among 2,000 tokens, and the answer says where there are more.
- Rising: once a day each request that is kept is looked at (those of ninety days, of which few are over), and each owner of a token that is
  under way, since that is what is to be found out. In pages, beside people's presses; three rows of an owner.
- Rising in the local trial alone: its people come from one file, which is read whole at the start (0.4 s of the processor for 20,000),
  the names in it put into an index for its sample (1.4 s), and looked through for a name that nobody has (1.2 s). In a deployment Entra
  finds them.
- What a turn reads is held by \`test/app/growth.test.ts\`, which counts rows: as many beside fifty lives as beside a hundred and fifty. It
  was red for whomever the policy has something told: the row of everybody who was ever met was read at each start, every hour, by
  \`/whoami\` of operators and by the doctor.

`;
