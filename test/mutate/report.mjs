// @ts-check
// What a run of the mutants says: by room, and each that survived.
import { figuresTable } from '../../scripts/markdown-table.mjs';

/** @typedef {{ readonly status: string, readonly mutatorName: string, readonly replacement?: string, readonly location: { readonly start: { readonly line: number, readonly column: number }, readonly end: { readonly line: number, readonly column: number } } }} Mutant */
/** @typedef {{ readonly source: string, readonly mutants: readonly Mutant[] }} File */
/** @typedef {{ readonly file: string, readonly line: number, readonly was: string, readonly is: string, readonly entered: boolean }} Survivor */
/** @typedef {{ readonly file: string, readonly was: string, readonly is: string, readonly why: string }} Explained */

const KILLED = new Set(['Killed', 'Timeout']);
const SURVIVED = new Set(['Survived', 'NoCoverage']);

/** @param {Readonly<Record<string, File>>} files @returns {readonly Survivor[]} */
export function survivorsIn(files) {
  return Object.entries(files).flatMap(([file, { source, mutants }]) =>
    mutants
      .filter(({ status }) => SURVIVED.has(status))
      .map(({ location, replacement = '', status }) => ({
        file: file.replace(/^src\//, ''),
        line: location.start.line,
        was: oneLine(textAt(source, location)),
        is: oneLine(replacement),
        entered: status === 'Survived',
      }))
      .sort((one, other) => one.line - other.line),
  );
}

/** @param {string} source @param {Mutant['location']} location columns and lines from 1 */
function textAt(source, { start, end }) {
  const lines = source.split('\n').slice(start.line - 1, end.line);
  const last = (lines.at(-1) ?? '').slice(0, end.column - 1);
  const all = [...lines.slice(0, -1), last];
  return [(all[0] ?? '').slice(start.column - 1), ...all.slice(1)].join('\n');
}

/** @param {string} text */
const oneLine = (text) => text.replaceAll(/\s+/g, ' ').trim();

/** @param {Survivor} survivor @param {readonly Explained[]} explained */
export const explanationOf = ({ file, was, is }, explained) =>
  explained.find((one) => one.file === file && one.was === was && one.is === is);

/**
 * @param {Readonly<Record<string, File>>} files
 * @param {readonly string[]} rooms
 * @param {readonly Explained[]} explained
 */
export function tableOf(files, rooms, explained) {
  const survivors = survivorsIn(files);
  const rows = rooms.map((room) => {
    const of = Object.entries(files).filter(([file]) => file.startsWith(`src/${room}/`));
    const mutants = of.flatMap(([, { mutants: all }]) => all);
    const killed = mutants.filter(({ status }) => KILLED.has(status)).length;
    const left = survivors.filter(({ file }) => file.startsWith(`${room}/`));
    const said = left.filter((one) => explanationOf(one, explained) !== undefined).length;
    const score = killed + left.length === 0 ? 100 : (100 * killed) / (killed + left.length);
    return [
      room,
      of.length,
      killed + left.length,
      killed,
      said,
      left.length - said,
      `${score.toFixed(1)} %`,
    ];
  });
  const head = ['room', 'files', 'mutants', 'killed', 'explained', 'survived', 'score'];
  return figuresTable(head, rows);
}

/** @param {Survivor} survivor */
export const lineOf = ({ file, line, was, is, entered }) =>
  `src/${file}:${line}  ${cut(was)}  =>  ${cut(is)}${entered ? '' : '  (no test enters it)'}`;

const SHOWN = 100;

/** @param {string} text */
const cut = (text) => (text.length > SHOWN ? `${text.slice(0, SHOWN)}…` : text);
