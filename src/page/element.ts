// DOM elements without a framework: text is only ever text.

export type Child = Node | string | undefined;
type Attributes = Readonly<Record<string, string | boolean | undefined>>;

export function element<K extends keyof HTMLElementTagNameMap>(
  tag: K,
  attributes: Attributes = {},
  ...children: readonly Child[]
): HTMLElementTagNameMap[K] {
  const made = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) {
    if (value === undefined || value === false) continue;
    made.setAttribute(name, value === true ? '' : value);
  }
  made.append(...children.filter((child) => child !== undefined));
  return made;
}

export function paragraphs(lines: readonly string[]): readonly HTMLElement[] {
  return lines.map((line) => element('p', {}, line));
}

export function button(
  title: string,
  kind: 'primary' | 'plain' | 'danger',
  press: () => void,
): HTMLButtonElement {
  const made = element('button', { type: 'button', class: kind }, title);
  made.addEventListener('click', ({ detail }) => {
    // The second half of a double click: what lies under the pointer may be another button by now.
    if (detail <= 1) press();
  });
  return made;
}

/** Label and value, one pair a line. */
export function facts(pairs: readonly (readonly [string, Child])[]): HTMLElement {
  const rows = pairs
    .filter(([, value]) => value !== undefined && value !== '')
    .map(([label, value]) =>
      element('div', {}, element('dt', {}, label), element('dd', {}, value)),
    );
  return element('dl', { class: 'facts' }, ...rows);
}
