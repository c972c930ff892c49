// To whoever asked, while it waits: who still has to agree.
import type { PhaseOf, Told } from '../card-words.js';

/** `toAgree`: the line that begins with them, such as «Eine Person muss». */
export function stillWaiting(phase: PhaseOf<'waiting'>, toAgree: (who: string) => string): Told {
  const missing = phase.needed - phase.approvedBy.length;
  const more = phase.approvedBy.length > 0 ? 'noch ' : '';
  const who = missing === 1 ? `${more}eine Person muss` : `${more}${missing} Personen müssen`;
  return {
    heading: 'Wartet auf Freigabe',
    lines: [
      toAgree(sentence(who)),
      ...(phase.numbers === undefined
        ? []
        : ['Rufen Sie an, und lesen Sie jeder Person die Zahl vor, die hier für sie steht.']),
    ],
  };
}

function sentence(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}
