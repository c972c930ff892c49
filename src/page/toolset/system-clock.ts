// This machine's own clock, and what speaks against it: a page asks nobody what time it is.
export type ClockDoubt =
  | { readonly kind: 'older'; readonly made: number }
  /** How far the server is ahead of this machine; negative where it is behind. */
  | { readonly kind: 'server'; readonly seconds: number }
  | { readonly kind: 'jumped'; readonly seconds: number };

/** As much as two clocks differ without anybody noticing it in a code. */
const TOLERATED_MS = 5_000;
/** A file that was copied this minute. */
const FILE_TOLERATED_MS = 60_000;
/** What our server says of its own time, in the one header that a page may read of itself. */
const SERVER_CLOCK = 'clock';

export class SystemClock {
  readonly #openedAt = Date.now();
  readonly #runningAt = performance.now();

  now(): number {
    return Date.now();
  }

  /** The first thing that speaks against it, or undefined where nothing was noticed. */
  doubt(): ClockDoubt | undefined {
    return olderThanFile() ?? otherThanServer() ?? this.#jumped();
  }

  #jumped(): ClockDoubt | undefined {
    const passed = performance.now() - this.#runningAt;
    const moved = Date.now() - this.#openedAt - passed;
    return Math.abs(moved) > TOLERATED_MS ? { kind: 'jumped', seconds: whole(moved) } : undefined;
  }
}

/** The page's own file was written at a time that this clock has not reached. */
function olderThanFile(): ClockDoubt | undefined {
  const made = Date.parse(document.lastModified);
  const isOlder = Number.isFinite(made) && Date.now() < made - FILE_TOLERATED_MS;
  return isOlder ? { kind: 'older', made } : undefined;
}

function otherThanServer(): ClockDoubt | undefined {
  const [visit] = performance.getEntriesByType('navigation');
  if (!(visit instanceof PerformanceNavigationTiming)) return undefined;
  const said = visit.serverTiming.find(({ name }) => name === SERVER_CLOCK)?.description;
  if (said === undefined || !/^\d{13}$/.test(said)) return undefined;
  const ahead = Number(said) - (performance.timeOrigin + visit.responseStart);
  return Math.abs(ahead) > TOLERATED_MS ? { kind: 'server', seconds: whole(ahead) } : undefined;
}

const whole = (milliseconds: number): number => Math.round(milliseconds / 1000);
