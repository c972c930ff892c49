// The start page of the local trial: who takes part, and what each of them can try.

/** People of the sample directory who have a part, by the given name under which their window is opened. */
export type TrialPerson = 'alex' | 'megan' | 'alice' | 'adele' | 'isaiah';

export const en = {
  locale: 'en-GB',
  title: 'OTP Bridge: try it',
  lines: [
    'Alice Example’s hardware token is in the mail. Until it arrives, an administrator may get one code at a time for her, once somebody else has agreed. Here you are everybody who takes part: each has a window of their own.',
    'This is a trial with made-up people: nobody’s identity is verified, and only this machine can reach it.',
  ],
  story: {
    heading: 'The story, in three steps',
    steps: [
      'As Alex type /otp alice she is at the airport, choose how you made sure that it is Alice who called, and press Send request.',
      'As Megan press Approve.',
      'As Alex press Show code, read it to Alice, and press Worked.',
    ],
  },
  peopleHeading: 'The people',
  people: {
    alex: {
      name: 'Alex Wilber',
      does: 'asks for codes, and sets up tokens',
      tries: [
        '/otp alice locked out',
        'Release in an emergency, while nobody has approved',
        '/provision alice, then Open the set-up',
        '/tokens',
      ],
    },
    megan: {
      name: 'Megan Bowen',
      does: 'approves or denies what others ask for',
      tries: ['Approve or Deny, when Alex has asked', '/requests'],
    },
    alice: {
      name: 'Alice Example',
      does: 'whose codes they are: she is told of everything, and can stop it',
      tries: [
        'This wasn’t me, when Alex has asked',
        '/mine',
        '/compromised alice my laptop was stolen, which ends her token: for a new one, type /provision alice as Alex',
      ],
    },
    adele: {
      name: 'Adele Vance',
      does: 'security: stops everything, and looks into emergencies',
      tries: [
        '/freeze alice her laptop was stolen',
        '/freezes',
        '/reviews, when Alex has released in an emergency',
      ],
    },
    isaiah: {
      name: 'Isaiah Langer',
      does: 'auditor, and security, too: sees who saw which code, and lifts what Adele has frozen',
      tries: ['/audit alice', '/reviews', '/unfreeze alice, when Adele has frozen'],
    },
  } satisfies Readonly<Record<TrialPerson, object>>,
  tries: 'Try:',
  toWindow: (name: string): string => `To ${name}’s window`,
  openWindow: (name: string): string => `Open ${name}’s window`,
  opening: 'A window takes some seconds to open.',
  notOpened: (name: string): string =>
    `${name}’s window did not open. What npm start printed says why.`,
  noWindows: 'Windows are opened by npm start, and this bot was started without it.',
  besides: 'Beside the windows',
  setUp: [
    'The set-up page opens from Alex’s window, by /provision and a name.',
    'Auditors see the audit in their window, by /audit, and on a page that opens from there, or from here as Isaiah. On the command line it is verified: node dist/cli.js help lists how.',
  ],
  audit: 'Open the auditors’ page as Isaiah',
  toolset: 'The toolset page',
  toolsetDoes: 'makes codes of a secret that you hold, without any of this',
};

export type TrialWords = typeof en;
