// Every way to the secret, all equal: a pasted, dropped or chosen picture, the shared screen, the phone's camera, or text.
// Pictures are read here; only what the provisioner confirms on the next step is sent.
import { button, element, paragraphs } from '../element.js';
import type { Source } from '../../domain/capture/read-secret.js';
import { readTexts } from '../read-codes.js';
import { readPicture } from '../read-picture.js';
import { canShareScreen, readSharedScreen } from '../shared-screen.js';
import type { Sitting } from '../sitting.js';
import { actions, section } from '../step.js';
import type { Step } from '../step.js';
import { dropZone, pictureIn, textIn } from './drop-zone.js';
import { showFound } from './found.js';
import { typedForm } from './typed-form.js';

/** What the codes of a picture, a scan or a field say. */
type Take = (texts: readonly string[], from: Source) => void;

export function captureStep(sitting: Sitting): Step {
  const words = sitting.words.capture;
  const result = element('div', { class: 'result' });
  const typed = typedForm(sitting, (text) => {
    take([text], 'typed');
  });
  const take: Take = (texts, from) => {
    const found = readTexts(texts, typed.whose(), from);
    const [only, ...others] = found.options;
    sitting.draft = others.length === 0 ? only?.offer : undefined;
    result.replaceChildren(...(sitting.draft === undefined ? [showFound(sitting, found)] : []));
    result.querySelector('h3')?.focus();
  };
  const reading = element('p', { role: 'status' });
  const picture = (blob: Blob): void => {
    sitting.run(async () => {
      const texts = await readSaying(sitting, { reading, result }, blob);
      if (texts !== undefined) take(texts, 'scanned');
    });
  };
  const zone = dropZone({ title: words.drop, picture, refuse: notPicture(sitting) });
  zone.append(otherWays(sitting, zone, take));
  const stopPasting = onPaste(picture, typed.read);
  return {
    element: section(
      words.heading,
      ...paragraphs(words.lines(sitting.ownerName)),
      zone,
      element('p', { class: 'hint' }, words.staysHere),
      reading,
      result,
      typed.element,
      traces(sitting),
    ),
    close: () => {
      stopPasting();
      typed.close();
    },
  };
}

function notPicture(sitting: Sitting): () => void {
  return () => {
    sitting.notice({ tone: 'error', lines: [sitting.words.capture.notPicture] });
  };
}

/** Says that it is at work, which may take a while, and where it is no picture. */
async function readSaying(
  sitting: Sitting,
  { reading, result }: { readonly reading: HTMLElement; readonly result: HTMLElement },
  blob: Blob,
): Promise<readonly string[] | undefined> {
  const words = sitting.words.capture;
  result.replaceChildren();
  reading.textContent = words.reading;
  try {
    const texts = await readPicture(blob);
    if (texts === undefined) sitting.notice({ tone: 'error', lines: [words.notPicture] });
    return texts;
  } finally {
    reading.textContent = '';
  }
}

/** Anywhere on the page. */
function onPaste(picture: (blob: Blob) => void, text: (pasted: string) => void): () => void {
  const paste = (event: ClipboardEvent): void => {
    const file = pictureIn(event.clipboardData);
    const pasted = textIn(event);
    if (file === undefined && pasted === undefined) return;
    event.preventDefault();
    if (file !== undefined) picture(file);
    else if (pasted !== undefined) text(pasted);
  };
  document.addEventListener('paste', paste);
  return () => {
    document.removeEventListener('paste', paste);
  };
}

function otherWays(sitting: Sitting, zone: HTMLElement, take: Take): HTMLElement {
  const words = sitting.words.capture;
  const { scan } = sitting.host;
  const choose = button(words.choose, 'plain', () => {
    zone.querySelector('input')?.click();
  });
  const share = button(words.share, 'plain', () => {
    sitting.run(async () => {
      const texts = await readSharedScreen();
      if (texts === undefined) sitting.notice({ tone: 'warning', lines: [words.noShare] });
      else take(texts, 'scanned');
    });
  });
  const camera = button(words.scan, 'plain', () => {
    sitting.run(async () => {
      if (scan !== undefined) take([await scan()], 'scanned');
    });
  });
  camera.hidden = scan === undefined;
  share.hidden = !canShareScreen();
  return actions(choose, share, camera);
}

/** What pictures leave behind, where it is thought of: beside the way that leaves it. */
function traces(sitting: Sitting): HTMLElement {
  const { heading, lines } = sitting.words.capture.traces;
  return element('details', {}, element('summary', {}, heading), ...paragraphs(lines));
}
