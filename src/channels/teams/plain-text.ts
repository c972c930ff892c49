// What people typed, made harmless to look at. Card elements that read Markdown are never given any of it (see
// `elements.ts`), so nothing is escaped here; what is taken out is what deceives the eye or breaks the layout.

/** Longest name, address or other short text that is shown. */
export const NAME_SHOWN = 100;
/** Longest sentence of somebody's own that is shown. */
export const SENTENCE_SHOWN = 300;

/** One line of at most `most` characters, with an ellipsis where something was cut off. */
export function plainText(text: string, most: number): string {
  // Cut roughly first: the work below is bounded whatever arrives.
  const line = text
    .slice(0, most * 20)
    // Format characters reorder or hide text; the two joiners are part of how some languages and emoji are written.
    .replace(/(?![\u200c\u200d])[\p{Cf}\p{Cs}]/gu, '')
    // Stacked combining marks run over the lines above and below.
    .replace(/(\p{M}{3})\p{M}+/gu, '$1')
    // Adaptive Cards replace {{DATE(…)}} and {{TIME(…)}} in any text.
    .replace(/\{(?=\{)/g, '{ ')
    .replace(/[\p{Cc}\s]+/gu, ' ')
    .trim();
  const characters = Array.from(line);
  return characters.length <= most ? line : `${characters.slice(0, most - 1).join('')}…`;
}
