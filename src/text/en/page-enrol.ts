// The set-up page: what was read, and the code with which the account owner finishes signing up.
export const pageEnrol = {
  check: {
    heading: 'Is this right?',
    organisation: 'Organisation',
    issuer: 'Issuer',
    account: 'Account',
    algorithm: 'Algorithm',
    digits: 'Digits',
    period: 'Period',
    seconds: (count: number): string => `${count} seconds`,
    secret: 'Secret',
    bytes: (count: number): string => `${count} bytes`,
    fingerprint: 'Fingerprint',
    notNamed: 'not named',
    spareBits:
      'The last character says more than there is to say. Some programs write it so; the secret is the same without it. If no code is accepted, have the page show a new QR code.',
    store: 'Store it',
    back: 'Take another picture',
    overrule: 'Read this before you go on',
    blocked: 'This one cannot be stored',
    tick: 'Tick what you have made sure of, or go back.',
  },
  code: {
    heading: 'Finish signing up with this code',
    lines: (owner: string): readonly string[] => [
      `The secret is stored. Read this code to ${owner}, who types it where the QR code was.`,
    ],
    label: 'Code',
    get: 'Show the code',
    next: 'Show the next code',
    copy: 'Copy',
    copied: 'The code was copied.',
    notCopied: {
      mac: 'The browser did not let it be copied. It is marked now: press ⌘C, or read it out.',
      touch:
        'The browser did not let it be copied. It is marked now: hold it, choose Copy, or read it out.',
      other:
        'The browser did not let it be copied. It is marked now: press Ctrl+C, or read it out.',
    },
    worksFrom: (seconds: number, from: string): string =>
      `Read it out now. It works in ${seconds} s, from ${from} on: let it be sent then.`,
    lasts: (seconds: number, until: string): string => `Works for ${seconds} s, until ${until}`,
    over: 'This code is over. Show the next one.',
    left: (count: number): string =>
      count === 1 ? 'One more code can be shown.' : `${count} more codes can be shown.`,
    accepted: 'Accepted',
    refused: 'Refused',
    startOver: 'Start over with a new QR code',
    reasonsHeading: 'The code was refused. Likely reasons:',
    reasons: (now: string): readonly string[] => [
      'It was typed after its time. As soon as this one is over, show the next code, and read it at once.',
      'The QR code is from another attempt: every time the page is opened there is a new one. Start over with the one that is shown now.',
      `A clock is wrong. The bot’s own says ${now}: compare it.`,
    ],
    usedUp: 'No more codes can be shown for this QR code. Start over with a new one.',
    unconfirmed: (fingerprint: string): string =>
      `Before any code is given out later, a second person who sets up tokens has to confirm the fingerprint ${fingerprint}. Ask a colleague to type /token and the name.`,
  },
};
