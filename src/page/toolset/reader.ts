// The reader of pictures out of this very file: packed in it as data, unpacked when the first picture comes, run beside the page.
import { askReader } from '../read-picture.js';

/** Before the page is drawn in their place. */
const SCRIPT = document.getElementById('reader-script')?.textContent;
const PROGRAM = document.getElementById('reader-program')?.textContent;

/** Older browsers cannot unpack it; then the secret is typed. */
export function canReadPictures(): boolean {
  return 'DecompressionStream' in window && PROGRAM !== undefined;
}

/** What its QR codes say; undefined where it is no picture. */
export async function readPicture(picture: Blob): Promise<readonly string[] | undefined> {
  const script = await new Response(unpack(SCRIPT)).text();
  const program = await new Response(unpack(PROGRAM)).arrayBuffer();
  const address = URL.createObjectURL(new Blob([script], { type: 'text/javascript' }));
  try {
    return await askReader(new Worker(address), { picture, effort: 'thorough', program });
  } finally {
    URL.revokeObjectURL(address);
  }
}

function unpack(text = ''): ReadableStream {
  const packed = atob(text.trim());
  const bytes = Uint8Array.from(packed, (character) => character.charCodeAt(0));
  return new Blob([bytes]).stream().pipeThrough(new DecompressionStream('gzip'));
}
