// The first message that somebody gets: at most one screen, and of what there is to do, their own part alone.
import type { Right } from '../../../domain/policy/roles.js';
import { noteCard } from './note-card.js';
import type { Reader } from './reader.js';
import { speechFor } from './reader.js';
import type { Rendered } from './render.js';

export function renderWelcome(reader: Reader, rights: readonly Right[]): Rendered {
  const speech = speechFor(reader);
  const { welcome, replies } = speech.words;
  const { localTrial } = reader;
  const { heading, what, nobody, more } = welcome;
  const parts = rights.map((right) => welcome.parts[right]);
  const lines = [
    what,
    ...(parts.length === 0 ? [nobody] : parts),
    ...(localTrial ? [replies.help.trial] : []),
    more,
  ];
  return { card: noteCard({ heading, lines, speech, localTrial }), summary: heading };
}
