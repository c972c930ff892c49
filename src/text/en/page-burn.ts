// The set-up page: the secret onto the token, and the proof that it is there.
function clockIs(steps: number, seconds: number): string {
  if (steps === 0) return 'runs true';
  const count = Math.abs(steps);
  const said = count === 1 ? '1 step' : `${count} steps`;
  return `${said} (${Math.abs(seconds)} s) ${steps > 0 ? 'fast' : 'slow'}`;
}

export const pageBurn = {
  heading: 'Burn the token',
  lines: [
    'The account has accepted the code. Now the secret goes onto the token: show it as a QR code and scan that with the burner app.',
  ],
  set: 'What to set in the burner',
  algorithm: 'Hash',
  period: 'Time step',
  digits: 'Digits',
  digitsOf: (count: number): string =>
    count === 6 ? '6' : `${count}: make sure that the token can do that`,
  length: 'Secret',
  lengthOf: (bytes: number): string => `${bytes} bytes (a token takes at most 63)`,
  tooLong: 'A token takes at most 63 bytes: this secret does not fit on one.',
  noSha512: 'Programmable tokens know SHA-1 and SHA-256 alone: this secret does not work on one.',
  otherPeriod:
    'Programmable tokens know time steps of 30 and 60 seconds alone: this secret does not work on one.',
  clock:
    'Let the burner set the token’s clock before it writes the secret. On most models setting it later erases the secret.',
  show: 'Show the secret as a QR code',
  shownNote:
    'It is shown for one minute, the showing is recorded, and the account owner is told. Make sure that your screen is not shared.',
  picture: 'QR code with the secret, for the burner app',
  hide: 'Hide it now',
  lasts: (seconds: number): string => `Disappears in ${seconds} s`,
  gone: 'The QR code is gone. Show it again if the burner has not read it.',
  until: (time: string): string => `It can be shown until ${time}.`,
  notHere:
    'Here and now the secret cannot be shown: that is possible only within thirty minutes of the capture, in the browser that captured it. If the token is burned already, type its code below.',
  proof: {
    heading: 'Prove that it works',
    lines: ['Switch the token on, and type the code that it shows.'],
    label: 'Code on the token',
    send: 'Check the code',
  },
  /** Who may go on, where and for how long. `until`: the secret can be shown here; undefined: no more, or not here. */
  later: (place: 'window' | 'browser', until: string | undefined): string => {
    if (until === undefined) {
      return 'You can close this page and come back later: type /provision and the name.';
    }
    return place === 'window'
      ? `Only this window can show the secret, until ${until}. If you close it before the token is burned, showing the secret takes an approval (/reburn). Everything else can wait: type /provision and the name.`
      : `Only this browser can show the secret, until ${until}. You can close the page and open it again here: type /provision and the name. After that time, or in another browser, showing the secret takes an approval (/reburn).`;
  },
  proved: (steps: number, seconds: number): string =>
    steps === 0
      ? 'The code is right, and the token’s clock runs true.'
      : `The code is right. The token’s clock is ${clockIs(steps, seconds)}.`,
  clockIs,
  drifts: 'That is more than Microsoft allows for at sign-in: burn it again, the clock first.',
  /** Where the free half hour is over, or in another browser. */
  byRequest:
    'Here and now the secret cannot be shown again: type /reburn, the name and why. When somebody else has approved it, the QR code is shown.',
  again: {
    heading: 'Burn it again before you post it',
    lines: (steps: number, seconds: number): readonly string[] => [
      `The token’s clock is ${clockIs(steps, seconds)}, which is more than Microsoft allows for at sign-in.`,
    ],
  },
};
