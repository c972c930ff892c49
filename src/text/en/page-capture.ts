// The set-up page's first two steps: what shows the secret, and what was read from it.
export const pageCapture = {
  heading: 'Show me the QR code',
  lines: (owner: string): readonly string[] => [
    `${owner} opens the security info page, adds an authenticator app, and chooses “I want to use a different authenticator app”. A QR code appears.`,
  ],
  drop: {
    mac: 'Paste a screenshot of it here (⌘V), or drop a picture',
    touch: 'A screenshot or a photo of it will do',
    other: 'Paste a screenshot of it here (Ctrl+V), or drop a picture',
  },
  choose: 'Choose a picture',
  share: 'Share the screen',
  scan: 'Scan with the camera',
  staysHere: 'Pictures are read on this page and never leave it.',
  typed: {
    heading: 'No picture? Type it',
    label: 'Secret key, or the whole otpauth:// address',
    hint: 'What “Can’t scan the image?” shows: the secret key, or all of it. Spaces, dashes and small letters do not matter.',
    issuer: 'Issuer',
    usual: 'Microsoft',
    account: 'Account',
    read: 'Read it',
  },
  traces: {
    heading: 'Where screenshots stay behind',
    lines: [
      'A screenshot stays in the clipboard, in its history (Windows key + V), and, where that is on, in the cloud clipboard of your other devices. Screenshot tools keep copies in a folder, too.',
      'When you are through, clear the history: Windows key + V, Clear all. On a Mac copy something else. Delete saved screenshots.',
    ],
  },
  reading: 'Reading the picture …',
  none: {
    heading: 'No QR code was found in the picture',
    lines: [
      'Ask for the QR code to be shown larger: zoom the browser in, and take the screenshot again.',
      'Cut the picture so that little but the QR code is left, with its white edge.',
      'Make sure that nothing lies over it.',
    ],
  },
  notPicture: {
    heading: 'That is no picture that can be read here',
    lines: [
      'It is another kind of file, a picture that is broken, or nothing at all. Take a new screenshot of the QR code and paste that, or type the secret key below.',
    ],
  },
  nothingPasted: {
    heading: 'There was nothing to paste',
    lines: [
      'The clipboard holds neither a picture nor text. Take a screenshot of the QR code again, and paste it at once; or choose a picture, or type the secret key below.',
    ],
  },
  blinded: {
    heading: 'This browser does not let the page see the picture',
    lines: [
      'It guards against fingerprinting, and gives pages noise in place of what is in a picture. Then only a PNG or JPEG file can be read: choose one, cut close to the QR code.',
      'Or allow this page to read canvases, where the browser asks for it; or type the secret key below.',
    ],
  },
  noReader: {
    heading: 'Pictures cannot be read here',
    lines: [
      'This browser does not allow what it takes (Lockdown Mode forbids it), or the reader did not answer. Type the secret key below.',
    ],
  },
  noShare: 'The screen was not shared. Paste a screenshot instead.',
  notPlayed:
    'The screen was shared, but this browser cannot show it to the page. Paste a screenshot, or choose a picture.',
  several: {
    heading: 'There are several QR codes. Which one is it?',
    choose: 'Take this one',
  },
  empty: 'Type the secret key, or paste a screenshot.',
};
