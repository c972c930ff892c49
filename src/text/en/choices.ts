// Choosing one of several people or tokens.

export type TokenLine = {
  readonly issuer: string;
  readonly serialEnd: string | undefined;
  readonly stage: string;
  readonly setUpAt: string;
  /** Where the tokens are of several accounts. */
  readonly account: string | undefined;
};

export const choices = {
  heading: 'Which one do you mean?',
  person: (name: string, account: string): string => `${name}, ${account}`,
  token: ({ issuer, serialEnd, stage, setUpAt, account }: TokenLine): string => {
    const serial = serialEnd === undefined ? 'no serial number yet' : `serial number …${serialEnd}`;
    const whose = account === undefined ? '' : `, account ${account}`;
    return `${issuer}, ${serial}, ${stage}, set up at ${setUpAt}${whose}`;
  },
  choose: (what: string): string => `Choose ${what}`,
  tooOld: {
    heading: 'These buttons no longer work',
    lines: ['They work for an hour. Nothing was done.', 'Type the command again.'],
  },
};
