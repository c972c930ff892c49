// What still works while one of the big four is gone, and what is refused: told by the audit, not by the words.
import type { TeamsPerson } from '../../../fakes/teams-person.js';
import type { HostName } from '../tenant.js';
import type { FaultStage } from './fault-stage.js';
import { TROUBLES } from './troubles.js';

export const GONE = {
  'Key Vault': 'vault',
  'Table Storage': 'table',
  Graph: 'graph',
  Teams: 'connector',
} as const satisfies Readonly<Record<string, HostName>>;

type Deed = {
  /** While all is well; what is then done while it is not. */
  readonly prepare: (stage: FaultStage) => Promise<() => Promise<unknown>>;
  /** What the audit has of it where it was done; absent: it changes nothing, and is answered or not. */
  readonly done?: RegExp;
  readonly afterwards?: (stage: FaultStage) => Promise<unknown>;
};

const asked =
  (who: 'alex' | 'megan', button: string): Deed['prepare'] =>
  async (stage) => {
    await stage.asked();
    return async () => stage[who].press(button);
  };
const says =
  (person: (stage: FaultStage) => TeamsPerson, text: string): Deed['prepare'] =>
  async (stage) => {
    const speaker = person(stage);
    return async () => speaker.say(text);
  };
const security = (stage: FaultStage): TeamsPerson => stage.tenant.person('adele', stage.bot);
const otherSecurity = (stage: FaultStage): TeamsPerson => stage.tenant.person('isaiah', stage.bot);

export const DEEDS: Readonly<Record<string, Deed>> = {
  'set a token up': {
    prepare: async (stage) => async () => stage.owner(),
    done: /^token\.enrolled$/,
  },
  'ask for a code': {
    prepare: async (stage) => {
      const { typed } = await stage.owner();
      return async () => stage.alex.say(`/otp ${typed} locked out`);
    },
    done: /^request\.created$/,
  },
  approve: { prepare: asked('megan', 'Approve'), done: /^approval\.given$/ },
  deny: { prepare: asked('megan', 'Deny the request'), done: /^request\.denied$/ },
  'cancel a request': { prepare: asked('alex', 'Cancel request'), done: /^request\.cancelled$/ },
  'show a code': {
    prepare: async (stage) => {
      await stage.approved();
      return async () => stage.alex.press('Show code');
    },
    done: /^release\.handed-out$/,
  },
  'freeze everything, as somebody whom the policy names': {
    prepare: says(security, '/freeze'),
    done: /^freeze\./,
    afterwards: async (stage) => otherSecurity(stage).say('/unfreeze'),
  },
  'freeze everything, as somebody in a group that it names': {
    prepare: says(otherSecurity, '/freeze'),
    done: /^freeze\./,
    afterwards: async (stage) => security(stage).say('/unfreeze'),
  },
  'list requests': { prepare: says((stage) => stage.alex, '/requests') },
};

/** `done`, `refused` or, where nothing is to be done, `answered` or `no answer`. */
export async function stillWorks(
  stage: FaultStage,
  host: HostName,
  { prepare, done, afterwards }: Deed,
): Promise<string> {
  const front = stage.tenant.fronts[host];
  const act = await prepare(stage);
  const since = (await stage.audit()).length;
  const line = stage.bot.log().length;
  front.trouble(TROUBLES.gone);
  // What the page is not answered is thrown.
  await act().catch((error: unknown) => {
    if (String(error).includes('sees no button')) throw error;
  });
  const actions = (await stage.audit()).slice(since).map(({ fact }) => fact.action);
  const failed = /turn\.failed|answer\.lost/.test(stage.loggedSince(line));
  front.heal();
  await afterwards?.(stage);
  if (done === undefined) return failed ? 'no answer' : 'answered';
  return actions.some((action) => done.test(action)) ? 'done' : 'refused';
}
