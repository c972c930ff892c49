// The toolset page: codes around now of a secret that somebody holds, on one file without a network.
export const en = {
  locale: 'en-GB',
  title: 'OTP toolset',
  promise:
    'Everything happens in this page: it asks nothing of any server, keeps nothing, and forgets the secret when you close it or go elsewhere.',
  clock: {
    trusted: (now: string): string =>
      `This machine’s clock shows ${now}. Nothing was noticed that speaks against it, but a page cannot know: hold it against a phone.`,
    wrong: 'Do not rely on this machine’s clock: the codes below may be those of another time.',
    older: (made: string): string =>
      `It shows a time before ${made}, when this file was written. Set the clock, and open the page again.`,
    server: (seconds: number): string =>
      `The clock of the server that sent this page is ${away(seconds)}. Set the clock, and open the page again.`,
    jumped: (seconds: number): string =>
      `While the page was open it moved by ${Math.abs(seconds)} s against the time that passed: somebody set it, or the machine slept. Hold it against a phone.`,
  },
  secret: {
    heading: 'Secret',
    label: 'Secret key, or the whole otpauth:// address',
    hint: 'Spaces, dashes and small letters do not matter. What could be read in two ways is asked for.',
    read: 'Read it',
    drop: {
      mac: 'Paste a screenshot of a QR code here (⌘V), or drop a picture',
      touch: 'A screenshot or a photo of a QR code will do',
      other: 'Paste a screenshot of a QR code here (Ctrl+V), or drop a picture',
    },
    choose: 'Choose a picture',
    random: 'Make a random one',
    forget: 'Forget it',
    forgotten: 'The secret is forgotten.',
    reading: 'Reading the picture …',
    notPicture: 'That is no picture that can be read here.',
    nothingPasted:
      'There was nothing to paste: the clipboard holds neither a picture nor text. Take the screenshot again, choose a picture, or type the secret key.',
    blinded:
      'This browser guards against fingerprinting, and gives the page noise in place of what is in a picture. Choose a PNG or JPEG file, cut close to the QR code, or type the secret key.',
    noReader:
      'Pictures cannot be read here: this browser does not allow it, or the reader did not answer. Type the secret key.',
    noneFound:
      'No QR code was found in the picture. Make it larger, or cut the picture closer to it.',
    empty: 'Type the secret key, or paste a screenshot.',
    several: 'There are several. Which one is it?',
    take: 'Take this one',
    unnamed: 'not named',
    taken: (name: string, bytes: number): string =>
      name === ''
        ? `A secret of ${bytes} bytes was read.`
        : `A secret of ${bytes} bytes was read: ${name}.`,
    made: (bits: number): string =>
      `A secret of ${bits} bits was made by this system’s generator. It is nowhere but here.`,
  },
  settings: {
    heading: 'How the codes are made',
    algorithm: 'Hash',
    digits: 'Digits',
    period: 'Time step in seconds',
    periodWrong: 'The time step is a whole number of seconds from 1 to 86400.',
    verifier: 'Who checks the code',
    verifiers: {
      entra: 'Microsoft Entra: 2 steps before, 2 after (assumed)',
      rfc6238: 'RFC 6238: 1 step before, 1 after',
      strict: 'The current step alone',
      own: 'Own numbers',
    },
    past: 'Steps before now that it takes',
    future: 'Steps after now that it takes',
  },
  codes: {
    heading: 'Codes',
    caption: 'Codes from four steps before now to four after',
    step: 'Step',
    code: 'Code',
    from: 'Works from',
    until: { 'works-until': 'Works until', 'should-work-until': 'Should work until' },
    offset: (steps: number): string =>
      steps === 0 ? 'now' : `${steps > 0 ? '+' : '−'}${Math.abs(steps)}`,
    best: 'best to mail',
    over: 'over',
    notYet: 'not yet',
    left: (seconds: number): string => `The current step lasts ${seconds} s more.`,
    about: (clockError: number): string =>
      `Times are this machine’s, less ${clockError} seconds at both ends for clocks that differ. Give a code out once: whether a verifier takes one twice is not known. For registering take the code of now.`,
    aheadRisk:
      'A code from ahead may teach the verifier that the token’s clock is fast: one step is safer than two.',
  },
  forms: {
    heading: 'Base32 and hexadecimal',
    base32: 'Base32',
    hex: 'Hexadecimal',
    show: 'Show the secret in both',
  },
  strength: {
    heading: 'What its length means',
    bits: (bits: number): string => `This secret has ${bits} bits.`,
    short:
      'RFC 4226 asks for at least 128 bits and recommends 160. Microsoft’s own secrets have 80. Nobody guesses 80 bits by typing codes; whoever has seen a few codes and owns very many computers could search them in the end. Nothing here can lengthen it: the other side holds the same secret. Treat each code that was seen by others as one clue more, and replace the token where it matters.',
    fine: 'That is at least what RFC 4226 asks for (128 bits).',
    best: 'That is what RFC 4226 recommends (160 bits) or more.',
  },
  burner: {
    heading: 'Onto a token',
    show: 'Show the secret as a QR code',
    hide: 'Hide it',
    note: 'Whoever sees it has the secret. Make sure that your screen is not shared.',
    picture: 'QR code with the secret, for the burner app',
    set: 'What to set in the burner',
    length: 'Secret',
    lengthOf: (bytes: number): string => `${bytes} bytes (a token takes at most 63)`,
    tooLong: 'A token takes at most 63 bytes: this secret does not fit on one.',
    noSha512: 'Programmable tokens know SHA-1 and SHA-256 alone: this secret does not work on one.',
    otherPeriod:
      'Programmable tokens know time steps of 30 and 60 seconds alone: this secret does not work on one.',
    otherDigits:
      'Most programmable tokens show 6 digits alone: make sure that this one can do more.',
    clock:
      'Let the burner set the token’s clock before it writes the secret. On most models setting it later erases the secret.',
  },
  drift: {
    heading: 'Is a token’s clock right?',
    first: 'Code on the token',
    second: 'The one after it (optional)',
    hint: 'One code finds what is within 20 steps. With the next one, too, a whole day is searched, and chance is ruled out.',
    check: 'Compare',
    malformed: (digits: number): string => `A code has ${digits} digits here.`,
    none: 'That is no code of this secret near now. Was the token burned with it, and with the same hash and time step?',
    right: 'The token’s clock runs true.',
    off: (steps: number, seconds: number): string =>
      `The token’s clock is ${Math.abs(steps)} ${Math.abs(steps) === 1 ? 'step' : 'steps'} ${steps > 0 ? 'fast' : 'slow'}: between ${Math.abs(seconds) - stepOf(steps, seconds)} and ${Math.abs(seconds) + stepOf(steps, seconds)} s.`,
    unsure: 'Other steps have the same code: type the next one, too.',
  },
  imports: {
    heading: 'For Entra’s import (needs P1 or P2)',
    upn: 'User principal name',
    serial: 'Serial number',
    make: 'Write both',
    csv: 'CSV',
    json: 'JSON for Graph (beta: hardwareOathDevices)',
    copy: 'Copy',
    copied: 'Copied. It has the secret in it: clear the clipboard and its history afterwards.',
    notCopied: {
      mac: 'The browser did not let it be copied. It is marked now: press ⌘C.',
      touch: 'The browser did not let it be copied. It is marked now: hold it, and choose Copy.',
      other: 'The browser did not let it be copied. It is marked now: press Ctrl+C.',
    },
    missing: 'Type the user principal name and the serial number.',
    unfit:
      'Entra imports 6 digits, SHA-1 or SHA-256, and time steps of 30 or 60 seconds; a CSV file says no hash, and so is for SHA-1 alone.',
    noCsv: 'No row: a CSV file says no hash, and so is for SHA-1 alone.',
  },
};

function away(seconds: number): string {
  return `${Math.abs(seconds)} s ${seconds > 0 ? 'ahead of it' : 'behind it'}`;
}

/** Seconds of one step. */
function stepOf(steps: number, seconds: number): number {
  return Math.abs(seconds / steps);
}
