// What the doctor says of the people whom the policy has something told: how many of them nobody reaches yet, and why. It names
// nobody: whoever has the console is not known.
import type { TokenCredential } from '@azure/identity';
import { readUnreached } from '../app/looking/unreached.js';
import type { Reach, Unreached } from '../app/looking/unreached.js';
import { NotYet } from '../channels/cli/check-line.js';
import type { Check } from '../channels/cli/check-line.js';
import type { ProductionConfiguration } from '../config/production.js';
import { graph } from './doctor-graph.js';
import { findNewestPolicy } from './doctor-policy.js';
import { lookInTable } from './doctor-state.js';

const WHY: Readonly<Record<Unreached['why'], string>> = {
  'not-installed': 'without the app',
  blocked: 'blocked the bot',
  'blocked-by-admin': 'for whom the app is blocked in the Teams admin center',
  'chat-gone': 'whose chat is gone: the bot is opening it anew',
};

export function reachCheck(
  configuration: ProductionConfiguration,
  credential: TokenCredential,
): Check {
  return {
    name: 'people whom the policy has something told',
    try: async () => {
      const policy = await findNewestPolicy(configuration);
      const directory = graph(configuration.cloud.graph, credential);
      const { tenantId } = configuration;
      const reach = await lookInTable(configuration, credential, async (store) =>
        readUnreached({ store, tenantId, directory }, policy),
      );
      return reachSaid(reach);
    },
    mend: 'Who they are says /whoami, to operators and the security team. Each of them adds the app in Teams (Apps, Built for your org), or lets it be pushed by a setup policy, and types hi; what they must be told waits for seven days. Blocked: they unblock it in its chat, or you do in the Teams admin center.',
  };
}

/** Throws {@link NotYet} where somebody cannot be reached. */
export function reachSaid({ told, unreached }: Reach): string {
  if (unreached.length === 0) return `all ${told} can be reached`;
  const reasons = [...new Set(unreached.map(({ why }) => why))].map((why) => {
    const count = unreached.filter((one) => one.why === why).length;
    return `${count} ${WHY[why]}`;
  });
  throw new NotYet(`${unreached.length} of ${told} cannot be reached: ${reasons.join('; ')}`);
}
