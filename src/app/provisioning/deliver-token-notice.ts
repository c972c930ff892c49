// A short message about a token. One that has become untrue meanwhile is not sent.
import type { TokenNotice } from '../../domain/tokens/notice.js';
import type { Token } from '../../domain/tokens/token.js';
import type { Deps } from '../deps.js';
import { findToken } from '../looking/find-token.js';
import { withKnownOwners } from '../looking/known-owners.js';
import { NAMELESS, readName } from '../looking/named-person.js';
import { findRecipientFor } from '../outbox/find-recipient.js';
import type { TokenNoticeItem, TokenTopic } from '../commit/rows/items.js';
import { daysOf } from '../../domain/tokens/shipment.js';

type Needs = Pick<Deps, 'store' | 'tenantId' | 'messenger' | 'directory'>;

export async function deliverTokenNotice(deps: Needs, item: TokenNoticeItem): Promise<void> {
  const token = await findToken(deps, item.tokenId);
  if (token === undefined) return;
  const directory = withKnownOwners(deps);
  const names = {
    by: item.by === 'bridge' ? NAMELESS : await readName(directory, item.by),
    owner: await readName(directory, token.ownerId),
  };
  const notice =
    item.topic === 'days-corrected'
      ? correctedNotice(token, item, names)
      : noticeOf(token, { ...item, topic: item.topic }, names);
  if (notice === undefined) return;
  const to = await findRecipientFor(deps, item.to);
  await deps.messenger.send(to, { kind: 'notice', notice });
}

type Names = { readonly by: string; readonly owner: string };

/** Once they were corrected again, that is told. */
function correctedNotice(
  { stage, shipment, ownerId }: Token,
  { to, at, before = {} }: TokenNoticeItem,
  { by, owner: ownerName }: Names,
): TokenNotice | undefined {
  if (stage !== 'shipped' || shipment.at !== at) return undefined;
  const after = daysOf(shipment);
  return { code: 'days-corrected', ownerName, by, yours: to === ownerId, before, after };
}

function noticeOf(
  token: Token,
  {
    topic,
    at,
  }: Pick<TokenNoticeItem, 'at'> & { readonly topic: Exclude<TokenTopic, 'days-corrected'> },
  { by, owner: ownerName }: Names,
): TokenNotice | undefined {
  const { issuer } = token;
  switch (topic) {
    case 'seed-kept':
    case 'seed-shown':
    case 'seed-exported':
      return { code: topic, tokenId: token.id, issuer, by, at };
    case 'seed-destroyed':
      return destroyedNotice(token);
    case 'sign-in-ends':
    case 'not-arrived':
      return reminder(token, { topic, at, ownerName });
    case 'set-up-swept':
    case 'owner-gone':
      return { code: topic, ownerName };
    case 'confirm-wanted':
      return confirmNotice(token, by, ownerName);
  }
}

function confirmNotice(token: Token, by: string, ownerName: string): TokenNotice | undefined {
  const { fingerprint = '', confirmed, destroyed } = token;
  if (confirmed !== undefined || destroyed !== undefined) return undefined;
  return { code: 'confirm-wanted', ownerName, by, fingerprint };
}

function destroyedNotice({ issuer, stage, destroyed }: Token): TokenNotice | undefined {
  if (destroyed === undefined) return undefined;
  const { at, remainsUntil } = destroyed;
  const common = { code: 'seed-destroyed', issuer, arrived: stage === 'delivered', at } as const;
  return remainsUntil === undefined ? common : { ...common, remainsUntil };
}

/** Only while the parcel is still that parcel, and still on its way. */
function reminder(
  { stage, shipment, signIn }: Token,
  of: {
    readonly topic: 'sign-in-ends' | 'not-arrived';
    readonly at: TokenNoticeItem['at'];
    readonly ownerName: string;
  },
): TokenNotice | undefined {
  const { topic, ownerName } = of;
  if (stage !== 'shipped' || shipment.at !== of.at) return undefined;
  if (topic === 'not-arrived') {
    const { expectedOn } = shipment;
    return expectedOn === undefined ? undefined : { code: topic, ownerName, expectedOn };
  }
  if (signIn.kind !== 'dont-ask-again') return undefined;
  return { code: topic, ownerName, until: signIn.until };
}
