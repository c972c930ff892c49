// The secret for the burner of a token, on a press, with what to set there; and the secret in both writings.
import { decodeBase32 } from '../../domain/otp/base32.js';
import { encodeHex } from '../../domain/otp/hex.js';
import { writeKeyUri } from '../../domain/capture/write-key-uri.js';
import type { SeedOffer } from '../../domain/capture/scan-reading.js';
import { button, element, facts } from '../element.js';
import { qrPicture } from '../qr-picture.js';
import { actions } from '../step.js';
import { whenHidden } from '../when-left.js';
import { folded } from './controls.js';
import type { Desk } from './desk.js';

/** What the burners of single-profile tokens take. */
const SEED_BYTES_AT_MOST = 63;
const PERIODS: readonly number[] = [30, 60];
const NAMED = 'OTP';

export function burnerPart(desk: Desk): HTMLElement {
  const { burner } = desk.texts.words;
  const place = element('div', {});
  const what = element('div', {});
  const hide = button(burner.hide, 'plain', () => {
    clear();
  });
  const show = button(burner.show, 'plain', () => {
    if (desk.offer === undefined) return;
    place.replaceChildren(qrPicture(uriOf(desk, desk.offer), burner.picture));
    hide.hidden = false;
  });
  const clear = (): void => {
    place.replaceChildren();
    hide.hidden = true;
  };
  const made = folded(
    burner.heading,
    what,
    element('p', {}, burner.clock),
    element('p', { class: 'hint' }, burner.note),
    place,
    actions(show, hide),
  );
  whenHidden(clear);
  desk.onChange(() => {
    clear();
    made.hidden = desk.offer === undefined;
    what.replaceChildren(...(desk.offer === undefined ? [] : settings(desk, desk.offer)));
  });
  return made;
}

function uriOf({ parameters }: Desk, { issuer, account, secret }: SeedOffer): string {
  return writeKeyUri({
    issuer: issuer === '' ? NAMED : issuer,
    account: account === '' ? NAMED : account,
    parameters,
    secret: secret.reveal(),
  });
}

function settings(desk: Desk, { secret }: SeedOffer): readonly HTMLElement[] {
  const { burner, settings: names } = desk.texts.words;
  const { algorithm, digits, periodSeconds } = desk.parameters;
  const obstacles = [
    ...(secret.bytes > SEED_BYTES_AT_MOST ? [burner.tooLong] : []),
    ...(algorithm === 'SHA-512' ? [burner.noSha512] : []),
    ...(PERIODS.includes(periodSeconds) ? [] : [burner.otherPeriod]),
    ...(digits === 6 ? [] : [burner.otherDigits]),
  ];
  return [
    ...obstacles.map((line) => element('p', { class: 'notice warning' }, line)),
    element('h3', {}, burner.set),
    facts([
      [names.algorithm, algorithm],
      [names.period, String(periodSeconds)],
      [names.digits, String(digits)],
      [burner.length, burner.lengthOf(secret.bytes)],
    ]),
  ];
}

/** Base32 and hexadecimal, on a press: what was read from a picture is not on the screen unasked. */
export function formsPart(desk: Desk): HTMLElement {
  const { forms } = desk.texts.words;
  const place = element('div', {});
  const show = button(forms.show, 'plain', () => {
    if (desk.offer === undefined) return;
    const base32 = desk.offer.secret.reveal();
    const decoded = decodeBase32(base32);
    if (!decoded.ok) return;
    const hex = encodeHex(decoded.value);
    decoded.value.fill(0);
    const written = (text: string): HTMLElement => element('code', {}, text);
    place.replaceChildren(
      facts([
        [forms.base32, written(base32)],
        [forms.hex, written(hex)],
      ]),
    );
  });
  const made = folded(forms.heading, actions(show), place);
  whenHidden(() => {
    place.replaceChildren();
  });
  desk.onChange(() => {
    place.replaceChildren();
    made.hidden = desk.offer === undefined;
  });
  return made;
}

/** RFC 4226 §4 R6: 128 bits at least, 160 recommended. */
export function strengthPart(desk: Desk): HTMLElement {
  const { strength } = desk.texts.words;
  const place = element('div', {});
  const made = folded(strength.heading, place);
  desk.onChange(() => {
    const bits = (desk.offer?.secret.bytes ?? 0) * 8;
    const meaning = bits >= 160 ? strength.best : strength.fine;
    made.hidden = bits === 0;
    place.replaceChildren(
      element('p', {}, strength.bits(bits)),
      element('p', {}, bits < 128 ? strength.short : meaning),
    );
  });
  return made;
}
