import { describe, expect, test } from '@jest/globals';
import { Console } from 'node:console';
import { createHmac } from 'node:crypto';
import { Writable } from 'node:stream';
import { format, inspect } from 'node:util';
import { step } from '../../../src/domain/ids.js';
import { Code, computeCode } from '../../../src/domain/otp/code.js';
import { DEFAULT_PARAMETERS } from '../../../src/domain/otp/parameters.js';
import { Seed } from '../../../src/domain/otp/seed.js';
import { InvariantBroken } from '../../../src/domain/outcome.js';
import { fine } from '../../app/trial.js';
import { asciiKey } from '../../vectors/rfc6238.js';

const seed = (): Seed => fine(Seed.fromBytes(asciiKey(20)));

const RAW = { showHidden: true, depth: 9, customInspect: false, getters: true } as const;

function printed(value: object): string {
  let text = '';
  const stdout = new Writable({
    write(chunk, _encoding, done) {
      text += String(chunk);
      done();
    },
  });
  const into = new Console({ stdout });
  into.log('%s', value, { value }, [value]);
  into.dir(value, { showHidden: true });
  return text;
}

/** Every way in which a value gets into a log, a message or a database by accident. */
const LOOKS: readonly (readonly [string, (value: object) => string])[] = [
  ['concatenation', (value) => 'seed: ' + (value as unknown as string)],
  ['JSON', (value) => JSON.stringify({ value })],
  ['inspect', (value) => inspect(value, { showHidden: true, depth: 9 })],
  ['inspect within an error', (value) => inspect(new Error('x', { cause: value }))],
  ['its keys', (value) => JSON.stringify(Object.entries(value))],
  ['a spread', (value) => JSON.stringify({ ...value })],
  ['a structured clone', (value) => inspect(structuredClone(value))],
  ['a template', (value) => `it is ${value as unknown as string}`],
  ['String', (value) => [value].map(String).join()],
  ['a number', (value) => String(Number(value))],
  ['a format', (value) => format('%s %o %O %j %d', value, value, value, value, value)],
  ['its own names', (value) => JSON.stringify(Reflect.ownKeys(value))],
  ['inspect without its own say', (value) => inspect(value, RAW)],
  ['an error message', (value) => inspect(new Error(`it was ${value as unknown as string}`))],
  ['console.log', printed],
];

describe('a seed cannot be printed, logged or serialised', () => {
  test.each(LOOKS)('not by %s', (_name, look) => {
    const shown = look(seed());
    expect(shown).not.toContain('1234567890');
    expect(shown).not.toContain('49, 50, 51');
    expect(shown).not.toMatch(/31 ?32 ?33/);
    expect(shown).not.toContain('GEZDGNBV');
  });

  test.each(LOOKS)('nor can a code, not by %s', (_name, look) => {
    const code = computeCode({ seed: seed(), step: step(0), parameters: DEFAULT_PARAMETERS });
    expect(code).toBeInstanceOf(Code);
    expect(look(code)).not.toContain('755224');
  });

  test('says that something is there which is not told', () => {
    const code = computeCode({ seed: seed(), step: step(0), parameters: DEFAULT_PARAMETERS });
    expect(format('%s %j', seed(), { of: seed() })).toBe('[secret] {"of":"[secret]"}');
    expect(format('%s %j', code, { of: code })).toBe('[code] {"of":"[code]"}');
  });
});

describe('a seed is lent, and wiped', () => {
  test('refuses fewer than ten bytes and says how many there were', () => {
    expect(Seed.fromBytes(new Uint8Array(9))).toEqual({
      ok: false,
      refusal: { code: 'SEED_TOO_SHORT', bytes: 9 },
    });
    expect(Seed.fromBytes(new Uint8Array(10)).ok).toBe(true);
  });

  test('refuses more than 128 bytes', () => {
    expect(Seed.fromBytes(new Uint8Array(129))).toMatchObject({
      refusal: { code: 'SEED_TOO_LONG', bytes: 129 },
    });
  });

  test('wipes what it lent, and hands on what the borrower made of it', () => {
    const lent: Uint8Array[] = [];
    const first = seed().use((bytes) => {
      lent.push(bytes);
      return bytes[0];
    });
    expect(first).toBe(0x31);
    expect(lent[0]?.every((byte) => byte === 0)).toBe(true);
  });

  test('is not changed by what a borrower does to the bytes', () => {
    const kept = seed();
    kept.use((bytes) => bytes.fill(7));
    expect(kept.use((bytes) => [...bytes])).toEqual([...asciiKey(20)]);
    expect(kept).toHaveLength(20);
  });

  test('wipes what it lent, also when the borrower throws', () => {
    const lent: Uint8Array[] = [];
    expect(() =>
      seed().use((bytes) => {
        lent.push(bytes);
        throw new TypeError('borrower');
      }),
    ).toThrow('borrower');
    expect(lent[0]?.every((byte) => byte === 0)).toBe(true);
  });

  test('keeps its own copy', () => {
    const bytes = asciiKey(20);
    const kept = fine(Seed.fromBytes(bytes));
    bytes.fill(0);
    expect(kept.use((lent) => lent[0])).toBe(0x31);
  });

  test('is of no use once wiped', () => {
    const wiped = seed();
    wiped.wipe();
    wiped.wipe();
    expect(() => wiped.use(() => 1)).toThrow(InvariantBroken);
    expect(() => wiped.fingerprint(Buffer.from('key'))).toThrow(InvariantBroken);
    const use = { seed: wiped, step: step(0), parameters: DEFAULT_PARAMETERS };
    expect(() => computeCode(use)).toThrow(InvariantBroken);
  });

  test('has a fingerprint that depends on the key', () => {
    const one = seed().fingerprint(Buffer.from('key one'));
    const mac = createHmac('sha256', 'key one').update(asciiKey(20)).digest('hex');
    expect(one).toBe(mac.slice(0, 16));
    expect(seed().fingerprint(Buffer.from('key one'))).toBe(one);
    expect(seed().fingerprint(Buffer.from('key two'))).not.toBe(one);
  });
});
