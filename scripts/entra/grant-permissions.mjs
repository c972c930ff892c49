// @ts-check
// The bot's permissions in Graph, granted to its managed identity: a person can grant them in no portal page.
/** @import { GraphClient } from './graph-client.mjs' */

const MICROSOFT_GRAPH = '00000003-0000-0000-c000-000000000000';

/** The least that will do, and why. None of them reaches anybody's authentication methods. */
export const PERMISSIONS = [
  {
    name: 'User.Read.All',
    why: 'find people by name, and see that an account is active and no guest',
  },
  { name: 'GroupMember.Read.All', why: 'see who is in the groups that the policy gives roles to' },
];

/**
 * One line for each permission.
 * @param {GraphClient} graph
 * @param {string} botId client id of the bot's managed identity
 * @returns {Promise<readonly string[]>}
 */
export async function grantPermissions(graph, botId) {
  const bot = await graph.get(`/servicePrincipals(appId='${botId}')?$select=id`);
  const api = await graph.get(`/servicePrincipals(appId='${MICROSOFT_GRAPH}')?$select=id,appRoles`);
  const assigned = await graph.get(`/servicePrincipals/${bot['id']}/appRoleAssignments`);
  const has = new Set(listOf(assigned['value']).map(({ appRoleId }) => appRoleId));
  const lines = [];
  for (const { name, why } of PERMISSIONS) {
    const role = listOf(api['appRoles']).find(({ value }) => value === name);
    if (role === undefined) throw new TypeError(`Graph knows no permission ${name}`);
    if (has.has(role['id'])) {
      lines.push(`${name}: granted already (${why})`);
      continue;
    }
    await graph.post(`/servicePrincipals/${bot['id']}/appRoleAssignments`, {
      principalId: bot['id'],
      resourceId: api['id'],
      appRoleId: role['id'],
    });
    lines.push(`${name}: granted (${why})`);
  }
  return lines;
}

/**
 * @param {unknown} value
 * @returns {readonly Readonly<Record<string, unknown>>[]}
 */
function listOf(value) {
  return Array.isArray(value) ? value : [];
}
