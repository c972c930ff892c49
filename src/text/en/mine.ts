// What the bridge says of what it holds of whoever asks.
import type { Disclosure } from '../../domain/release/request.js';

type Asks = (by: string, at: string) => string;

const asks: Readonly<Record<Disclosure, Asks>> = {
  release: (by, at) => `${by} asks, or asked, for a code of yours: ${at}.`,
  'seed-qr': (by, at) => `${by} asks, or asked, to see the whole secret of your token: ${at}.`,
  'seed-export': (by, at) =>
    `${by} asks, or asked, that the whole secret of your token leaves in a file: ${at}.`,
};

export const mine = {
  heading: 'What I hold of you',
  me: (name: string, account: string): string => `You are ${name}, ${account}.`,
  contact: (zone: string | undefined, language: string | undefined): string =>
    `I write to you in this chat${language === undefined ? '' : `, in the language of your app (${language})`}${zone === undefined ? '' : `, with times as in ${zone}`}.`,
  checked:
    'I remember which caller check you chose last: it comes first when you ask for the next code.',
  noToken: 'I hold no token of yours.',
  setUp: 'Set up',
  /** `kept`: sealed, so that codes can be made. */
  secret: (kept: boolean): string => (kept ? 'kept, sealed' : 'destroyed'),
  asks,
  shown: 'When codes of yours, or the secret, were shown, and to whom, the newest first:',
  noneShown: 'No code of yours was shown to anybody.',
  noneOfLate: 'Of late no code of yours was shown to anybody. Your auditors can look further back.',
  to: (by: string): string => `to ${by}`,
  older: 'Earlier ones',
  andBefore: 'There were more before. Your auditors can look further back.',
  notHere: 'Nobody else can ask this of you but auditors and the security team.',
};
