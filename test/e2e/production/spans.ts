// What arrived at Application Insights, for a test to walk through, and what must never be among it.
import { PEOPLE, readSample, TENANT } from '../../app/trial.js';
import { BOT_APP_ID } from '../../fakes/channel-issuer.js';
import { GRAPH_TOKEN } from '../../fakes/graph-fake.js';
import type { Envelope } from '../../fakes/ingestion-fake.js';
import { VAULT_TOKEN } from '../../fakes/key-vault-fake.js';
import { CHANNEL_TOKEN } from './tenant-parts.js';

export function spansCalled(all: readonly Envelope[], name: string): readonly Envelope[] {
  return all.filter(({ data }) => data.baseData.name === name);
}

export function parentOf(all: readonly Envelope[], { tags }: Envelope): Envelope | undefined {
  const { 'ai.operation.id': trace, 'ai.operation.parentId': parent } = tags;
  return all.find(
    (one) => one.data.baseData.id === parent && one.tags['ai.operation.id'] === trace,
  );
}

/** Names of spans, and what is said of them. */
export function wordsOf(all: readonly Envelope[]): readonly string[] {
  return all.flatMap(({ data: { baseData } }) => [
    baseData.name,
    ...Object.keys(baseData.properties),
    ...Object.values(baseData.properties),
  ]);
}

/** Everybody by name, address and id; what was typed; what lets somebody in. */
export function traceMarks(): readonly string[] {
  const { people } = readSample('directory.json') as {
    readonly people: readonly {
      readonly displayName: string;
      readonly userPrincipalName: string;
    }[];
  };
  return [
    ...people.flatMap(({ displayName, userPrincipalName }) => [displayName, userPrincipalName]),
    // Short ones stand in other words too.
    ...people
      .flatMap(({ displayName }) => displayName.split(' '))
      .filter((name) => name.length > 3),
    ...Object.values(PEOPLE),
    ...[TENANT, BOT_APP_ID, 'contoso', 'airport', 'locked out', 'smba.', 'https:'],
    ...[VAULT_TOKEN, GRAPH_TOKEN, CHANNEL_TOKEN],
  ];
}
