// A sheet as RFC 4180 has it, piece by piece, line breaks within cells and all. No more of it is held than the row that is not whole yet.

export type SheetRow = {
  /** Of the file, where the row begins; the first is 1. */
  readonly line: number;
  readonly cells: readonly string[];
};

/** Of a row that is not whole yet: cells, the cell at hand, whether within quotes, and whether these have just ended. */
type Unfinished = { cells: string[]; cell: string; isQuoted: boolean; isClosed: boolean };

const EMPTY = (): Unfinished => ({ cells: [], cell: '', isQuoted: false, isClosed: false });

export class SheetRows {
  #at = EMPTY();
  #line = 1;
  #begins = 1;

  /** Where it is by now. */
  get line(): number {
    return this.#line;
  }

  /** The rows that are whole with this piece. */
  add(piece: string): readonly SheetRow[] {
    const rows: SheetRow[] = [];
    for (const letter of piece) {
      const row = this.#take(letter);
      if (row !== undefined) rows.push(row);
    }
    return rows;
  }

  /** The last row, where no line end is behind it; undefined where the file ends within quotes. */
  end(): readonly SheetRow[] | undefined {
    if (this.#at.isQuoted) return undefined;
    const row = this.#endRow();
    return row === undefined ? [] : [row];
  }

  #take(letter: string): SheetRow | undefined {
    if (letter === '\n') this.#line += 1;
    if (this.#at.isQuoted) {
      this.#takeQuoted(letter);
      return undefined;
    }
    if (letter === '\n') return this.#endRow();
    if (letter !== '\r') this.#takePlain(letter);
    return undefined;
  }

  #takeQuoted(letter: string): void {
    if (letter !== '"') this.#at.cell += letter;
    else {
      this.#at.isQuoted = false;
      this.#at.isClosed = true;
    }
  }

  #takePlain(letter: string): void {
    const at = this.#at;
    if (letter === ',') this.#endCell();
    else if (letter === '"' && (at.cell === '' || at.isClosed)) {
      // Two of them within quotes are one.
      if (at.isClosed) at.cell += '"';
      at.isQuoted = true;
      at.isClosed = false;
    } else at.cell += letter;
  }

  #endCell(): void {
    this.#at.cells.push(this.#at.cell);
    this.#at.cell = '';
    this.#at.isClosed = false;
  }

  /** A blank line is none. */
  #endRow(): SheetRow | undefined {
    const line = this.#begins;
    this.#begins = this.#line;
    const isBlank = this.#at.cells.length === 0 && this.#at.cell === '' && !this.#at.isClosed;
    this.#endCell();
    const { cells } = this.#at;
    this.#at = EMPTY();
    return isBlank ? undefined : { line, cells };
  }
}
