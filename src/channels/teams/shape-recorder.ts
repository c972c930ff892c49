// The shapes of what real clients send, for whoever deploys first to send to us: what each field holds is replaced, names and ids
// too, so that what is left says how an activity is built and nothing of what anybody said. Each shape once, and not many.
import type { Log } from '../../ports/log.js';

const SHAPES_AT_MOST = 60;
const NESTED_AT_MOST = 12;
const LISTED_AT_MOST = 5;
const FIELDS_AT_MOST = 60;
/** Of a line of the log. */
const CHARACTERS_AT_MOST = 6_000;
const VALUE_AT_MOST = 80;

/** Fields whose values are words of the protocol's own, wherever they stand. */
const KEPT = new Set([
  'type',
  'channelId',
  'contentType',
  'conversationType',
  'eventType',
  'country',
  'locale',
  'localTimezone',
  'platform',
  'textFormat',
  'timezone',
  'trigger',
  'verb',
]);
/** And these of the activity itself: elsewhere a name is somebody's. */
const KEPT_OF_ACTIVITY = new Set(['name', 'action']);
/** What such a word looks like; whatever else stands there is somebody's own. */
const WORD = /^[A-Za-z][\w.:/+-]{0,60}$/;
/** A name of a field, not a value that was made one. */
const FIELD = /^[@A-Za-z_][\w.@-]{0,40}$/;

export class ShapeRecorder {
  readonly #log: Log;
  readonly #seen = new Set<string>();

  constructor(log: Log) {
    this.#log = log;
  }

  /** Never throws. */
  note(activity: unknown): void {
    if (this.#seen.size >= SHAPES_AT_MOST) return;
    const shape = JSON.stringify(shapeOf(activity, NESTED_AT_MOST) ?? null);
    // Lengths tell apart what is built alike.
    const kind = shape.replace(/[xX]+|0+/g, '.');
    if (this.#seen.has(kind)) return;
    this.#seen.add(kind);
    this.#log.info('activity.shape', { shape: shape.slice(0, CHARACTERS_AT_MOST) });
  }
}

function shapeOf(value: unknown, levels: number): unknown {
  if (typeof value === 'string') return replaced(value);
  if (typeof value === 'number') return 0;
  if (typeof value !== 'object' || value === null) return value;
  if (levels === 0) return 'nested';
  if (Array.isArray(value)) {
    return value.slice(0, LISTED_AT_MOST).map((one: unknown) => shapeOf(one, levels - 1));
  }
  const fields = Object.entries(value).slice(0, FIELDS_AT_MOST);
  return Object.fromEntries(
    fields.map(([name, inner]: readonly [string, unknown]) => [
      FIELD.test(name) ? name : 'other',
      isKept(name, levels) && isWord(inner) ? inner : shapeOf(inner, levels - 1),
    ]),
  );
}

function isKept(name: string, levels: number): boolean {
  return KEPT.has(name) || (levels === NESTED_AT_MOST && KEPT_OF_ACTIVITY.has(name));
}

function isWord(value: unknown): boolean {
  return typeof value === 'string' && WORD.test(value);
}

/** Every letter an x, every digit a 0: what is left is how an id, an address or a time is put together. */
function replaced(value: string): string {
  return value
    .slice(0, VALUE_AT_MOST)
    .replace(/\p{Lu}/gu, 'X')
    .replace(/[\p{Ll}\p{Lt}\p{Lm}\p{Lo}\p{M}]/gu, 'x')
    .replace(/\p{N}/gu, '0');
}
