// The auditors' page from its frame to what was found, one thing at a time.
import type { AuditorsAsk, AuditorsFound, TakenFormat } from '../../domain/capture/auditors-api.js';
import { TAKEN_FORMATS } from '../../domain/capture/auditors-api.js';
import type { AuditorsWords } from '../../text/auditors-words.js';
import { button, element, paragraphs } from '../element.js';
import type { Host } from '../host.js';
import type { NoticeArea } from '../notice.js';
import { saveFile } from '../save-file.js';
import { actions } from '../step.js';
import type { Answered, AuditorsServer } from './auditors-server.js';
import { foundItem } from './found-list.js';
import { lookForm } from './look-form.js';
import type { LookForm } from './look-form.js';

export type AuditorsPageParts = {
  readonly words: AuditorsWords;
  readonly host: Host;
  readonly server: AuditorsServer;
  readonly notices: NoticeArea;
};

const FILES: Readonly<Record<TakenFormat, string>> = {
  csv: 'audit.csv',
  ocsf: 'audit.ocsf.jsonl',
  log: 'audit-log.tar',
};

export class AuditorsPage {
  readonly #parts: AuditorsPageParts;
  readonly #form: LookForm;
  readonly #place = element('div', {});
  readonly #list = element('ol', { class: 'found' });
  readonly #more = element('div', {});
  #isBusy = false;

  constructor(parts: AuditorsPageParts) {
    this.#parts = parts;
    const { words, notices } = parts;
    document.title = words.title;
    this.#form = lookForm(words, () => {
      this.#run(async () => this.#look(this.#asked()));
    });
    const opening = element('p', { role: 'status' }, words.opening);
    document.body.replaceChildren(
      element('header', {}, element('h1', {}, words.title)),
      element('main', {}, notices.element, opening),
    );
  }

  /** Everything of the latest, at once: what an auditor begins with. */
  open(ticket: string): void {
    this.#run(async () => {
      const begun = await this.#parts.server.begin(ticket);
      document.querySelector('[role=status]:not(.notices *)')?.remove();
      if (!begun.ok) {
        this.#failed(begun.failure);
        return;
      }
      const { words } = this.#parts;
      const trial = begun.value.trial ? element('p', { class: 'trial' }, words.trial) : undefined;
      if (trial !== undefined) document.querySelector('header')?.append(trial);
      document.querySelector('main')?.append(this.#form.element, this.#place, ...this.#home());
      await this.#look(this.#asked());
    });
  }

  #asked(): AuditorsAsk {
    const { locale } = this.#parts.host;
    return { ...this.#form.read(), person: null, between: null, before: null, locale };
  }

  async #look(asked: AuditorsAsk): Promise<void> {
    const found = this.#take(await this.#parts.server.look(asked));
    if (found === undefined) return;
    if (found.wrong !== null) {
      this.#notFound(found, asked);
      return;
    }
    const heading = element('h2', { tabindex: '-1' }, found.heading);
    this.#list.replaceChildren();
    this.#place.replaceChildren(heading, ...paragraphs(found.lines), this.#list, this.#more);
    this.#add(found, asked);
    heading.focus();
  }

  async #lookFurther(asked: AuditorsAsk): Promise<void> {
    const found = this.#take(await this.#parts.server.look(asked));
    if (found === undefined) return;
    const first = this.#add(found, asked);
    const end = element('p', { role: 'status' }, ...found.lines.slice(-1));
    if (first === undefined) this.#more.prepend(end);
    else (first.querySelector('summary') ?? first).focus();
  }

  /** The first of what was added. */
  #add(found: AuditorsFound, asked: AuditorsAsk): HTMLElement | undefined {
    const { words, host } = this.#parts;
    const take = host.saves
      ? (requestId: string, seq: number): void => {
          this.#run(async () => this.#takeReceipt(requestId, seq));
        }
      : undefined;
    const items = found.items.map((item) => foundItem(item, words, take));
    this.#list.append(...items);
    const { next, between } = found;
    const further =
      next === null
        ? []
        : [
            button(words.further, 'plain', () => {
              this.#run(async () => this.#lookFurther({ ...asked, between, before: next }));
            }),
          ];
    this.#more.replaceChildren(actions(...further));
    return items[0];
  }

  /** Never a guess: who was meant is chosen. */
  #notFound({ wrong, lines, choices }: AuditorsFound, asked: AuditorsAsk): void {
    const { words } = this.#parts;
    const rows = choices.map(({ id, label }) =>
      element(
        'li',
        {},
        button(words.choose(label), 'plain', () => {
          this.#run(async () => this.#look({ ...asked, person: id }));
        }),
      ),
    );
    this.#place.replaceChildren(element('ul', { class: 'choices' }, ...rows));
    if (wrong !== null) this.#form.complain(wrong, lines[0] ?? '');
  }

  async #takeReceipt(requestId: string, seq: number): Promise<void> {
    const { server, words, notices } = this.#parts;
    const taken = await server.receipt(requestId, seq);
    if (!taken.ok && taken.failure === 'over') {
      notices.show({ tone: 'error', lines: [words.noReceipt] });
      return;
    }
    this.#save(taken, `${requestId}.tlog-proof`);
  }

  #home(): readonly HTMLElement[] {
    const { words, host, server, notices } = this.#parts;
    if (!host.saves) return [];
    const buttons = TAKEN_FORMATS.map((format) =>
      button(words.home[format], 'plain', () => {
        this.#run(async () => {
          notices.show({ tone: 'success', lines: [words.home.working] });
          this.#save(await server.take(format, host.locale), FILES[format]);
        });
      }),
    );
    return [
      element('h2', {}, words.home.heading),
      element('p', {}, words.home.lines),
      actions(...buttons),
    ];
  }

  #save(taken: Answered<Blob>, name: string): void {
    const file = this.#take(taken);
    if (file === undefined) return;
    saveFile(file, name);
    const { words, notices } = this.#parts;
    notices.show({ tone: 'success', lines: [words.saved(name)] });
  }

  #take<T>(answered: Answered<T>): T | undefined {
    if (answered.ok) return answered.value;
    this.#failed(answered.failure);
    return undefined;
  }

  #failed(failure: keyof AuditorsWords['failures']): void {
    const { words, notices } = this.#parts;
    notices.show({ tone: 'error', lines: [words.failures[failure]] });
  }

  /** A second press while the first is at work does nothing. */
  #run(deed: () => Promise<void>): void {
    if (this.#isBusy) return;
    this.#isBusy = true;
    document.body.toggleAttribute('data-busy', true);
    this.#parts.notices.clear();
    void deed().finally(() => {
      this.#isBusy = false;
      document.body.toggleAttribute('data-busy', false);
    });
  }
}
