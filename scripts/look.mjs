// @ts-check
// `node scripts/look.mjs [ENVIRONMENT]`: says before a deployment what Azure would refuse halfway, and the command for each.
// Changes nothing; run it signed in with `az login`.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { AzureCliCredential } from '@azure/identity';
import { LookRefused, lookAtAzure, providersIn } from './azure/look.mjs';
import { readEnvFile } from './env-file.mjs';

const ROOT = join(import.meta.dirname, '..');
const ARM = 'https://management.azure.com';
const given = {
  ...readEnvFile(join(ROOT, 'env', `.env.${process.argv[2] ?? 'dev'}`)),
  ...process.env,
};

/** @type {import('./azure/look.mjs').Arm} */
async function arm(method, path, body) {
  const { token } = await credential.getToken(`${ARM}/.default`);
  const version = path.includes('?') ? '' : '?api-version=2021-04-01';
  const answer = await fetch(`${ARM}${path}${version}`, {
    method,
    headers: { Authorization: `Bearer ${token}`, 'Content-Type': 'application/json' },
    ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    signal: AbortSignal.timeout(30_000),
  });
  return { status: answer.status, body: await answer.json().catch(() => ({})) };
}

const credential = new AzureCliCredential();
const subscription = given['AZURE_SUBSCRIPTION_ID'] ?? '';
const group = given['AZURE_RESOURCE_GROUP_NAME'] ?? '';
const suffix = given['RESOURCE_SUFFIX'] ?? '';

try {
  if (subscription === '' || group === '' || !/^[a-z0-9]{3,6}$/.test(suffix)) {
    throw new LookRefused(
      'Set AZURE_SUBSCRIPTION_ID, AZURE_RESOURCE_GROUP_NAME and RESOURCE_SUFFIX (three to six small letters or digits) in env/ first.',
    );
  }
  const parameters = JSON.parse(readFileSync(join(ROOT, 'infra', 'azure.parameters.json'), 'utf8'));
  const name = `${parameters.parameters.resourceBaseName.value}${suffix}`;
  const lines = await lookAtAzure(
    arm,
    { subscription, group, name },
    providersIn(join(ROOT, 'infra')),
  );
  for (const line of lines) console.log(line);
  if (lines.length === 0) console.log('Nothing stands in the way that can be seen from here.');
  process.exitCode = lines.length === 0 ? 0 : 1;
} catch (error) {
  const name = error instanceof Error ? error.name : typeof error;
  const hint =
    name === 'CredentialUnavailableError' ? 'Sign in first: az login' : `Unexpected: ${name}`;
  console.error(error instanceof LookRefused ? error.message : hint);
  process.exitCode = 1;
}
