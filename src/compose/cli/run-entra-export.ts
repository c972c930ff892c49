// `otp-bridge entra export FILE CSV`: from one file into another, and nothing of the bot's.
import { writeFile } from 'node:fs/promises';
import { errorCode } from '../../adapters/local/error-code.js';
import { notTakenJson, notTakenLine } from '../../channels/cli/import-lines.js';
import type { Done } from '../../channels/cli/frame/terminal.js';
import { entraCsv } from '../../domain/exchange/for-entra.js';
import { exchange } from '../../text/cli/exchange.js';
import { EXITS } from '../../text/cli/frame.js';
import { readTokens } from './read-tokens.js';
import { rowsForEntra } from './rows-for-entra.js';
import type { Runner } from './runners.js';

export const runEntraExport: Runner = async ({ given, saying }) => {
  const { FILE: file = '', CSV: csv = '' } = given.arguments;
  const failed = (error: string, message: string): Done => {
    saying.line(message);
    return { exit: EXITS.failed, json: { error, message } };
  };
  const reading = await readTokens(file);
  if (reading === undefined) return failed('FILE_UNREADABLE', exchange.noFile);
  if (reading.kind === 'unread') {
    return failed(reading.fault.code, exchange.file(reading.fault.code));
  }
  const { good, notTaken } = rowsForEntra(reading, { bySheet: true });
  for (const one of notTaken) saying.line(notTakenLine(one), 'bad');
  if (notTaken.length > 0) {
    saying.line(exchange.nothingWritten);
    return { exit: EXITS.failed, json: { written: 0, notTaken: notTaken.map(notTakenJson) } };
  }
  try {
    await writeFile(csv, entraCsv(good), { mode: 0o600, flag: 'wx' });
  } catch (error) {
    const isThere = errorCode(error) === 'EEXIST';
    const [code, message] = isThere
      ? ['FILE_EXISTS', exchange.fileThere]
      : ['FILE_UNWRITABLE', exchange.notWritable];
    return failed(code, message);
  }
  saying.line(exchange.sheetWritten(good.length, csv));
  saying.line(exchange.stillInFile(file));
  return { exit: EXITS.done, json: { written: good.length, csv } };
};
