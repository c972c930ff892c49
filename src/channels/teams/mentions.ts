// Mentions as Teams sends them: a tag in the text and an entity beside it for each. A name of several words may come in as many
// pieces, each with the id of the one who was mentioned (learn.microsoft.com/microsoftteams/platform/bots/how-to/conversations/channel-and-group-conversations).
import { z } from 'zod';
import { PRODUCT_NAME } from '../../text/product-name.js';
import { maybe } from './edge-fields.js';

const mention = z.object({
  type: z.literal('mention'),
  text: z.string().max(500),
  mentioned: z.object({ id: maybe(z.string().max(500)) }),
});

const AT = /<at\b[^<>]*>([^<>]*)<\/at>/gi;
/** Between two pieces of one mention. */
const GAP = /^(?:\s|&nbsp;|&#160;)*$/iu;

type Piece = {
  readonly from: number;
  readonly to: number;
  readonly name: string;
  readonly id?: string;
};

/** The text with each mention in one piece, and without those of the bot itself, `botId`. */
export function joinMentions(
  text: string,
  entities: readonly unknown[],
  botId: string | undefined,
): string {
  const pieces = piecesIn(text, entities);
  let joined = '';
  let at = 0;
  for (const group of inGroups(text, pieces)) {
    const name = group.map((piece) => piece.name.trim()).join(' ');
    const [first, last] = [group[0], group.at(-1)];
    if (first === undefined || last === undefined) continue;
    const isBot = botId !== undefined && first.id === botId;
    joined += text.slice(at, first.from) + (isBot ? ' ' : `<at>${name}</at>`);
    at = last.to;
  }
  return joined + text.slice(at);
}

function piecesIn(text: string, entities: readonly unknown[]): readonly Piece[] {
  const mentions = entities.flatMap((entity) => {
    const parsed = mention.safeParse(entity);
    return parsed.success ? [{ name: nameIn(parsed.data.text), id: parsed.data.mentioned.id }] : [];
  });
  return [...text.matchAll(AT)].map((match) => {
    const name = match[1] ?? '';
    const which = mentions.findIndex((one) => one.name === name);
    const [found] = which === -1 ? [] : mentions.splice(which, 1);
    const place = { from: match.index, to: match.index + match[0].length, name };
    return found?.id === undefined ? place : { ...place, id: found.id };
  });
}

function nameIn(tag: string): string {
  return tag.replace(/<[^<>]*>/g, '');
}

/** Pieces that follow one another and are of one mention: a piece that comes again begins another one. */
function inGroups(text: string, pieces: readonly Piece[]): readonly (readonly Piece[])[] {
  const groups: Piece[][] = [];
  for (const piece of pieces) {
    const group = groups.at(-1) ?? [];
    const before = group.at(-1);
    const goesOn =
      before !== undefined &&
      GAP.test(text.slice(before.to, piece.from)) &&
      !group.some(({ name }) => name === piece.name) &&
      isOfOne(group, piece);
    if (goesOn) group.push(piece);
    else groups.push([piece]);
  }
  return groups;
}

/** Where no entity says whose it is, the bot's own name is known. */
function isOfOne(group: readonly Piece[], piece: Piece): boolean {
  const [first] = group;
  if (first?.id !== undefined) return first.id === piece.id;
  const name = [...group, piece].map((one) => one.name.trim()).join(' ');
  return (
    piece.id === undefined && `${PRODUCT_NAME} `.toLowerCase().startsWith(`${name} `.toLowerCase())
  );
}
