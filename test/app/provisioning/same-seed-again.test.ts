// What is counted of a seed is counted by the seed (DESIGN §3.16): whoever scans the same QR code once more, in whatever way,
// goes on where it was.
import { beforeEach, describe, expect, test } from '@jest/globals';
import { assertFingerprintKey } from '../../../src/compose/doctor-state.js';
import { FINGERPRINT_KEY, TOKENS } from '../../../src/app/commit/rows/names.js';
import { findCodes } from '../../../src/domain/capture/find-codes.js';
import { readScan } from '../../../src/domain/capture/read-scan.js';
import { ENROLMENT_CODES_AT_MOST } from '../../../src/domain/tokens/disclosing.js';
import { decodeBase32 } from '../../../src/domain/otp/base32.js';
import { googleExport } from '../../domain/capture/google-export.js';
import { Canvas } from '../../page/corpus/canvas.js';
import { drawCode, modulesOf } from '../../page/corpus/draw-code.js';
import { readQrCodes } from '../../page/zxing-in-node.js';
import { fine, must, openTrial, TENANT } from '../trial.js';
import type { Trial } from '../trial.js';
import { codeOnToken, MARKED_SEED, Sitting } from './sitting.js';

const address = (secret: string): string =>
  `otpauth://totp/Contoso:diego@contoso.example?secret=${secret}&issuer=Microsoft`;
const bytes = fine(decodeBase32(MARKED_SEED));
const exported = googleExport([
  {
    secret: bytes,
    name: 'diego@contoso.example',
    issuer: 'Microsoft',
    algorithm: 1,
    digits: 1,
    type: 2,
  },
]);

const WAYS: readonly (readonly [how: string, text: string])[] = [
  ['an address', address(MARKED_SEED)],
  ['an address in capitals', address(MARKED_SEED.toUpperCase())],
  ['an address with its secret in groups', address(MARKED_SEED.replace(/(.{4})/g, '$1%20'))],
  ['typed', MARKED_SEED],
  ['typed in capitals', MARKED_SEED.toUpperCase()],
  ['typed in groups', MARKED_SEED.replace(/(.{4})/g, '$1 ')],
  ['hexadecimal', `hex:${Buffer.from(bytes).toString('hex')}`],
  ['an export of Google Authenticator', exported],
  ['a row of the list for Entra', `diego@contoso.example,1,${MARKED_SEED},30,Token2,miniOTP-3`],
];

/** The seed that a text is read as, in base32. */
function read(text: string): string {
  const reading = readScan(text);
  if (reading.kind === 'seed') return reading.offer.secret.reveal();
  if (reading.kind === 'secret') return reading.secret.reveal();
  if (reading.kind === 'accounts') return must(reading.offers[0]).secret.reveal();
  throw new Error(`read as ${reading.kind}`);
}

async function scanned(text: string): Promise<string> {
  const canvas = new Canvas(400, 400, [255, 255, 255]);
  const [dark, light] = [
    [0, 0, 0],
    [255, 255, 255],
  ] as const;
  const placed = { x: 200, y: 200, modulePixels: 5, degrees: 3, dark, light, quiet: 4 };
  drawCode(canvas, modulesOf(text, 'M'), placed);
  return must((await findCodes(canvas, readQrCodes))[0]).text;
}

let trial: Trial;
let sitting: Sitting;
beforeEach(async () => {
  trial = await openTrial();
  sitting = await Sitting.open(trial);
});

async function again(text = MARKED_SEED): Promise<void> {
  fine(await sitting.pages.startOver(sitting.next(), false));
  await sitting.capture({ text });
}

