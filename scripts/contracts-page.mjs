// @ts-check
// docs/contracts.md, from what jest reports of test/contract.
import { tableRow } from './markdown-table.mjs';

/** @typedef {{ ancestorTitles: string[], title: string, status: string }} TestResult */
/** @typedef {{ success: boolean, testResults: { assertionResults: TestResult[] }[] }} JestReport */
/** @typedef {{ name: string, suites: string[], ran: Map<string, boolean>, why: string }} Adapter */
/** @typedef {{ port: string, adapters: Adapter[], tests: string[] }} Contract */

const AZURITE = 'Azurite was not at hand (OTP_BRIDGE_AZURITE)';

const LOG_TOOLS = 'its program was not at hand (OTP_BRIDGE_LOG_TOOLS)';

/** Each adapter, what its suites are called, and why they would not run. */
const PORTS = [
  {
    port: 'SeedVault',
    suites: ['NAME, as a seed vault'],
    adapters: [
      ['sealed files', 'SealedFileVault'],
      ['Key Vault, on our strict fake', 'KeyVaultSeedVault on our strict fake'],
      ['the tests’ own', 'FakeSeedVault'],
    ],
  },
  {
    port: 'Store',
    suites: ['NAME: a store', 'NAME: a store, against a model'],
    adapters: [
      ['SQLite', 'SQLite'],
      ['Table Storage, on Azurite', 'Table Storage on Azurite', AZURITE],
      ['Table Storage, on our strict fake', 'Table Storage on our strict fake'],
      ['the tests’ own', 'memory'],
    ],
  },
  {
    port: 'Directory',
    suites: ['NAME, as a directory'],
    adapters: [
      ['a file', 'DirectoryFile'],
      ['Graph, on our strict fake', 'GraphDirectory'],
      ['the tests’ own', 'FakeDirectory'],
    ],
  },
  {
    port: 'Messenger',
    suites: ['NAME: a messenger'],
    adapters: [
      ['Teams, on our strict connector', 'Teams'],
      ['the tests’ own', 'recording'],
    ],
  },
  {
    port: 'Signer',
    suites: ['NAME: a signer'],
    adapters: [
      ['a key file, EC P-256', 'a key file (ecdsa)'],
      ['a key file, Ed25519', 'a key file (ed25519)'],
      ['a key of Key Vault, on our strict fake', 'Key Vault on our strict fake'],
      ['a secret of Key Vault, on our strict fake', 'a secret of Key Vault on our strict fake'],
    ],
  },
  {
    port: 'Anchor',
    suites: ['NAME: an anchor'],
    adapters: [
      ['a folder', 'a folder'],
      ['append blobs, on Azurite', 'append blobs on Azurite', AZURITE],
      ['append blobs, on our strict fake', 'append blobs on our strict fake'],
    ],
  },
  {
    port: 'WriteOnlyAnchor',
    suites: ['NAME: an anchor that may be written alone'],
    adapters: [
      ['people’s chats', 'chats'],
      ['a folder', 'a folder'],
      ['append blobs, on our strict fake', 'append blobs on our strict fake'],
    ],
  },
  {
    port: 'Witness',
    suites: ['NAME: a witness'],
    adapters: [
      ['otp-bridge witness, over HTTP', 'otp-bridge witness'],
      ['litewitness of torchwood, over HTTP', 'litewitness', LOG_TOOLS],
    ],
  },
  {
    port: 'Siem',
    suites: ['NAME: a SIEM'],
    adapters: [
      ['Sentinel, on our strict fake', 'Sentinel on our strict fake'],
      ['the tests’ own', 'the tests’ own'],
    ],
  },
  {
    port: 'Trace',
    suites: ['NAME: a trace'],
    adapters: [
      ['none', 'none'],
      ['Application Insights, on our strict fake', 'Application Insights on our strict fake'],
    ],
  },
];

/** @param {JestReport} report @returns {Contract[]} */
export function contractsIn(report) {
  const results = report.testResults.flatMap(({ assertionResults }) => assertionResults);
  return PORTS.map(({ port, suites, adapters }) => {
    const all = adapters.map(([name = '', called = '', why = 'it did not run']) => {
      const titles = suites.map((suite) => suite.replace('NAME', called));
      const ran = results.filter(({ ancestorTitles: [suite = ''] }) => titles.includes(suite));
      const entries = ran.map(
        ({ title, status }) => /** @type {const} */ ([title, status === 'passed']),
      );
      return { name, suites: titles, ran: new Map(entries), why };
    });
    const tests = [...new Set(all.flatMap(({ ran }) => [...ran.keys()]))];
    return { port, adapters: all, tests };
  });
}

/** @param {readonly unknown[]} of */
const line = (of) => tableRow(...of.map(() => '---'));

/** @param {Adapter} adapter */
function summary({ ran, why }) {
  const passed = [...ran.values()].filter(Boolean).length;
  return ran.size === 0 ? `SKIPPED: ${why}` : `${passed} of ${ran.size} passed`;
}

/** @param {Adapter} adapter @param {string} test */
function cell({ ran }, test) {
  if (ran.size === 0) return 'skipped';
  const passed = ran.get(test);
  if (passed === undefined) return 'not its test';
  return passed ? 'passed' : 'FAILED';
}

/** @param {readonly Contract[]} contracts */
export function contractsPage(contracts) {
  const all = contracts.flatMap(({ port, adapters }) =>
    adapters.map((adapter) => tableRow(port, adapter.name, summary(adapter))),
  );
  const each = contracts.flatMap(({ port, adapters, tests }) => {
    const head = ['contract test', ...adapters.map(({ name }) => name)];
    const rows = tests.map((test) =>
      tableRow(test, ...adapters.map((adapter) => cell(adapter, test))),
    );
    return [`## ${port}`, '', tableRow(...head), line(head), ...rows, ''];
  });
  const head = ['port', 'adapter', 'its contract'];
  return [
    '# Every port’s contract, on every adapter',
    '',
    'Printed from what ran (`PRINT=1 npm run contracts`); `.ci/run` runs it again and holds the page against it. A contract is one',
    'suite of tests for a port (`test/contract`), the same for all of its adapters.',
    '',
    tableRow(...head),
    line(head),
    ...all,
    '',
    ...each,
  ].join('\n');
}

/**
 * What the page says otherwise, of what ran here.
 * @param {string} page
 * @param {readonly Contract[]} contracts
 */
export function differences(page, contracts) {
  const lines = page.split('\n');
  return contracts.flatMap(({ port, adapters, tests }) => {
    const from = lines.indexOf(`## ${port}`);
    const told = lines.slice(from + 4).slice(0, lines.slice(from + 4).indexOf(''));
    const places = adapters.map((_, at) => at).filter((at) => (adapters[at]?.ran.size ?? 0) > 0);
    /** @param {string} text */
    const seen = (text) => {
      const cells = text.slice(2, -2).split(' | ');
      return [cells[0], ...places.map((at) => cells[at + 1])].join(' | ');
    };
    const wanted = tests.map((test) =>
      seen(tableRow(test, ...adapters.map((adapter) => cell(adapter, test)))),
    );
    const saw = told.map(seen);
    const missing = wanted.filter((one) => !saw.includes(one)).map((one) => `${port}: no ${one}`);
    return [
      ...missing,
      ...saw.filter((one) => !wanted.includes(one)).map((one) => `${port}: ${one}`),
    ];
  });
}
