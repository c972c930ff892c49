// What the commands say that work on a secret which somebody holds: codes, QR codes, drift, and the measuring of a verifier.
export const tools = {
  inSight:
    'The secret now stands in this shell’s history, and while this runs in the list of processes. Next time type - in its place: it is asked for, unseen.',
  columns: ['step', 'code', 'works from', 'should work until', ''],
  best: 'best to mail',
  now: 'now',
  noVerifier: (known: string) => `--verifier is one of ${known}.`,
  watchAlone: '--watch prints on and on, until Ctrl+C: leave --table out.',
  pictureMissing: 'The picture cannot be read: is the path right, and is it a PNG or a JPEG?',
  noneFound: 'There is no QR code in it. Cut the picture closer to the code, or make it larger.',
  ofPicture: (number: number, of: number, problem: string) =>
    of === 1 ? problem : `Picture ${number} of ${of}: ${problem}`,
  notBuilt: 'The reader of pictures is missing: run npm run build first.',
  written: (file: string) =>
    `${file} is written. Whoever opens it has the secret: delete it afterwards.`,
  notWritten: 'The file cannot be written: is it there already?',
  set: (algorithm: string, seconds: number, digits: number) =>
    `In the burner set ${algorithm}, ${seconds} seconds and ${digits} digits, and the clock first.`,
  drift: {
    malformed: (digits: number) => `A code has ${digits} digits here.`,
    none: 'That is no code of this secret near now.',
    right: 'The clock runs true.',
    off: (steps: number, seconds: number) =>
      `The clock is ${Math.abs(steps)} ${Math.abs(steps) === 1 ? 'step' : 'steps'} (${Math.abs(seconds)} s) ${steps > 0 ? 'fast' : 'slow'}.`,
    unsure: 'Other steps have the same code: say the next one, too, with --next.',
  },
  calibrate: {
    before: [
      'You will sign in five to seven times with a test account whose second factor is this secret, a new code each time; at most six are refused.',
      'Microsoft locks an account after ten refused sign-ins or so (smart lockout), and then refuses right codes, too: use an account that nobody needs, type the password rightly, and do not try other codes meanwhile. If it says that the account is locked, stop with Ctrl+C, wait an hour, and start again: it goes on where it was.',
      'Sign in as far as the question for the code, in a private window. Codes are not the same as on the token: type what stands here.',
    ],
    terminal: 'This asks you things: it needs a terminal.',
    tooShort: 'Time steps under 30 seconds leave no time in which a code could be sent.',
    kept: 'The file of the run is none of ours, or of another secret: name another one.',
    type: (number: number, code: string) =>
      `${number}. Type ${code}, and do not send it yet. Wait until this says NOW.`,
    wait: (seconds: number) => `NOW in ${seconds} s`,
    now: 'NOW: send it, and press Enter here at once. ',
    outcome: 'Was it accepted? y: yes, n: no, m: something else was typed. ',
    again: 'Type y, n or m.',
    nothing:
      'Not even the code of now was accepted, at three places in its step: is it the right secret and account, and does this machine’s clock show the right time?',
    measured: (past: number, future: number, tries: number) =>
      `Measured with ${tries} sign-ins: ${past} steps before now are accepted, and ${future} after.`,
    policy: (file: string) =>
      `Put the profile in ${file} into the policy, as its “profile”: cards then say “works until”.`,
    source: (day: string, tries: number) =>
      `otp-bridge calibrate, ${day}: ${tries} sign-ins, clocks up to 20 s apart`,
    name: 'measured',
  },
} as const;
