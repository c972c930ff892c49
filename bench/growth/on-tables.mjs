// @ts-check
// How the same grows in Azure's tables, as far as who answers as they do can tell: what is asked of the table and what it gives, in calls and
// rows. How long an answer takes is not Azure's: the emulator looks through a whole partition for a list, and the fake is next door.
import { figuresTable } from '../../scripts/markdown-table.mjs';
import { median } from '../measure.mjs';
import { counting } from './counting.mjs';
import { LOOKS, looksOver } from './looks.mjs';
import { storeInTable } from './store-in-table.mjs';
import { useCasesOf } from './use-cases.mjs';

/** Not counted: what is read for the first time. */
const WARM_UP = 1;

/** @typedef {Map<string, (readonly [import('./counting.mjs').Looked, import('./counting.mjs').Looked])[]>} Rounds */

/** @param {import('./tables.mjs').Tables} tables @param {{ readonly small: string, readonly large: string, readonly rounds: number, readonly firstPair: number }} of */
export async function measuredOnTables(tables, { small, large, rounds, firstPair }) {
  try {
    const both = /** @type {const} */ ([
      await openOne(tables.endpoint, small, 'small'),
      await openOne(tables.endpoint, large, 'large'),
    ]);
    /** @type {Rounds} */
    const noted = new Map();
    // What is looked after for itself comes last: for it a day passes each time.
    for (const names of [Object.keys(both[0].useCases), LOOKS]) {
      for (let round = 0; round < WARM_UP + rounds; round += 1) {
        for (const name of names) {
          const [one, other] = both;
          const pair = /** @type {const} */ ([
            await one.once(name, firstPair + round),
            await other.once(name, firstPair + round),
          ]);
          if (round >= WARM_UP) noted.set(name, [...(noted.get(name) ?? []), pair]);
        }
      }
    }
    for (const { close } of both) await close();
    return tableOf(noted);
  } finally {
    await tables.stop();
  }
}

/** @param {string} endpoint @param {string} folder @param {string} table */
async function openOne(endpoint, folder, table) {
  const counted = counting(await storeInTable(endpoint, folder, table));
  const looks = await looksOver(folder, counted);
  // Nothing is shown before it is known how far the log is anchored.
  await looks.running.logKeeper.lookLast();
  const useCases = useCasesOf(looks.running);
  return {
    useCases,
    close: looks.close,
    once: async (/** @type {string} */ name, /** @type {number} */ round) => {
      const useCase = useCases[name];
      return useCase === undefined
        ? looks.look(name)
        : counted.during(async () => {
            await useCase(round);
            await looks.running.outbox.drain();
          });
    },
  };
}

/** @param {Rounds} rounds */
function tableOf(rounds) {
  const head = [
    '',
    'calls, small',
    'large',
    'rows read, small',
    'large',
    'small, p50',
    'large, p50',
  ];
  const lines = [...rounds].map(([name, pairs]) => {
    const of = (/** @type {0 | 1} */ at, /** @type {'calls' | 'rows' | 'ms'} */ what) =>
      median(pairs.map((pair) => pair[at][what]));
    const counts = /** @type {const} */ (['calls', 'rows']).flatMap((what) =>
      /** @type {const} */ ([0, 1]).map((at) => of(at, what).toLocaleString('en')),
    );
    return [name, ...counts, ...[of(0, 'ms'), of(1, 'ms')].map((ms) => `${ms.toFixed(1)} ms`)];
  });
  return figuresTable(head, lines);
}
