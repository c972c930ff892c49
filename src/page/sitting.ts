// The page's state: the case as the server told it last, and what only this browser knows. Everything that a button does
// goes through `run`, one thing at a time.
import type { PageAnswer, PageBody, PageCase, PageEndpoint } from '../domain/capture/page-api.js';
import type { PageRefusal } from '../domain/capture/page-api.js';
import type { SeedOffer } from '../domain/capture/scan-reading.js';
import type { PageFace } from '../text/page-face.js';
import type { PageFailure } from '../text/page-refusal.js';
import { signInSaid, signInTrouble } from '../text/sign-in-said.js';
import type { PageWords } from '../text/page-words.js';
import type { BrowserClock } from './browser-clock.js';
import { complain } from './complaint.js';
import type { Control } from './complaint.js';
import type { Host } from './host.js';
import type { Notice } from './notice.js';
import type { PageServer } from './server.js';

export type SittingParts = {
  readonly server: PageServer;
  readonly clock: BrowserClock;
  readonly host: Host;
  readonly words: PageWords;
  readonly face: PageFace;
  readonly show: {
    readonly busy: (is: boolean) => void;
    readonly notice: (notice: Notice | undefined) => void;
  };
};

/** What the server said where it said yes or no; undefined where it said nothing at all. */
export type Asked = PageAnswer | undefined;

/** Refusals that are about what stands in one field: said beside it. */
export type Beside = ReadonlyMap<string, Control>;

export class Sitting {
  readonly clock: BrowserClock;
  readonly host: Host;
  readonly words: PageWords['page'];
  readonly scanWords: PageWords['scan'];
  readonly face: PageFace;
  readonly #parts: SittingParts;
  #case: PageCase | undefined;
  #busy = false;
  /** What was read and not sent yet; in no other place than this page's memory. */
  draft: SeedOffer | undefined;
  /** A code from the token was right while this page was open. */
  proved = false;
  /** By a link of a card, and nothing was shown since. */
  comesToSee = false;
  #last: (() => Promise<void>) | undefined;
  /** Told after everything that a button did. */
  changed: () => void = () => undefined;

  constructor(parts: SittingParts) {
    this.#parts = parts;
    this.clock = parts.clock;
    this.host = parts.host;
    this.words = parts.words.page;
    this.scanWords = parts.words.scan;
    this.face = parts.face;
  }

  get case(): PageCase | undefined {
    return this.#case;
  }

  get ownerName(): string {
    return this.#case?.ownerName ?? '';
  }

  /** A second press while the first is at work does nothing. */
  run(deed: () => Promise<void>): void {
    void this.#run(deed);
  }

  /** A button that asks one thing and has nothing else to do. */
  runAsk<E extends PageEndpoint>(endpoint: E, body: PageBody<E>): void {
    this.run(async () => {
      await this.ask(endpoint, body);
    });
  }

  async #run(deed: () => Promise<void>): Promise<void> {
    if (this.#busy) return;
    this.#busy = true;
    this.#last = deed;
    this.#parts.show.busy(true);
    this.#parts.show.notice(undefined);
    try {
      await deed();
    } catch {
      // A fault of ours. What it says might hold what was captured, so nobody is told it.
      this.#failed('broken');
    } finally {
      this.#busy = false;
      this.#parts.show.busy(false);
      this.changed();
    }
  }

  async ask<E extends PageEndpoint>(
    endpoint: E,
    body: PageBody<E>,
    beside?: Beside,
  ): Promise<Asked> {
    const answered = await this.#parts.server.ask(endpoint, body);
    if (!answered.ok) {
      this.#failed(answered.failure, answered.said);
      return undefined;
    }
    const { case: seen, refusal } = answered.answer;
    if (seen !== undefined) {
      this.#case = seen;
      this.clock.heard(seen.now);
    }
    if (refusal !== undefined && refusal.code !== 'GUARDED') {
      this.#refused(refusal, beside?.get(refusal.code));
    }
    return answered.answer;
  }

  /** What only this page's memory holds. */
  forget(): void {
    this.draft = undefined;
    this.#last = undefined;
  }

  /** Undefined where there is none to be had, which has been said. */
  async fetchToolset(): Promise<Blob | undefined> {
    const fetched = await this.#parts.server.fetchToolset();
    if (!fetched.ok) this.#failed(fetched.failure, fetched.said);
    else if (fetched.page === undefined) {
      this.notice({ tone: 'error', lines: [this.words.toolset.notGiven] });
    }
    return fetched.ok ? fetched.page : undefined;
  }

  notice(notice: Notice): void {
    this.#parts.show.notice(notice);
  }

  #failed(failure: PageFailure, said?: string): void {
    const again = this.#last;
    const lines = [this.words.failures[failure], ...(said === undefined ? [] : this.#signIn(said))];
    if (failure !== 'noAnswer' || again === undefined) {
      this.notice({ tone: 'error', lines });
      return;
    }
    const press = (): void => {
      this.run(again);
    };
    this.notice({ tone: 'error', lines, action: { title: this.words.tryAgain, press } });
  }

  #signIn(said: string): readonly string[] {
    const { signIn } = this.words;
    return [signIn[signInTrouble(said)], signIn.said(signInSaid(said))];
  }

  #refused(refusal: PageRefusal, control: Control | undefined): void {
    const { refusals, reburn, unknown } = this.words;
    const tell = Object.entries(refusals).find(([code]) => code === refusal.code)?.[1];
    const fixed = Object.entries(reburn.refusals).find(([code]) => code === refusal.code)?.[1];
    const line = tell?.(refusal, this.face.time) ?? fixed ?? unknown(refusal.code);
    if (control === undefined) this.notice({ tone: 'error', lines: [line] });
    else complain(control, line);
  }
}