describe('the same QR code, captured again', () => {
  test('ten times in ten ways: one ledger, five codes, no step twice', async () => {
    const texts = [await scanned(address(MARKED_SEED)), ...WAYS.map(([, text]) => text)];
    expect(texts).toHaveLength(10);
    const [first, ...others] = texts.map(read);
    await sitting.capture({ text: must(first) });
    const ledger = await sitting.ledger();
    const codes: string[] = [];
    for (const text of others) {
      const given = await sitting.pages.giveEnrolmentCode(sitting.next());
      if (given.ok) codes.push(given.value.code.reveal());
      else expect(given.refusal).toMatchObject({ code: 'CODES_USED_UP' });
      trial.parts.clock.advanceSeconds(30);
      await again(text);
      const after = await sitting.ledger();
      expect(after).toMatchObject({ enrolment: { since: ledger.enrolment?.since } });
    }
    expect(codes).toHaveLength(ENROLMENT_CODES_AT_MOST);
    expect(new Set(codes).size).toBe(codes.length);
    const { store } = trial.parts;
    const tokens = await store.list(TENANT, { ...TOKENS, limit: 100 });
    expect(tokens.rows.length).toBeGreaterThanOrEqual(10);
    const ledgers = await store.list(TENANT, { from: 'ledger~', to: 'ledger~~', limit: 100 });
    // The sample's own, and this one.
    expect(ledgers.rows).toHaveLength(2);
  });

  test('has no step once more that was given out a moment ago', async () => {
    await sitting.capture();
    fine(await sitting.pages.giveEnrolmentCode(sitting.next()));
    await again();
    const code = 'NO_NEW_STEP';
    const second = await sitting.pages.giveEnrolmentCode(sitting.next());
    expect(second).toMatchObject({ refusal: { code } });
  });

  test('has the minutes of the first capture', async () => {
    await sitting.capture();
    trial.parts.clock.advanceSeconds(14 * 60);
    await again();
    fine(await sitting.pages.giveEnrolmentCode(sitting.next()));
    trial.parts.clock.advanceSeconds(60);
    const late = await sitting.pages.giveEnrolmentCode(sitting.next());
    expect(late).toMatchObject({ refusal: { code: 'ENROLMENT_OVER' } });
  });

  test('proves no burn with a code that was given out before', async () => {
    await sitting.capture();
    const given = fine(await sitting.pages.giveEnrolmentCode(sitting.next())).code.reveal();
    await again();
    fine(await sitting.pages.accept(sitting.next()));
    const proved = await sitting.pages.proveBurn(sitting.next(), given);
    expect(proved).toMatchObject({ refusal: { code: 'CODE_GIVEN_OUT' } });
  });

  test('has the wrong proofs of before, until a right one', async () => {
    await sitting.enrol();
    for (let wrong = 0; wrong < 9; wrong += 1) {
      await sitting.pages.proveBurn(sitting.next(), '000000');
    }
    fine(await sitting.pages.startOver(sitting.next(), true));
    sitting = await Sitting.open(trial);
    await sitting.capture();
    fine(await sitting.pages.accept(sitting.next()));
    const last = await sitting.pages.proveBurn(sitting.next(), '000000');
    expect(last).toMatchObject({ refusal: { code: 'CODE_NOT_ITS_OWN', left: 0 } });
    const right = await sitting.pages.proveBurn(sitting.next(), codeOnToken(trial));
    expect(right).toMatchObject({ refusal: { code: 'TOO_MANY_WRONG_CODES' } });
  });

  test('is not captured where the key of the fingerprints is lost, and the doctor says so', async () => {
    await sitting.capture();
    const { store } = trial.parts;
    await assertFingerprintKey(store, TENANT);
    const { etag } = must(await store.get(TENANT, FINGERPRINT_KEY));
    await store.commit(TENANT, [{ kind: 'delete', row: FINGERPRINT_KEY, etag }]);
    await expect(again()).rejects.toMatchObject({ code: 'STORE_UNAVAILABLE' });
    expect(await store.get(TENANT, FINGERPRINT_KEY)).toBeUndefined();
    const lost = { code: 'FINGERPRINT_KEY_LOST' };
    await expect(assertFingerprintKey(store, TENANT)).rejects.toMatchObject(lost);
  });
});
