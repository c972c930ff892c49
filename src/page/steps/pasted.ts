// What somebody has pasted, anywhere on a page: in a field the browser does what it always does, and whatever else it is, is answered.
import { pictureIn } from './drop-zone.js';

export type Pasting = {
  readonly picture: (blob: Blob) => void;
  readonly text: (pasted: string) => void;
  /** Another kind of file. */
  readonly file: () => void;
  readonly nothing: () => void;
};

/** Until what it gives back is called. */
export function onPaste(pasting: Pasting): () => void {
  const paste = (event: ClipboardEvent): void => {
    const answer = answerTo(event, pasting);
    if (answer === undefined) return;
    event.preventDefault();
    answer();
  };
  document.addEventListener('paste', paste);
  return () => {
    document.removeEventListener('paste', paste);
  };
}

/** Undefined where the browser puts it into a field by itself. */
function answerTo(event: ClipboardEvent, pasting: Pasting): (() => void) | undefined {
  const data = event.clipboardData;
  const picture = pictureIn(data);
  if (picture !== undefined) {
    return () => {
      pasting.picture(picture);
    };
  }
  const text = data?.getData('text/plain') ?? '';
  if (isInField(event) && text !== '') return undefined;
  if (text.trim() !== '') {
    return () => {
      pasting.text(text);
    };
  }
  return (data?.files.length ?? 0) > 0 ? pasting.file : pasting.nothing;
}

function isInField({ target }: Event): boolean {
  return target instanceof HTMLInputElement || target instanceof HTMLTextAreaElement;
}
