// `otp-bridge qr SECRET`
import { writeFile } from 'node:fs/promises';
import { qrLines, qrPng } from '../../channels/cli/draw-qr.js';
import { writeKeyUri } from '../../domain/capture/write-key-uri.js';
import { encodeBase32 } from '../../domain/otp/base32.js';
import { EXITS } from '../../text/cli/frame.js';
import { tools } from '../../text/cli/tools.js';
import { failed, heldSecret } from './held-secret.js';
import type { Runner } from './runners.js';

const NAMED = 'OTP';
/** Nobody else's to read; and none is written over. */
const OURS_ALONE = { mode: 0o600, flag: 'wx' } as const;

export const runQr: Runner = async (ran) => {
  const key = await heldSecret(ran);
  if (!key.ok) return key.refusal;
  const { seed, parameters } = key.value;
  const secret = seed.use((bytes) => encodeBase32(bytes));
  const uri = writeKeyUri({ issuer: NAMED, account: NAMED, parameters, secret });
  const file = ran.given.options['--png'];
  const { algorithm, periodSeconds, digits } = parameters;
  const set = tools.set(algorithm, periodSeconds, digits);
  if (typeof file !== 'string') {
    for (const line of qrLines(uri)) ran.saying.line(line);
    ran.saying.line(set);
    return { exit: EXITS.done, json: { uri, ...parameters } };
  }
  try {
    await writeFile(file, qrPng(uri), OURS_ALONE);
  } catch {
    return failed(ran, 'NOT_WRITTEN', tools.notWritten);
  }
  ran.saying.line(tools.written(file));
  ran.saying.line(set);
  return { exit: EXITS.done, json: { file, ...parameters } };
};
