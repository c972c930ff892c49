// The reader of pictures out of this very file: packed in it as data, unpacked when the first picture comes, run beside the page.
import { askReader } from '../ask-reader.js';
import { canReadPictures as canRead, readPicture as read } from '../read-picture.js';
import type { Ask, PictureRead } from '../read-picture.js';

/** Before the page is drawn in their place. */
const SCRIPT = document.getElementById('reader-script')?.textContent;
const PROGRAM = document.getElementById('reader-program')?.textContent;

/** Older browsers cannot unpack it; then the secret is typed. */
export function canReadPictures(): boolean {
  return canRead() && 'DecompressionStream' in window && PROGRAM !== undefined;
}

export async function readPicture(picture: Blob): Promise<PictureRead> {
  return canReadPictures() ? read(picture, ask) : { kind: 'no-reader' };
}

const ask: Ask = async (asked) => {
  const script = await new Response(unpack(SCRIPT)).text();
  const program = await new Response(unpack(PROGRAM)).arrayBuffer();
  const address = URL.createObjectURL(new Blob([script], { type: 'text/javascript' }));
  try {
    return await askReader(() => new Worker(address), { ...asked, program });
  } finally {
    URL.revokeObjectURL(address);
  }
};

function unpack(text = ''): ReadableStream {
  const packed = atob(text.trim());
  const bytes = Uint8Array.from(packed, (character) => character.charCodeAt(0));
  return new Blob([bytes]).stream().pipeThrough(new DecompressionStream('gzip'));
}
