// A case as the page reads it.
import type { CaseView, TokenView } from '../../app/provisioning/views.js';
import type { PageCase, PageToken } from '../../domain/capture/page-api.js';

export function pageCase({
  caseId,
  purpose,
  owner,
  closed,
  toolset,
  now,
  token,
}: CaseView): PageCase {
  return {
    caseId,
    purpose,
    ownerName: owner.name,
    ownerAccount: owner.account,
    closed,
    toolset,
    now,
    token: token === null ? null : pageToken(token),
  };
}

function pageToken(token: TokenView): PageToken {
  const { stage, issuer, parameters, seedBytes, fingerprint, codesLeft, codesUntil } = token;
  return {
    ...parameters,
    ...parcelOf(token),
    stage,
    issuer,
    account: token.accountName,
    seedBytes,
    fingerprint,
    codesLeft,
    codesUntil,
    seedQrUntil: token.seedQrUntil ?? null,
    seedQrFirst: token.seedQrFirst === true,
    confirmed: token.confirmed,
    may: [...token.may],
  };
}

type Parcel = Pick<
  PageToken,
  'serial' | 'model' | 'postedOn' | 'expectedOn' | 'asksAgainAt' | 'drift'
>;

function parcelOf({ serial, model, shipment, signIn, drift }: TokenView): Parcel {
  return {
    serial: serial ?? null,
    model: model ?? null,
    postedOn: shipment?.postedOn ?? null,
    expectedOn: shipment?.expectedOn ?? null,
    asksAgainAt: signIn?.kind === 'dont-ask-again' ? signIn.until : null,
    drift: drift === undefined ? null : { steps: drift.steps, seconds: drift.seconds },
  };
}
