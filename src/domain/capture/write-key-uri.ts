// A seed in the Key URI format, as burner apps and our own reader read it: everything in so many words, nothing by default.
import type { OtpParameters } from '../otp/parameters.js';

export type KeyUriParts = {
  readonly issuer: string;
  readonly account: string;
  readonly parameters: OtpParameters;
  /** Base32 without padding. */
  readonly secret: string;
};

export function writeKeyUri({ issuer, account, parameters, secret }: KeyUriParts): string {
  const { algorithm, digits, periodSeconds } = parameters;
  const label = `${encodeURIComponent(issuer)}:${encodeURIComponent(account)}`;
  const fields = [
    `secret=${secret}`,
    `issuer=${encodeURIComponent(issuer)}`,
    `algorithm=${algorithm.replace('-', '')}`,
    `digits=${digits}`,
    `period=${periodSeconds}`,
  ];
  return `otpauth://totp/${label}?${fields.join('&')}`;
}
