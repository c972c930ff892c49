// A card that only says something. Used instead of a text message wherever names or other people's words are said: Teams
// reads Markdown and tags in messages, and in TextRuns it does not.
import type { AdaptiveCard, Element } from './elements.js';
import { frame, paragraphs } from './frame.js';
import type { Speech } from './reader.js';

export type Note = {
  readonly heading: string;
  readonly lines: readonly string[];
  readonly more?: readonly Element[];
  readonly speech: Speech;
  readonly localTrial: boolean;
};

export function noteCard({ heading, lines, more = [], speech, localTrial }: Note): AdaptiveCard {
  const body = [...paragraphs(lines), ...more];
  return frame({ words: speech.words, heading, body, localTrial });
}
