// What people are told about a token: its owner about the seed, and whoever set it up about what is due.
import type { TokenNotice } from '../../domain/tokens/notice.js';
import type { ByCode } from '../by-code.js';
import type { Told } from '../card-words.js';
import type { Say } from '../say.js';
import { WHAT_HELPS } from './what-helps.js';
import { PRODUCT_NAME } from '../product-name.js';

const NOT_YOU = 'If you know nothing of it, call your IT support.';

const dayOr = (day: string | undefined, say: Say): string =>
  day === undefined ? 'not known' : say.day(day);

export const tokenNotices: ByCode<TokenNotice, Told> = {
  'seed-kept': ({ issuer, by, at }, say) => ({
    heading: 'A token is being set up for you',
    lines: [
      `${say.name(by)} set up a token for your ${say.name(issuer)} account at ${say.time(at)}.`,
      `Until it arrives, ${PRODUCT_NAME} keeps its secret, sealed. You are told of every code that is given out.`,
      NOT_YOU,
    ],
  }),
  'seed-shown': ({ issuer, by, at }, say) => ({
    heading: 'The secret of your token was shown',
    lines: [
      `${say.name(by)} was shown the secret of your token for ${say.name(issuer)} at ${say.time(at)}, to write it to the token.`,
      NOT_YOU,
    ],
  }),
  'seed-exported': ({ issuer, by, at }, say) => ({
    heading: 'The secret of your token was given out',
    lines: [
      `${say.name(by)} was given the whole secret of your token for ${say.name(issuer)} in a file at ${say.time(at)}. Whoever has the file can make every code for your account.`,
      'If you know nothing of it, call your IT support now: the token has to be replaced.',
    ],
  }),
  'seed-destroyed': ({ issuer, arrived, at, remainsUntil }, say) => {
    const remains =
      remainsUntil === undefined
        ? []
        : [`Sealed remains, which nobody can open, are deleted at ${say.time(remainsUntil)}.`];
    return arrived
      ? {
          heading: 'Your token has arrived',
          lines: [
            'It makes your codes from now on, and goes on working.',
            `${PRODUCT_NAME} gives out no more codes of your ${say.name(issuer)} token: its own copy of the secret was destroyed at ${say.time(at)}.`,
            ...remains,
            'If you do not have the token, call your IT support now.',
          ],
        }
      : {
          heading: 'The secret of your token was destroyed',
          lines: [
            `${PRODUCT_NAME} can give no more codes for your ${say.name(issuer)} token: its secret was destroyed at ${say.time(at)}.`,
            ...remains,
            'If you need a new token, ask your IT support.',
          ],
        };
  },
  'sign-in-ends': ({ ownerName, until }, say) => ({
    heading: 'A sign-in period ends soon',
    lines: [
      `${say.name(ownerName)} will be asked for codes again from ${say.time(until)}.`,
      `Has the token arrived? Type /token and the name to see where it stands.`,
    ],
  }),
  'not-arrived': ({ ownerName, expectedOn }, say) => ({
    heading: 'A token has not arrived',
    lines: [
      `The token for ${say.name(ownerName)} was expected on ${say.day(expectedOn)}, and nobody has said that it arrived.`,
      'Ask for it. When it is there, type /delivered and the name; if it is gone, /lost and the name. If it comes later than that, type /token and the name, and press Correct the days.',
    ],
  }),
  'days-corrected': ({ ownerName, by, yours, before, after }, say) => ({
    heading: 'The days of a parcel were corrected',
    lines: [
      yours
        ? `${say.name(by)} corrected the days of the parcel with your token.`
        : `${say.name(by)} corrected the days of the parcel with the token for ${say.name(ownerName)}.`,
      `Posted on: ${dayOr(after.postedOn, say)}. It said before: ${dayOr(before.postedOn, say)}.`,
      `Expected on: ${dayOr(after.expectedOn, say)}. It said before: ${dayOr(before.expectedOn, say)}.`,
      yours
        ? 'If it does not come then, call your IT support.'
        : 'To see where the token stands, type /token and the name.',
    ],
  }),
  'set-up-swept': ({ ownerName }, say) => ({
    heading: 'A set-up was cleared away',
    lines: [
      `The set-up of a token for ${say.name(ownerName)} was not finished, so what was kept of it is destroyed.`,
      'If the account took a code of it, remove that method there. To begin again, type /provision and the name.',
    ],
  }),
  'owner-gone': ({ ownerName }, say) => ({
    heading: 'A token was ended: its owner has left',
    lines: [
      `The account of ${say.name(ownerName)} is disabled or deleted, so their token was ended and its secret destroyed.`,
      'If the account comes back, remove the method there and type /provision and the name.',
    ],
  }),
  'token-compromised': ({ ownerName, issuer, by, at, reason, yours }, say) => ({
    heading: 'A token was stopped: its secret may be in other hands',
    lines: [
      yours
        ? `${say.name(by)} stopped your token for ${say.name(issuer)} at ${say.time(at)}. I give no more codes for it, and its secret is destroyed.`
        : `${say.name(by)} stopped the token of ${say.name(ownerName)} for ${say.name(issuer)} at ${say.time(at)}. I give no more codes for it, and its secret is destroyed.`,
      ...(reason.trim() === '' ? [] : [`Their reason: ${say.quote(reason)}`]),
      yours ? WHAT_HELPS.ownerRemoves : WHAT_HELPS.adminRemoves(say.name(ownerName)),
      yours ? WHAT_HELPS.ownerGoesOn : WHAT_HELPS.adminGoesOn,
    ],
  }),
  'confirm-wanted': ({ ownerName, by, fingerprint }, say) => ({
    heading: 'A second person has to confirm a token',
    lines: [
      `${say.name(by)} set up a token for ${say.name(ownerName)}. Its fingerprint is ${fingerprint}.`,
      `Ask ${say.name(by)} for the fingerprint that their page shows. If it is the same, type /token and the name, and press Confirm.`,
    ],
  }),
};
