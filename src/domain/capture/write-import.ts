// One hardware token as Entra imports it: a row of its CSV file, and the JSON of Graph's beta.
import type { OtpParameters } from '../otp/parameters.js';

export type TokenToImport = {
  readonly upn: string;
  readonly serial: string;
  /** Empty where the serial number does not say it. */
  readonly model: string;
  /** Base32 without padding. */
  readonly secret: string;
  readonly parameters: OtpParameters;
};

/** learn.microsoft.com/entra/identity/authentication/how-to-mfa-upload-oath-tokens: the header is required. */
export const CSV_HEADER = 'upn,serial number,secret key,time interval,manufacturer,model';
const MANUFACTURER = 'Token2';
const SECRET_MOST_CHARACTERS = 128;
const PERIODS: readonly number[] = [30, 60];
const HASH_FUNCTIONS = { 'SHA-1': 'hmacsha1', 'SHA-256': 'hmacsha256' } as const;

/** Entra knows 6 digits, two hashes and two time steps, and a secret's length. */
export function canImport({ parameters, secret }: TokenToImport): boolean {
  const { algorithm, digits, periodSeconds } = parameters;
  const isKnown = algorithm !== 'SHA-512' && digits === 6 && PERIODS.includes(periodSeconds);
  return isKnown && secret.length <= SECRET_MOST_CHARACTERS;
}

/** Undefined where a row cannot say it: there is no column for the hash, and SHA-1 is meant. */
export function importCsv(token: TokenToImport): string | undefined {
  if (token.parameters.algorithm !== 'SHA-1') return undefined;
  const { upn, serial, secret, parameters, model } = token;
  const fields = [upn, serial, secret, String(parameters.periodSeconds), MANUFACTURER, model];
  return `${CSV_HEADER}\r\n${fields.map(quoted).join(',')}\r\n`;
}

/** The body of `POST /directory/authenticationMethodDevices/hardwareOathDevices`; assigning it is a call of its own. */
export function importJson(token: TokenToImport): string | undefined {
  const { algorithm, periodSeconds } = token.parameters;
  if (algorithm === 'SHA-512') return undefined;
  const body = {
    serialNumber: token.serial,
    manufacturer: MANUFACTURER,
    model: token.model,
    secretKey: token.secret,
    timeIntervalInSeconds: periodSeconds,
    hashFunction: HASH_FUNCTIONS[algorithm],
  };
  return JSON.stringify(body, undefined, 2);
}

/** RFC 4180 §2. */
function quoted(field: string): string {
  return /[",\r\n]/.test(field) ? `"${field.replaceAll('"', '""')}"` : field;
}
