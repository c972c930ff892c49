// Two people called Alice, one of whom may have a second token, and what is on the card in front of somebody.
import { DirectoryFile } from '../../../src/adapters/local/directory-file.js';
import { parseDirectoryFile } from '../../../src/adapters/local/parse-directory-file.js';
import { plantSample } from '../../../src/app/tenant/plant-sample.js';
import { parsePersonId, parseTokenId } from '../../../src/domain/ids.js';
import { decodeBase32 } from '../../../src/domain/otp/base32.js';
import { DEFAULT_PARAMETERS } from '../../../src/domain/otp/parameters.js';
import { Seed } from '../../../src/domain/otp/seed.js';
import { fine, must, PEOPLE, readSample, SAMPLE_SEED, samplePolicy } from '../../app/trial.js';
import type { TeamsPerson } from '../../fakes/teams-person.js';
import { startBot } from '../running-bot.js';
import type { RunningBot } from '../running-bot.js';
import { nodesOf } from './card-reading.js';

export const BAKER = must(parsePersonId('7e57ab1e-0000-4000-8000-000000000150'));

/** The sample people, and Alice Baker. */
export function directoryOfTwoAlices(): DirectoryFile {
  const content = readSample('directory.json') as { readonly people: readonly object[] };
  const baker = {
    id: BAKER,
    displayName: 'Alice Baker',
    givenName: 'Alice',
    surname: 'Baker',
    userPrincipalName: 'alice.baker@contoso.example',
    nicknames: [],
  };
  const people = [...content.people, baker];
  return new DirectoryFile(fine(parseDirectoryFile({ ...content, people }, 'directory.json')));
}

const methods = [{ kind: 'built-in', id: 'call-back' }] as const;
const policy = samplePolicy({ callerVerification: { required: true, methods, ownersNeed: [] } });

/** The caller has to be verified, so that there is something more to ask. */
export async function botWithTwoAlices(): Promise<RunningBot> {
  return startBot({ directory: directoryOfTwoAlices(), policy });
}

export async function plantToken(
  bot: RunningBot,
  id: string,
  ownerId = PEOPLE.alice,
): Promise<void> {
  bot.trial.parts.clock.advanceSeconds(1);
  await plantSample(bot.trial.deps, {
    tokenId: must(parseTokenId(id)),
    ownerId,
    issuer: 'Fabrikam',
    accountName: 'alice@fabrikam.example',
    parameters: DEFAULT_PARAMETERS,
    seed: fine(Seed.fromBytes(fine(decodeBase32(SAMPLE_SEED)))),
  });
}

export const shown = (person: TeamsPerson): unknown => {
  const { card, answer } = must(person.messages.at(-1));
  return answer ?? card;
};
/** The buttons to choose with. */
export const choices = (person: TeamsPerson): readonly string[] =>
  nodesOf(shown(person)).flatMap(({ title }) =>
    String(title).startsWith('Choose ') ? [String(title)] : [],
  );
export const created = async (bot: RunningBot): Promise<number> =>
  (await bot.trial.audit()).filter(({ fact }) => fact.action === 'request.created').length;
