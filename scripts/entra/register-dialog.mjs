// @ts-check
// The registration that tells the dialog's page who is there. A managed identity cannot have a scope of its own, so there
// is a second registration, without a secret.
/** @import { GraphClient } from './graph-client.mjs' */

/** Teams on desktop and phone, and Teams in the browser: they may ask for a token without asking the person. */
const TEAMS_CLIENTS = [
  '1fec8e78-bce4-4aaf-ab1b-5451cc387264',
  '5e3ce6c0-2b1f-4285-8d4b-75ee78787346',
];
/** The Azure CLI, with which administrators sign in (`az login`, or a code on another device). */
const AZURE_CLI = '04b07795-8ddb-461a-bbee-02f9e1bf7b46';
/** The page's scope, and that of the command line: each always under the same id, a changed one would void what was consented to. */
const PAGE_SCOPE = '5c5b8f0e-6a3c-4d0e-9f57-0f2b1d3a7c61';
const COMMAND_LINE_SCOPE = '0b1d6c52-94e7-4f0b-8c0a-3a7f1d2e5b96';

/**
 * Gives the registration's client id.
 * @param {GraphClient} graph
 * @param {{ readonly environment: string, readonly domain?: string | undefined, readonly botId?: string | undefined }} given
 * @returns {Promise<string>}
 */
export async function registerDialog(graph, { environment, domain, botId }) {
  const path = `/applications(uniqueName='otp-bridge-dialog-${environment}')`;
  await graph.upsert(path, {
    displayName: `OTP Bridge dialog (${environment})`,
    signInAudience: 'AzureADMyOrg',
  });
  // One after the other: a client can be preauthorised only for a scope that is there.
  const api = {
    requestedAccessTokenVersion: 2,
    oauth2PermissionScopes: [pageScope(), commandLineScope()],
  };
  await graph.upsert(path, { displayName: `OTP Bridge dialog (${environment})`, api });
  const preAuthorizedApplications = [
    ...TEAMS_CLIENTS.map((appId) => ({ appId, delegatedPermissionIds: [PAGE_SCOPE] })),
    { appId: AZURE_CLI, delegatedPermissionIds: [COMMAND_LINE_SCOPE] },
  ];
  await graph.upsert(path, {
    displayName: `OTP Bridge dialog (${environment})`,
    api: { ...api, preAuthorizedApplications },
    ...(domain && botId ? { identifierUris: [`api://${domain}/botid-${botId}`] } : {}),
  });
  const { appId } = await graph.get(`${path}?$select=appId`);
  if (typeof appId !== 'string') throw new TypeError('Graph named no client id');
  await graph.upsert(`/servicePrincipals(appId='${appId}')`, {});
  return appId;
}

function pageScope() {
  return {
    id: PAGE_SCOPE,
    value: 'access_as_user',
    type: 'User',
    isEnabled: true,
    adminConsentDisplayName: 'Know who uses the dialog',
    adminConsentDescription:
      'Lets OTP Bridge know which person of this organisation has its dialog open.',
    userConsentDisplayName: 'Know who you are',
    userConsentDescription: 'Lets OTP Bridge know that it is you who has its dialog open.',
  };
}

function commandLineScope() {
  return {
    id: COMMAND_LINE_SCOPE,
    value: 'command_line',
    type: 'User',
    isEnabled: true,
    adminConsentDisplayName: 'Know who uses the command line',
    adminConsentDescription:
      'Lets OTP Bridge know which person of this organisation uses its command line.',
    userConsentDisplayName: 'Know who you are',
    userConsentDescription: 'Lets OTP Bridge know that it is you who uses its command line.',
  };
}
