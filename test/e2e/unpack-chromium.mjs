// Unpacks the browser that npm brought into the folder named by the first argument, once.
// A process of its own: the package unpacks into TMPDIR and takes a half-written file of another process for a whole
// one, so each process unpacks aside and the first to finish gives its folder the final name.
import { existsSync, mkdirSync, mkdtempSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import process from 'node:process';

const final = process.argv[2] ?? '';
if (!existsSync(final)) {
  mkdirSync(join(final, '..'), { recursive: true });
  const aside = mkdtempSync(`${final}-`);
  process.env['TMPDIR'] = aside;
  // Only under this name does the package also unpack the libraries that a bare Linux lacks (nss, nspr, expat).
  process.env['AWS_EXECUTION_ENV'] = 'AWS_Lambda_nodejs20.x';
  const { default: chromium } = await import('@sparticuz/chromium');
  await chromium.executablePath();
  writeFileSync(join(aside, 'fonts', 'with-system.conf'), fontsConf(join(final, 'fonts')));
  try {
    renameSync(aside, final);
  } catch (error) {
    rmSync(aside, { recursive: true });
    if (!existsSync(final)) throw error;
  }
}

/** @param {string} folder */
function fontsConf(folder) {
  return `<?xml version="1.0"?><!DOCTYPE fontconfig SYSTEM "fonts.dtd"><fontconfig>
<include ignore_missing="yes">/etc/fonts/fonts.conf</include><dir>${folder}</dir></fontconfig>\n`;
}
