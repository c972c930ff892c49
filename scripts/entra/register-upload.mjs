// @ts-check
// The public client with which `otp-bridge entra upload` asks for the rights of whoever runs it: the Azure CLI's own has too few in Graph.
// It has no secret, and no right of its own: it asks for two of the person's, which an administrator consents to.
/** @import { GraphClient } from './graph-client.mjs' */

const MICROSOFT_GRAPH = '00000003-0000-0000-c000-000000000000';
/** To make hardware tokens, and to assign and activate them (learn.microsoft.com, authenticationmethoddevice-post-hardwareoathdevices). */
export const DELEGATED = [
  'Policy.ReadWrite.AuthenticationMethod',
  'UserAuthenticationMethod.ReadWrite.All',
];

/**
 * Gives the registration's client id.
 * @param {GraphClient} graph
 * @param {{ readonly environment: string }} given
 * @returns {Promise<string>}
 */
export async function registerUpload(graph, { environment }) {
  const path = `/applications(uniqueName='otp-bridge-upload-${environment}')`;
  const api = await graph.get(
    `/servicePrincipals(appId='${MICROSOFT_GRAPH}')?$select=id,oauth2PermissionScopes`,
  );
  await graph.upsert(path, {
    displayName: `OTP Bridge upload (${environment})`,
    signInAudience: 'AzureADMyOrg',
    // Signs in by a code on another device.
    isFallbackPublicClient: true,
    requiredResourceAccess: [
      {
        resourceAppId: MICROSOFT_GRAPH,
        resourceAccess: DELEGATED.map((name) => ({ id: scopeNamed(api, name), type: 'Scope' })),
      },
    ],
  });
  const { appId } = await graph.get(`${path}?$select=appId`);
  if (typeof appId !== 'string') throw new TypeError('Graph named no client id');
  await graph.upsert(`/servicePrincipals(appId='${appId}')`, {});
  return appId;
}

/**
 * @param {Readonly<Record<string, unknown>>} api
 * @param {string} name
 */
function scopeNamed(api, name) {
  const scopes = api['oauth2PermissionScopes'];
  const scope = Array.isArray(scopes) ? scopes.find(({ value }) => value === name) : undefined;
  if (scope === undefined) throw new TypeError(`Graph knows no permission ${name}`);
  return scope.id;
}
