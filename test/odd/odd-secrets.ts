// Secrets where they do not belong, and what only looks like one. What should come out was written down before the code.
import { LONG } from '../domain/capture/odd-case.js';

export type OddSecret = {
  readonly kind: string;
  readonly source: string;
  readonly input: string;
  readonly out: 'kept out' | 'taken as it is';
};

const GROUPED = LONG.replace(/.{4}(?=.)/g, '$& ');

const odd = (about: Omit<OddSecret, 'input'>, inputs: readonly string[]): OddSecret[] =>
  inputs.map((input) => ({ ...about, input }));

const OUT_OF_PLACE = {
  kind: 'a secret where it does not belong',
  source: 'what desks paste into chats',
  out: 'kept out',
} as const;
const ALIKE = {
  kind: 'what only looks like a secret',
  source: 'reasons, ticket numbers and names',
  out: 'taken as it is',
} as const;

export const ODD_SECRETS: readonly OddSecret[] = [
  ...odd(OUT_OF_PLACE, [
    `/otp alice otpauth://totp/Contoso:alice@contoso.example?secret=${LONG}&issuer=Microsoft, verified by call-back`,
    `/provision ${LONG}`,
    `/otp alice ${LONG}`,
    `/otp ${LONG}`,
    LONG,
    LONG.toLowerCase(),
    GROUPED,
    `/reburn alice the key is ${GROUPED}`,
    `/freeze alice ${LONG} was on the screen`,
    `/compromised alice ${GROUPED.toLowerCase()}`,
    `Account name: alice Secret key: ${GROUPED}`,
    `<b>${LONG.slice(0, 8)}</b>${LONG.slice(8)}`,
    `alice@contoso.example,2300000000001,${LONG},30,Token2,C202`,
    `otpauth-migration://offline?data=CjEKCkhlbGxvId6tvu8SGEV4YW1wbGU6YWxpY2VAZ29vZ2xlLmNvbRoHRXhhbXBsZTAC`,
    `QR-Code:otpauth://totp/Contoso:alice?secret=${LONG}`,
  ]),
  ...odd(ALIKE, [
    '/otp alice ticket INC0012345, locked out',
    '/otp alice REQ-2026-11-28-0042',
    '/otp alice 7e57ab1e-0000-4000-8000-000000000103',
    '/otp alice Donaudampfschifffahrtsgesellschaftskapitän',
    '/otp alice internationalization of the payroll',
    '/otp alice https://contoso.example/tickets/4711',
    '/otp alice serial 2300000000001',
    '/otp alice+test@contoso.example locked out',
    '/otp Wolfeschlegelsteinhausenbergerdorff',
    '/otp alice call +41 44 668 18 00',
    '/otp alice VERY URGENT PLEASE HELP NOW',
    '/otp alice model C202, firmware 2.31',
  ]),
];
