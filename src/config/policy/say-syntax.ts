// Why a file is no JSON, where, and what to do: editors, word processors and PowerShell leave what JSON has no room for.
import { parse } from '@humanwhocodes/momoa';
import { z } from 'zod';

/** As momoa throws it; offset 0 is the first character, line and column 1. */
const place = z.object({ line: z.number(), column: z.number(), offset: z.number() });
type Place = z.infer<typeof place>;

/** `text` is what a file decoded as UTF-8 says, and is no JSON. */
export function saySyntax(text: string): string {
  if (text.includes('\0')) {
    return 'is saved as UTF-16. Save it as UTF-8 (Notepad: Save as, Encoding; PowerShell: Set-Content -Encoding utf8).';
  }
  if (text.trim() === '') return 'is empty.';
  const at = findPlace(text);
  if (at === undefined) return 'is not JSON, or is nested without end. Correct it.';
  const { where, wrong } = saidAt(text, at);
  return `is not JSON: line ${where.line}, column ${where.column}: ${wrong}`;
}

function findPlace(text: string): Place | undefined {
  try {
    parse(text);
    return undefined;
  } catch (error) {
    // Its message quotes the text.
    const found = place.safeParse(error);
    return found.success ? found.data : undefined;
  }
}

function saidAt(text: string, at: Place): { readonly where: Place; readonly wrong: string } {
  const character = text.charAt(at.offset);
  const end = text.trimEnd().length;
  // Of a text that ends too early momoa names the last thing in it.
  if (at.offset >= end - 1 && !/[}\]]/.test(character)) {
    return { where: placeOf(text, end), wrong: TOO_EARLY };
  }
  const before = /,\s*$/.exec(text.slice(0, at.offset))?.index;
  if (before !== undefined && /[}\]]/.test(character)) {
    const wrong = `a comma stands before ${character}, behind the last entry. Take it out.`;
    return { where: placeOf(text, before), wrong };
  }
  return { where: at, wrong: wrongWith(character) };
}

const TOO_EARLY = 'it ends too early: a } or a ] is missing, or a quotation mark.';

/** The first that fits counts; a letter may be any word's. */
const WRONG: readonly (readonly [RegExp, string])[] = [
  [/[“”„«»‘’‚']/u, 'texts stand between plain quotation marks: "…".'],
  [/[/#]/, 'there are no comments in JSON. Take it out.'],
  [/["\d{[-]/, 'a comma or a colon is missing before this.'],
  [/[}\]]/, 'one bracket too many, or the one that opens is of the other kind.'],
  [/\p{L}/u, 'names and texts stand between quotation marks: "…".'],
];

function wrongWith(character: string): string {
  return WRONG.find(([fits]) => fits.test(character))?.[1] ?? 'this does not belong here.';
}

function placeOf(text: string, offset: number): Place {
  const lines = text.slice(0, offset).split('\n');
  return { offset, line: lines.length, column: (lines.at(-1) ?? '').length + 1 };
}
