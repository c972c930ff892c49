// @ts-check
// How the same grows in Azure's tables, as far as their emulator tells: what is asked of the table and what it gives, in calls and rows. How
// long an answer takes is the emulator's own affair: it looks through a whole partition for a list, which Azure does not.
import { figuresTable } from '../../scripts/markdown-table.mjs';
import { median } from '../measure.mjs';
import { startAzurite } from './azurite.mjs';
import { counting } from './counting.mjs';
import { LOOKS, looksOver } from './looks.mjs';
import { useCasesOf } from './use-cases.mjs';

/** Not counted: what is read for the first time. */
const WARM_UP = 1;

/** @typedef {Map<string, (readonly [import('./counting.mjs').Looked, import('./counting.mjs').Looked])[]>} Rounds */

/** @param {string} azurite @param {{ readonly small: string, readonly large: string, readonly rounds: number, readonly firstPair: number }} of */
export async function measuredOnAzurite(azurite, { small, large, rounds, firstPair }) {
  const emulator = await startAzurite(azurite);
  try {
    const both = /** @type {const} */ ([
      await openBoth(emulator, small, 'small'),
      await openBoth(emulator, large, 'large'),
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
    await emulator.stop();
  }
}

/** @param {import('./azurite.mjs').Azurite} emulator @param {string} folder @param {string} table */
async function openBoth(emulator, folder, table) {
  const counted = counting(await emulator.storeOf(folder, table));
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
