// One value somewhere in a JSON text replaced, removed, doubled, moved or nested without end.
import type { Dice } from '../app/dice.js';
import type { Stock } from './mutate.js';
import { ODD_TEXTS, ODD_VALUES } from './odd-values.js';

type Container = Record<string, unknown> | unknown[];
type Place = { readonly within: Container; readonly key: string };

/** Undefined where the text is no JSON, or holds nothing. */
export function changedValue(text: string, stock: Stock): string | undefined {
  // What is nested so far already is changed by its signs.
  if (text.includes(FAR)) return undefined;
  const root = { value: parsed(text) };
  if (root.value === undefined) return undefined;
  const places = placesIn(root, []);
  const place = stock.dice.one(places.slice(places.length > 1 && stock.dice.happens(0.98) ? 1 : 0));
  const deep = change(place, places, stock);
  const made = JSON.stringify(root.value) as string | undefined;
  // No value can be nested so far.
  return deep === undefined ? made : made?.replace(`"${DEEP}"`, deep);
}

const FAR = '['.repeat(50);
const DEEP = 'nested without end';

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

function placesIn(within: Container, found: Place[]): readonly Place[] {
  for (const key of Object.keys(within)) {
    if (found.length > 5_000) break;
    found.push({ within, key });
    const value = valueAt({ within, key });
    if (typeof value === 'object' && value !== null) placesIn(value as Container, found);
  }
  return found;
}

const valueAt = ({ within, key }: Place): unknown => (within as Record<string, unknown>)[key];

function put({ within, key }: Place, value: unknown): void {
  Object.defineProperty(within, key, {
    value,
    enumerable: true,
    configurable: true,
    writable: true,
  });
}

function change(place: Place, places: readonly Place[], stock: Stock): string | undefined {
  const { dice, words } = stock;
  const drawn = dice.below(10);
  if (drawn < 2) put(place, dice.one(ODD_VALUES));
  else if (drawn < 4) put(place, dice.one(dice.happens(0.5) ? ODD_TEXTS : words));
  else if (drawn === 4) remove(place);
  else if (drawn === 5) put(place, structuredClone(valueAt(dice.one(places))));
  else if (drawn === 6) put({ within: place.within, key: newKey(place, stock) }, valueAt(place));
  else if (drawn === 7) put(place, [valueAt(place), valueAt(place)]);
  else if (drawn === 8) put(place, nearby(valueAt(place), dice));
  else {
    const levels = dice.one([50, 2_000, 50_000]);
    put(place, DEEP);
    return `${'['.repeat(levels)}${']'.repeat(levels)}`;
  }
  return undefined;
}

function remove({ within, key }: Place): void {
  if (Array.isArray(within)) within.splice(Number(key), 1);
  else Reflect.deleteProperty(within, key);
}

function newKey({ within }: Place, { dice, words }: Stock): string {
  if (Array.isArray(within)) return String(within.length);
  return dice.one(dice.happens(0.3) ? ODD_TEXTS : words);
}

/** Almost what it was. */
function nearby(value: unknown, dice: Dice): unknown {
  if (typeof value === 'number') return value + dice.one([-1, 1, 0.5, 60_000, -value]);
  if (typeof value === 'boolean') return !value;
  if (typeof value !== 'string') return JSON.stringify(value);
  const at = dice.below(value.length + 1);
  return dice.one([
    value.slice(0, at),
    value.slice(0, at) + dice.one(ODD_TEXTS) + value.slice(at),
    value.toUpperCase(),
    ` ${value} `,
    `${value}${value}`,
  ]);
}
