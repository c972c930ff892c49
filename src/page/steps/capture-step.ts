// Every way to the secret, all equal: a pasted, dropped or chosen picture, the shared screen, the phone's camera, or text.
// Pictures are read here; only what the provisioner confirms on the next step is sent.
import { button, element, paragraphs } from '../element.js';
import type { Source } from '../../domain/capture/read-secret.js';
import type { Told } from '../../text/card-words.js';
import { readTexts } from '../read-codes.js';
import { readPicture } from '../read-picture.js';
import { canShareScreen, readSharedScreen } from '../shared-screen.js';
import type { Sitting } from '../sitting.js';
import { section } from '../step.js';
import type { Step } from '../step.js';
import { dropZone } from './drop-zone.js';
import { foundBox, showFound } from './found.js';
import { onPaste } from './pasted.js';
import { typedForm } from './typed-form.js';

/** What the codes of a picture, a scan or a field say. */
type Take = (texts: readonly string[], from: Source) => void;

export function captureStep(sitting: Sitting): Step {
  const words = sitting.words.capture;
  const result = element('div', { class: 'result' });
  const typed = typedForm(sitting, (text) => {
    take([text], 'typed');
  });
  const places = { typed: typed.result, scanned: result };
  const take: Take = (texts, from) => {
    const found = readTexts(texts, typed.whose(), from);
    const [only, ...others] = found.options;
    sitting.draft = others.length === 0 ? only?.offer : undefined;
    say(places, from, sitting.draft === undefined ? showFound(sitting, found) : undefined);
  };
  const answer = (what: Told) => (): void => {
    say(places, 'scanned', told(what));
  };
  const refuse = answer(words.notPicture);
  const reading = element('p', { role: 'status' });
  const picture = (blob: Blob): void => {
    sitting.run(async () => {
      const texts = await readSaying(sitting, { reading, result }, blob);
      if (texts === undefined) refuse();
      else take(texts, 'scanned');
    });
  };
  const besides = otherWays(sitting, take);
  const zone = dropZone({ title: words.drop, choose: words.choose, besides, picture, refuse });
  const nothing = answer(words.nothingPasted);
  const stopPasting = onPaste({ picture, text: typed.read, file: refuse, nothing });
  const lines = paragraphs(words.lines(sitting.ownerName));
  const hint = element('p', { class: 'hint' }, words.staysHere);
  const below = [hint, reading, result, typed.element, traces(sitting)];
  return {
    element: section(words.heading, ...lines, zone, ...below),
    close: () => {
      stopPasting();
      typed.close();
    },
  };
}

/** Where it was given, with the focus, so that it is read out; what was said before of another is over. */
function say(
  places: Readonly<Record<Source, HTMLElement>>,
  from: Source,
  found: HTMLElement | undefined,
): void {
  for (const place of Object.values(places)) place.replaceChildren();
  places[from].append(...(found === undefined ? [] : [found]));
  places[from].querySelector('h3')?.focus();
}

function told({ heading, lines }: Told): HTMLElement {
  return foundBox(heading, ...paragraphs(lines));
}

/** Says that it is at work, which may take a while. Undefined where it is no picture. */
async function readSaying(
  sitting: Sitting,
  { reading, result }: { readonly reading: HTMLElement; readonly result: HTMLElement },
  blob: Blob,
): Promise<readonly string[] | undefined> {
  const words = sitting.words.capture;
  result.replaceChildren();
  reading.textContent = words.reading;
  try {
    return await readPicture(blob);
  } finally {
    reading.textContent = '';
  }
}

function otherWays(sitting: Sitting, take: Take): readonly HTMLElement[] {
  const words = sitting.words.capture;
  const { scan } = sitting.host;
  const share = button(words.share, 'plain', () => {
    sitting.run(async () => {
      const seen = await readSharedScreen();
      if (typeof seen !== 'string') take(seen, 'scanned');
      else sitting.notice({ tone: 'warning', lines: [words[seen]] });
    });
  });
  const camera = button(words.scan, 'plain', () => {
    sitting.run(async () => {
      if (scan !== undefined) take([await scan()], 'scanned');
    });
  });
  camera.hidden = scan === undefined;
  share.hidden = !canShareScreen();
  return [share, camera];
}

/** What pictures leave behind, where it is thought of: beside the way that leaves it. */
function traces(sitting: Sitting): HTMLElement {
  const { heading, lines } = sitting.words.capture.traces;
  return element('details', {}, element('summary', {}, heading), ...paragraphs(lines));
}
