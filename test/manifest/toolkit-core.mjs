// @ts-check
// Agents Toolkit's own core over m365agents.yml, as `atk provision` runs it, up to the first sign-in: what is named in the file,
// in the parameters and in the manifest must be in the environment. `node test/manifest/toolkit-core.mjs FOLDER`: FOLDER is where
// @microsoft/teamsfx-core was installed, without its install scripts.
import { existsSync, mkdtempSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { readEnvFile } from '../../scripts/env-file.mjs';

const ROOT = resolve(import.meta.dirname, '..', '..');
const core = createRequire(join(resolve(process.argv[2] ?? '.'), 'package.json'));
const part = (/** @type {string} */ path) => core(`@microsoft/teamsfx-core/build/${path}.js`);

/** What the administrator fills in, and what the steps before write. */
const FILLED = {
  DEVELOPER_NAME: 'Contoso',
  WEBSITE_URL: 'https://contoso.example/',
  PRIVACY_URL: 'https://contoso.example/privacy',
  TERMS_URL: 'https://contoso.example/terms',
  AZURE_SUBSCRIPTION_ID: '7e57ab1e-0000-4000-8000-000000000905',
  AZURE_RESOURCE_GROUP_NAME: 'otp-bridge',
  RESOURCE_SUFFIX: 'abc123',
  TEAMS_APP_ID: '7e57ab1e-0000-4000-8000-000000000901',
  TEAMS_APP_TENANT_ID: '7e57ab1e-0000-4000-8000-000000000904',
  BOT_ID: '7e57ab1e-0000-4000-8000-000000000902',
  BOT_DOMAIN: 'otp.contoso.example',
  SSO_CLIENT_ID: '7e57ab1e-0000-4000-8000-000000000903',
  AZURE_APP_SERVICE_RESOURCE_ID: '/subscriptions/s/resourceGroups/g/providers/p/sites/otp',
};
const problems = [];
const say = (/** @type {string} */ step, /** @type {string} */ problem) => {
  console.log(
    `${problem === '' ? 'ok     ' : 'FAILED '} ${step}${problem === '' ? '' : `: ${problem}`}`,
  );
  if (problem !== '') problems.push(step);
};

const asShipped = readEnvFile(join(ROOT, 'env', '.env.dev'));
const strange = Object.keys(FILLED).filter((name) => (asShipped[name] ?? '') !== '');
say('the environment leaves empty what others write', strange.join(', '));
Object.assign(process.env, asShipped, FILLED);

const log = { info() {}, debug() {}, verbose() {}, warning() {}, error() {}, log() {} };
const context = {
  projectPath: ROOT,
  platform: 'cli',
  logProvider: log,
  ui: { showMessage: async () => ({ isErr: () => true }) },
  m365TokenProvider: {},
  azureAccountProvider: {},
  addSummary() {},
  progressBar: { next: async () => {}, start: async () => {}, end: async () => {} },
};

const { yamlParser } = part('component/configManager/parser');
const parsed = await yamlParser.parse(join(ROOT, 'm365agents.yml'), true);
say('m365agents.yml, against the toolkit’s own schema', parsed.isErr() ? parsed.error.message : '');
if (parsed.isOk()) {
  part('component/driver/index');
  for (const name of ['provision', 'deploy', 'publish']) {
    const lifecycle = parsed.value[name];
    say(`${name}: placeholders`, lifecycle.resolvePlaceholders().join(', '));
    const unknown = lifecycle.resolveDriverInstances(log);
    say(`${name}: actions`, unknown.isErr() ? unknown.error.message : '');
  }
}

const { ArmDeployImpl } = part('component/driver/arm/deployImpl');
try {
  const args = { subscriptionId: 's', resourceGroupName: 'g', templates: [] };
  const given = await new ArmDeployImpl(args, context).getDeployParameters(
    './infra/azure.parameters.json',
  );
  say(
    'arm/deploy: parameters',
    given.parameters.customDomain === undefined ? 'no customDomain' : '',
  );
} catch (error) {
  say('arm/deploy: parameters', error instanceof Error ? error.message : String(error));
}

const { CreateAppPackageDriver } = part('component/driver/teamsApp/createAppPackage');
const out = mkdtempSync(join(tmpdir(), 'otp-bridge-package-'));
const packed = await new CreateAppPackageDriver().execute(
  {
    manifestPath: './manifest/manifest.json',
    outputZipPath: join(out, 'app.zip'),
    outputFolder: out,
  },
  context,
);
say('teamsApp/zipAppPackage', packed.result.isErr() ? packed.result.error.message : '');
if (packed.result.isOk()) {
  const manifest = JSON.parse(readFileSync(join(out, 'manifest.dev.json'), 'utf8'));
  const { version } = JSON.parse(readFileSync(join(ROOT, 'package.json'), 'utf8'));
  say('the package has our version', manifest.version === version ? '' : manifest.version);
  say('the package is there', existsSync(join(out, 'app.zip')) ? '' : 'no app.zip');
}
process.exitCode = problems.length === 0 ? 0 : 1;
