// What can be told by its first characters to be something else than a seed.
import type { NotASeed, OTHER_THINGS } from './not-a-seed.js';
import { tokenModel } from './token-model.js';

/** The first that fits counts. */
const KNOWN: readonly (readonly [RegExp, (typeof OTHER_THINGS)[number]])[] = [
  [/^phonefactor:/i, 'PUSH_ENROLMENT'],
  // What its page shows to who cannot scan.
  [/^code\s?:[\d\s]{6,20}url\s?:/i, 'PUSH_ENROLMENT'],
  [/^fido:/i, 'PASSKEY'],
  [/^steam[a-z]*:/i, 'STEAM'],
  [/^(?:motp|yaotp|oktaverify|duo|msauth|microsoft-authenticator):/i, 'OTHER_CODES'],
  [/^(?:https?:|www\.)/i, 'WEB_LINK'],
  [/^wifi:/i, 'WIFI'],
  [/^(?:BEGIN:V?CARD|MECARD:|BIZCARD:)/i, 'CONTACT'],
  [/^(?:mailto:|matmsg:|smtp:)/i, 'EMAIL'],
  [/^[^\s:@,;]+@[^\s:@,;]+\.[^\s:@,;]+$/, 'EMAIL'],
  [/^(?:tel|sms|smsto|mms|mmsto):/i, 'PHONE'],
  // A seed of nothing but the digits 2 to 7 is not to be expected in this world's time.
  [/^[\s.,/()+\p{Pd}]*\d[\d\s.,/()+\p{Pd}]*$/u, 'PLAIN_NUMBER'],
  [/^[a-z][a-z\d+.-]*:\S/i, 'OTHER_LINK'],
];
const SERIAL = /^[\d\s-]{10,24}$/;

export function otherThing(text: string): NotASeed | undefined {
  const model = SERIAL.test(text) ? tokenModel(text) : undefined;
  if (model !== undefined) return { code: 'SERIAL_NUMBER', model };
  const known = KNOWN.find(([start]) => start.test(text));
  return known === undefined ? undefined : { code: known[1] };
}
