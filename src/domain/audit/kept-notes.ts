// Notes as an anchor keeps them: one after another, each ending with its signature lines.
const SIGNATURE = '— ';

/** One by one, unread. The first may be cut off. */
export function splitNotes(kept: string): readonly string[] {
  const notes: string[] = [];
  let lines: string[] = [];
  let isSigned = false;
  for (const line of kept.split('\n').slice(0, -1)) {
    const signs = line.startsWith(SIGNATURE);
    if (isSigned && !signs) {
      notes.push(lines.join(''));
      lines = [];
    }
    isSigned = signs;
    lines.push(`${line}\n`);
  }
  return lines.length === 0 ? notes : [...notes, lines.join('')];
}
