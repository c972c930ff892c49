// What `t2otp` makes of a secret, in one of the ways in which people write it.
import { runT2otp } from '../../../../src/channels/cli/t2otp/run-t2otp.js';
import { instant } from '../../../../src/domain/ids.js';
import { encodeBase32 } from '../../../../src/domain/otp/base32.js';
import type { OtpParameters } from '../../../../src/domain/otp/parameters.js';

type Typed = {
  readonly key: Buffer;
  readonly seconds: number;
  readonly parameters: OtpParameters;
};

/** Each is certain of what it says: never base32 that could be hexadecimal as well. */
export function spellingsOf({ key, parameters }: Typed): readonly (readonly string[])[] {
  const { algorithm, digits, periodSeconds } = parameters;
  const said = [`--algorithm=${algorithm}`, `--digits=${digits}`, `--period=${periodSeconds}`];
  const base32 = encodeBase32(key);
  const query = `secret=${base32}&algorithm=${algorithm}&digits=${digits}&period=${periodSeconds}`;
  return [
    [`base32:${base32}`, ...said],
    [`base32:${base32.toLowerCase()}==`, ...said],
    ['base32:', ...(base32.match(/.{1,4}/g) ?? []), ...said],
    [`base32:${base32.replace(/.{5}(?=.)/g, '$&-')}`, ...said],
    [`hex:${key.toString('hex')}`, ...said],
    [`otpauth://totp/Contoso:alice?${query}`],
  ];
}

export async function typedCode(words: readonly string[], seconds: number): Promise<string> {
  const { out } = await runT2otp([...words, `--at=@${seconds}`], {
    now: () => instant(0),
    version: '',
    askForSecret: async () => Promise.resolve(''),
  });
  return out.trim();
}
