// Which screenshots there are: every kind of the issue, over its whole range, the same ones each time.
import { Dice } from '../../app/dice.js';
import type { ErrorCorrection } from './draw-code.js';

export const KINDS = [
  'scale',
  'jpeg',
  'blur',
  'rotation',
  'dark mode',
  'inverted',
  'desktop 1920×1080',
  'desktop 3840×2160',
  'two codes',
  'partly covered',
  'combined',
] as const;
export type Kind = (typeof KINDS)[number];

export type Screenshot = {
  readonly name: string;
  readonly kind: Kind;
  /** What the codes in it say. */
  readonly texts: readonly string[];
  readonly correction: ErrorCorrection;
  /** 1 is a module of four pixels, Microsoft's code then being about 170 pixels wide. */
  readonly scale: number;
  readonly quiet: number;
  readonly degrees: number;
  /** Share of a module. */
  readonly blur?: number;
  readonly jpeg?: number;
  readonly look: 'light' | 'dark mode' | 'inverted';
  readonly screen?: readonly [width: number, height: number];
  /** What lies over the code, as a share of its area. */
  readonly cover?: { readonly where: 'middle' | 'corner' | 'edge'; readonly share: number };
  readonly chance: number;
};

const COUNTS: Readonly<Record<Kind, number>> = {
  scale: 40,
  jpeg: 36,
  blur: 36,
  rotation: 36,
  'dark mode': 30,
  inverted: 30,
  'desktop 1920×1080': 24,
  'desktop 3840×2160': 12,
  'two codes': 30,
  'partly covered': 36,
  combined: 50,
};

/** All that error correction can mend at best, by its level (ISO/IEC 18004, table 9), in codewords. */
const MENDED: Readonly<Record<ErrorCorrection, number>> = { L: 0.07, M: 0.15, Q: 0.25, H: 0.3 };

/** What each kind goes through, as the documentation says it. */
export const RANGES: Readonly<Record<Kind, string>> = {
  scale: '30 % to 300 %, evenly',
  jpeg: 'quality 30 to 95, at 50 % to 150 %',
  blur: 'Gaussian, σ 0.1 to 0.7 of a module, at 75 % to 200 %',
  rotation: '−15° to 15°, at 40 % to 150 %',
  'dark mode':
    'near-black on light grey, 1 to 4 modules of margin on a dark page, at 40 % to 200 %',
  inverted: 'light on dark, at 40 % to 200 %',
  'desktop 1920×1080': 'among windows, text and icons, at 30 % to 200 %',
  'desktop 3840×2160': 'among windows, text and icons, at 40 % to 300 %',
  'two codes': 'side by side, at 40 % to 200 %; both have to be read',
  'partly covered': 'middle, corner or edge, up to half of what error correction mends',
  combined: 'any of these over each other, scales from 30 %, blur to 0.6 of a module',
};

export function screenshots(): readonly Screenshot[] {
  return KINDS.flatMap((kind) =>
    Array.from({ length: COUNTS[kind] }, (_none, at) => {
      const dice = new Dice(KINDS.indexOf(kind) * 1000 + at + 1);
      const share = at / (COUNTS[kind] - 1);
      return { ...plain(kind, dice), ...CHANGES[kind](share, dice), name: `${kind} ${at + 1}` };
    }),
  );
}

function plain(kind: Kind, dice: Dice): Omit<Screenshot, 'name'> {
  return {
    kind,
    texts: [microsoftUri(dice)],
    correction: dice.one(['L', 'M', 'M', 'Q']),
    scale: 1,
    quiet: dice.one([2, 4, 4]),
    degrees: 0,
    look: 'light',
    chance: dice.below(1_000_000),
  };
}

type Change = (share: number, dice: Dice) => Partial<Screenshot>;

const between = (share: number, least: number, most: number): number =>
  least + share * (most - least);

const CHANGES: Readonly<Record<Kind, Change>> = {
  scale: (share) => ({ scale: between(share, 0.3, 3) }),
  jpeg: (share, dice) => ({
    jpeg: Math.round(between(share, 30, 95)),
    scale: dice.one([0.5, 0.75, 1, 1.5]),
  }),
  blur: (share, dice) => ({ blur: between(share, 0.1, 0.7), scale: dice.one([0.75, 1, 1.5, 2]) }),
  rotation: (share, dice) => ({
    degrees: between(share, -15, 15),
    scale: dice.one([0.4, 0.6, 1, 1.5]),
  }),
  'dark mode': (_share, dice) => ({
    look: 'dark mode',
    quiet: dice.one([1, 2, 4]),
    scale: between(dice.next(), 0.4, 2),
  }),
  inverted: (_share, dice) => ({ look: 'inverted', scale: between(dice.next(), 0.4, 2) }),
  'desktop 1920×1080': (share) => ({ screen: [1920, 1080], scale: between(share, 0.3, 2) }),
  'desktop 3840×2160': (share) => ({ screen: [3840, 2160], scale: between(share, 0.4, 3) }),
  'two codes': (share, dice) => ({
    texts: [microsoftUri(dice), dice.happens(0.5) ? microsoftUri(dice) : pushUri(dice)],
    scale: between(share, 0.4, 2),
  }),
  'partly covered': (_share, dice) => covered(dice),
  combined: (_share, dice) => ({
    scale: between(dice.next(), 0.3, 3),
    degrees: dice.happens(0.6) ? between(dice.next(), -15, 15) : 0,
    ...(dice.happens(0.6) ? { jpeg: Math.round(between(dice.next(), 30, 95)) } : {}),
    ...(dice.happens(0.5) ? { blur: between(dice.next(), 0.1, 0.6) } : {}),
    look: dice.one(['light', 'dark mode', 'inverted']),
    ...(dice.happens(0.3) ? { screen: [1920, 1080] as const } : {}),
    ...(dice.happens(0.2) ? covered(dice) : {}),
  }),
};

/** As far as half of what can be mended: what lies over a code spoils neighbouring codewords, whole and in part. */
function covered(dice: Dice): Partial<Screenshot> {
  const correction = dice.one(['L', 'M', 'Q', 'H'] as const);
  const where = dice.one(['middle', 'corner', 'edge'] as const);
  return {
    correction,
    cover: { where, share: MENDED[correction] * between(dice.next(), 0.1, 0.5) },
  };
}

const LETTERS = 'abcdefghijklmnopqrstuvwxyz234567';
const TENANTS = [
  'Contoso',
  'Fabrikam+Ltd',
  'Test+Und%2BFirma',
  'Northwind+Traders+Gen%C3%A8ve',
  'AW',
];
const PEOPLE = ['alice', 'bob.example', 'anna-maria.von-und-zu.beispiel', 'k'];
const DOMAINS = ['contoso.example', 'firma.onmicrosoft.com', 'a.example'];

/** Microsoft's shape: no algorithm, no digits, no period, sixteen characters in lower case. */
function microsoftUri(dice: Dice): string {
  const secret = Array.from({ length: 16 }, () => LETTERS.charAt(dice.below(32))).join('');
  const label = `${dice.one(TENANTS)}%3A${dice.one(PEOPLE)}%40${dice.one(DOMAINS)}`;
  return `otpauth://totp/${label}?secret=${secret}&issuer=Microsoft`;
}

function pushUri(dice: Dice): string {
  const host = 'https%3A%2F%2Fmobileappcommunicator.example%2Fmac';
  return `phonefactor://activate_account?code=${100_000_000 + dice.below(900_000_000)}&url=${host}`;
}
