// What was found where it is not exactly one secret: several to choose from, something else, or nothing.
import type { NotASeed } from '../../domain/capture/not-a-seed.js';
import type { Told } from '../../text/card-words.js';
import { tellFinding } from '../../text/scan-findings.js';
import { button, element, paragraphs } from '../element.js';
import type { Found, Option } from '../read-codes.js';
import type { Sitting } from '../sitting.js';

export function showFound(sitting: Sitting, found: Found): HTMLElement {
  if (found.options.some(({ encoding }) => encoding !== undefined))
    return encodings(sitting, found);
  if (found.options.length > 0) return several(sitting, found);
  const [finding] = found.findings;
  if (finding !== undefined) {
    const { heading, lines } = told(sitting, finding);
    return foundBox(heading, ...paragraphs(lines));
  }
  const { none } = sitting.words.capture;
  const tries = none.lines.map((line) => element('li', {}, line));
  return foundBox(none.heading, element('ul', {}, ...tries));
}

/** Only whoever copied it knows which it is. */
function encodings(sitting: Sitting, { options }: Found): HTMLElement {
  const words = sitting.scanWords.whichEncoding;
  const buttons = options.flatMap(({ offer, encoding }) =>
    encoding === undefined ? [] : [take(sitting, offer, words[encoding])],
  );
  const lines = paragraphs([buttons.length > 1 ? words.both : words.hexOnly]);
  return foundBox(words.heading, ...lines, element('div', { class: 'actions' }, ...buttons));
}

function several(sitting: Sitting, { options, findings, batch }: Found): HTMLElement {
  const { several: words } = sitting.words.capture;
  const { migration } = sitting.scanWords;
  const items = options.map(({ offer }) => {
    const name = nameOf(sitting, offer);
    const taking = take(sitting, offer, words.choose);
    taking.setAttribute('aria-label', `${words.choose}: ${name}`);
    return element('li', {}, element('span', {}, name), taking);
  });
  const leftOut = findings.map((finding) => element('li', {}, told(sitting, finding).heading));
  return foundBox(
    words.heading,
    element('ul', { class: 'choices' }, ...items),
    ...(leftOut.length === 0 ? [] : paragraphs([migration.leftOut])),
    ...(leftOut.length === 0 ? [] : [element('ul', {}, ...leftOut)]),
    ...(batch === undefined ? [] : paragraphs([migration.batch(batch.number, batch.of)])),
  );
}

function take(sitting: Sitting, offer: Option['offer'], title: string): HTMLButtonElement {
  return button(title, 'plain', () => {
    sitting.run(async () => {
      sitting.draft = offer;
    });
  });
}

function nameOf(sitting: Sitting, { organisation, account }: Option['offer']): string {
  const said = [organisation, account].filter((part) => part !== '').join(', ');
  return said === '' ? sitting.words.enrol.check.notNamed : said;
}

function told(sitting: Sitting, finding: NotASeed): Told {
  return tellFinding(sitting.scanWords.findings, finding);
}

/** With a heading that takes the focus. */
export function foundBox(heading: string, ...children: readonly HTMLElement[]): HTMLElement {
  const title = element('h3', { tabindex: '-1' }, heading);
  return element('div', { class: 'notice warning' }, title, ...children);
}
