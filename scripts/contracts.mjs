// @ts-check
// `npm run contracts`: runs each port's contract on all of its adapters and prints one table. Where docs/contracts.md says
// something else of an adapter that ran here, or a test failed, it exits with 1; PRINT=1 writes the page.
import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { contractsPage, contractsIn, differences } from './contracts-page.mjs';
import { isOn } from './environment.mjs';

const ROOT = fileURLToPath(new URL('..', import.meta.url));
const PAGE = join(ROOT, 'docs', 'contracts.md');

/** @returns {import('./contracts-page.mjs').JestReport} */
function runContracts() {
  const folder = mkdtempSync(join(tmpdir(), 'contracts-'));
  const report = join(folder, 'report.json');
  const jest = join(ROOT, 'node_modules', 'jest', 'bin', 'jest.js');
  const flags = ['--experimental-vm-modules', '--no-warnings', jest, 'test/contract'];
  spawnSync(process.execPath, [...flags, '--json', `--outputFile=${report}`, '--silent'], {
    cwd: ROOT,
    stdio: ['ignore', 'ignore', 'inherit'],
  });
  const read = JSON.parse(readFileSync(report, 'utf8'));
  rmSync(folder, { recursive: true, maxRetries: 20 });
  return read;
}

const report = runContracts();
const contracts = contractsIn(report);
const page = contractsPage(contracts);
console.log(page);
if (isOn(process.env, 'PRINT')) writeFileSync(PAGE, page);
const different = differences(readFileSync(PAGE, 'utf8'), contracts);
for (const one of different) console.log(`docs/contracts.md differs: ${one}`);
if (!report.success) console.log('A contract is broken; see above.');
process.exitCode = report.success && different.length === 0 ? 0 : 1;
