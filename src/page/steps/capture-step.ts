// Every way to the secret, all equal: a pasted, dropped or chosen picture, the shared screen, the phone's camera, or text.
// Pictures are read here; only what the provisioner confirms on the next step is sent.
import { button, element, paragraphs } from '../element.js';
import type { Source } from '../../domain/capture/read-secret.js';
import type { Told } from '../../text/card-words.js';
import { readTexts } from '../read-codes.js';
import { canReadPictures, readPicture } from '../read-picture.js';
import type { PictureRead } from '../read-picture.js';
import { canShareScreen, readSharedScreen } from '../shared-screen.js';
import type { Sitting } from '../sitting.js';
import { actions, section } from '../step.js';
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
  const tell = (read: PictureRead): void => {
    if (read.kind === 'texts') take(read.texts, 'scanned');
    else answer(whyNot(sitting, read.kind))();
  };
  const refuse = answer(words.notPicture);
  const reading = element('p', { role: 'status' });
  const picture = (blob: Blob): void => {
    sitting.run(async () => {
      tell(await readSaying(sitting, { reading, result }, blob));
    });
  };
  const zone = zoneOf(sitting, { picture, refuse, take, tell });
  const nothing = answer(words.nothingPasted);
  const stopPasting = onPaste({ picture, text: typed.read, file: refuse, nothing });
  const hint = element('p', { class: 'hint' }, words.staysHere);
  const below = [hint, reading, result, typed.element, traces(sitting)];
  return {
    element: section(words.heading, ...paragraphs(words.lines(sitting.ownerName)), zone, ...below),
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

function whyNot(sitting: Sitting, kind: Exclude<PictureRead['kind'], 'texts'>): Told {
  const { notPicture, blinded, noReader } = sitting.words.capture;
  return { 'no-picture': notPicture, blinded, 'no-reader': noReader }[kind];
}

function told({ heading, lines }: Told): HTMLElement {
  return foundBox(heading, ...paragraphs(lines));
}

/** Says that it is at work, which may take a while. */
async function readSaying(
  sitting: Sitting,
  { reading, result }: { readonly reading: HTMLElement; readonly result: HTMLElement },
  blob: Blob,
): Promise<PictureRead> {
  const words = sitting.words.capture;
  result.replaceChildren();
  reading.textContent = words.reading;
  try {
    return await readPicture(blob);
  } finally {
    reading.textContent = '';
  }
}

type Given = {
  readonly picture: (blob: Blob) => void;
  readonly refuse: () => void;
  readonly take: Take;
  readonly tell: (read: PictureRead) => void;
};

/** Where no picture can be read that is said at once, and not when somebody has looked for one; Teams' own scanner stays. */
function zoneOf(sitting: Sitting, { picture, refuse, take, tell }: Given): HTMLElement {
  const { drop: title, choose, noReader } = sitting.words.capture;
  const { share, camera } = otherWays(sitting, { take, tell });
  if (canReadPictures()) {
    return dropZone({ title, choose, besides: [share, camera], picture, refuse });
  }
  return element('div', { class: 'drop' }, told(noReader), actions(camera));
}

type OtherWays = { readonly share: HTMLElement; readonly camera: HTMLElement };

function otherWays(sitting: Sitting, { take, tell }: Pick<Given, 'take' | 'tell'>): OtherWays {
  const words = sitting.words.capture;
  const { scan } = sitting.host;
  const share = button(words.share, 'plain', () => {
    sitting.run(async () => {
      const seen = await readSharedScreen();
      if (typeof seen !== 'string') tell(seen);
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
  return { share, camera };
}

/** What pictures leave behind, where it is thought of: beside the way that leaves it. */
function traces(sitting: Sitting): HTMLElement {
  const { heading, lines } = sitting.words.capture.traces;
  return element('details', {}, element('summary', {}, heading), ...paragraphs(lines));
}
