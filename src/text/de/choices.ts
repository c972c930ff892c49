// Eine von mehreren Personen, eines von mehreren Tokens auswählen.
import type { choices as en, TokenLine } from '../en/choices.js';

export const choices: typeof en = {
  heading: 'Wen oder was meinen Sie?',
  person: (name, account) => `${name}, ${account}`,
  token: ({ issuer, serialEnd, stage, setUpAt, account }: TokenLine) => {
    const serial =
      serialEnd === undefined ? 'noch ohne Seriennummer' : `Seriennummer …${serialEnd}`;
    const whose = account === undefined ? '' : `, Konto ${account}`;
    return `${issuer}, ${serial}, ${stage}, eingerichtet um ${setUpAt}${whose}`;
  },
  choose: (what) => `${what} auswählen`,
  tooOld: {
    heading: 'Diese Schaltflächen gelten nicht mehr',
    lines: [
      'Sie gelten eine Stunde lang. Es wurde nichts getan.',
      'Tippen Sie den Befehl noch einmal.',
    ],
  },
};
