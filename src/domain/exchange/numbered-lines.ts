// Lines with their numbers, whichever system wrote their ends. Blank ones are left out.
export type NumberedLine = {
  readonly line: number;
  readonly text: string;
  /** No end of line behind it: the file ends here. */
  readonly isOpen: boolean;
};

export function numberedLines(text: string): readonly NumberedLine[] {
  const lines = text.split(/\r\n|\n|\r/);
  return lines
    .map((one, at) => ({ line: at + 1, text: one.trim(), isOpen: at === lines.length - 1 }))
    .filter((one) => one.text !== '');
}
