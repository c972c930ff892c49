// @ts-check
// `node scripts/entra.mjs [ENVIRONMENT] [--upload]`: makes, or brings up to date, what OTP Bridge needs in Entra: the registration
// with which the dialog signs people in (no secret), and the bot's permissions in Graph. Run as often as you like; as
// somebody who may (Application Administrator; for the permissions, Privileged Role Administrator), signed in with `az login`.
import { join } from 'node:path';
import { AzureCliCredential } from '@azure/identity';
import { EntraRefused, GraphClient } from './entra/graph-client.mjs';
import { grantPermissions } from './entra/grant-permissions.mjs';
import { registerDialog } from './entra/register-dialog.mjs';
import { registerUpload } from './entra/register-upload.mjs';
import { readEnvFile, writeEnvValue } from './env-file.mjs';

const ROOT = join(import.meta.dirname, '..');
const GRAPH = 'https://graph.microsoft.com';
const words = process.argv.slice(2);
/** The public client of `otp-bridge entra upload`, which tenants with P1 or P2 alone have a use for. */
const wantsUpload = words.includes('--upload');
const environment = words.find((word) => !word.startsWith('--')) ?? 'dev';
const file = join(ROOT, 'env', `.env.${environment}`);
const given = { ...readEnvFile(file), ...process.env };

try {
  const credential = new AzureCliCredential();
  const token = async () => (await credential.getToken(`${GRAPH}/.default`)).token;
  const graph = new GraphClient({ base: GRAPH, token });
  const clientId = await registerDialog(graph, {
    environment,
    domain: given['BOT_DOMAIN'] || undefined,
    botId: given['BOT_ID'] || undefined,
  });
  console.log(`The dialog's registration: ${clientId}`);
  writeEnvValue(file, 'SSO_CLIENT_ID', clientId);
  // Agents Toolkit has read the file before: this is how it hears of a new value.
  console.log(`::set-teamsfx-env SSO_CLIENT_ID=${clientId}`);
  if (wantsUpload) {
    const upload = await registerUpload(graph, { environment });
    console.log(
      `The client of otp-bridge entra upload: ${upload}. Consent for it once: az ad app permission admin-consent --id ${upload}`,
    );
  }
  if (given['BOT_ID']) {
    for (const line of await grantPermissions(graph, given['BOT_ID'])) console.log(line);
  } else {
    console.log(
      'Deploy infra/ now, then run this again: it goes on with what the deployment made.',
    );
  }
} catch (error) {
  const ours = error instanceof EntraRefused;
  const name = error instanceof Error ? error.name : typeof error;
  const hint =
    name === 'CredentialUnavailableError' ? 'Sign in first: az login' : `Unexpected: ${name}`;
  console.error(ours ? error.message : hint);
  process.exitCode = 1;
}
