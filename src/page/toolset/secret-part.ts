// The ways to a secret: typed, pasted, a picture, or made here.
import type { NotASeed } from '../../domain/capture/not-a-seed.js';
import { offerOf } from '../../domain/capture/offer-of.js';
import type { Source } from '../../domain/capture/read-secret.js';
import { ScannedSecret } from '../../domain/capture/scanned-secret.js';
import type { SeedOffer } from '../../domain/capture/scan-reading.js';
import { tellFinding } from '../../text/scan-findings.js';
import { button, element, paragraphs } from '../element.js';
import { readTexts } from '../read-codes.js';
import type { Found } from '../read-codes.js';
import { actions, field, form, submitButton } from '../step.js';
import { dropZone } from '../steps/drop-zone.js';
import { onPaste } from '../steps/pasted.js';
import { part } from './controls.js';
import type { Desk } from './desk.js';
import type { PictureRead } from '../read-picture.js';
import { canReadPictures, readPicture } from './reader.js';
import { bytesFromSystem } from './system-random.js';

/** 160 bits, as RFC 4226 §4 R6 recommends. */
const RANDOM_BYTES = 20;
const NOBODYS = { issuer: '', account: '' };

export function secretPart(desk: Desk): HTMLElement {
  const { secret: words } = desk.texts.words;
  const quiet = { autocomplete: 'off', spellcheck: 'false', autocapitalize: 'off' };
  const secret = element('textarea', { id: 'secret', rows: '2', ...quiet });
  const result = element('div', { class: 'result' });
  const status = element('p', { role: 'status' });
  const ways = new Ways(desk, { secret, result, status });
  onPaste({
    picture: (blob) => void ways.picture(blob),
    text: (text) => {
      ways.typed(text);
    },
    file: () => {
      ways.refuse(words.notPicture);
    },
    nothing: () => {
      ways.refuse(words.nothingPasted);
    },
  });
  const read = (): void => {
    ways.typed();
  };
  const random = button(words.random, 'plain', () => {
    ways.random();
  });
  const forget = button(words.forget, 'plain', () => {
    ways.forget();
  });
  const typed = form(
    read,
    field({ label: words.label, hint: words.hint, input: secret }),
    actions(submitButton(words.read), random, forget),
  );
  return part(words.heading, typed, pictureZone(desk, ways), status, result);
}

function pictureZone(desk: Desk, ways: Ways): HTMLElement {
  const { secret: words } = desk.texts.words;
  if (!canReadPictures()) return element('p', { class: 'hint' }, words.noReader);
  const zone = dropZone({
    title: words.drop,
    choose: words.choose,
    picture: (blob) => void ways.picture(blob),
    refuse: () => {
      ways.refuse(words.notPicture);
    },
  });
  return zone;
}

type Places = {
  readonly secret: HTMLTextAreaElement;
  readonly result: HTMLElement;
  readonly status: HTMLElement;
};

class Ways {
  readonly #desk: Desk;
  readonly #places: Places;

  constructor(desk: Desk, places: Places) {
    this.#desk = desk;
    this.#places = places;
  }

  refuse(line: string): void {
    this.#desk.notice({ tone: 'error', lines: [line] });
  }

  typed(text?: string): void {
    const { secret } = this.#places;
    if (text !== undefined) secret.value = text;
    if (secret.value.trim() === '') {
      this.refuse(this.#desk.texts.words.secret.empty);
      secret.focus();
      return;
    }
    this.#show(readTexts([secret.value], NOBODYS, 'typed'));
  }

  async picture(blob: Blob): Promise<void> {
    const { words } = this.#desk.texts;
    this.#places.status.textContent = words.secret.reading;
    try {
      this.#told(await readPicture(blob));
    } catch {
      this.refuse(words.secret.noReader);
    } finally {
      this.#places.status.textContent = '';
    }
  }

  #told(read: PictureRead): void {
    const { secret: words } = this.#desk.texts.words;
    switch (read.kind) {
      case 'texts':
        if (read.texts.length === 0) this.refuse(words.noneFound);
        else this.#scanned(read.texts);
        return;
      case 'no-picture':
        this.refuse(words.notPicture);
        return;
      case 'blinded':
        this.refuse(words.blinded);
        return;
      case 'no-reader':
        this.refuse(words.noReader);
    }
  }

  random(): void {
    const made = ScannedSecret.taking(bytesFromSystem(RANDOM_BYTES));
    if (!made.ok) return;
    this.#places.secret.value = made.value.reveal();
    this.#take(offerOf(made.value, NOBODYS));
    const line = this.#desk.texts.words.secret.made(RANDOM_BYTES * 8);
    this.#desk.notice({ tone: 'success', lines: [line] });
  }

  forget(): void {
    this.#places.secret.value = '';
    this.#places.result.replaceChildren();
    this.#desk.forget();
    this.#desk.notice({ tone: 'success', lines: [this.#desk.texts.words.secret.forgotten] });
    this.#places.secret.focus();
  }

  #scanned(texts: readonly string[], from: Source = 'scanned'): void {
    this.#places.secret.value = '';
    this.#show(readTexts(texts, NOBODYS, from));
  }

  #show(found: Found): void {
    const { result } = this.#places;
    const [only, ...others] = found.options;
    const isSure = only !== undefined && others.length === 0 && only.encoding === undefined;
    if (isSure) {
      this.#take(only.offer);
      const { words } = this.#desk.texts;
      const line = words.secret.taken(nameOf(only.offer), only.offer.secret.bytes);
      this.#desk.notice({ tone: 'success', lines: [line] });
      return;
    }
    this.#desk.forget();
    this.#desk.notice(undefined);
    result.replaceChildren(this.#asked(found));
    result.querySelector('h3')?.focus();
  }

  #take(offer: SeedOffer): void {
    this.#places.result.replaceChildren();
    this.#desk.take(offer);
  }

  #asked({ options, findings }: Found): HTMLElement {
    const { scan, words } = this.#desk.texts;
    const [finding] = findings;
    if (options.length === 0 && finding !== undefined) return this.#finding(finding);
    const whose = options.some(({ encoding }) => encoding !== undefined);
    const asks = options.length > 1 ? scan.whichEncoding.both : scan.whichEncoding.hexOnly;
    const items = options.map(({ offer, encoding }) =>
      element(
        'li',
        {},
        element('span', {}, whose ? '' : nameOf(offer) || words.secret.unnamed),
        button(
          encoding === undefined ? words.secret.take : scan.whichEncoding[encoding],
          'plain',
          () => {
            this.#take(offer);
          },
        ),
      ),
    );
    return box(
      whose ? scan.whichEncoding.heading : words.secret.several,
      ...(whose ? paragraphs([asks]) : []),
      element('ul', { class: 'choices' }, ...items),
    );
  }

  #finding(finding: NotASeed): HTMLElement {
    const { heading, lines } = tellFinding(this.#desk.texts.scan.findings, finding);
    return box(heading, ...paragraphs(lines));
  }
}

function box(heading: string, ...children: readonly HTMLElement[]): HTMLElement {
  const title = element('h3', { tabindex: '-1' }, heading);
  return element('div', { class: 'notice warning' }, title, ...children);
}

function nameOf({ organisation, account }: SeedOffer): string {
  return [organisation, account].filter((name) => name !== '').join(', ');
}
