// Labels, buttons and marks that cards share, and the card with the code.
import { PRODUCT_NAME } from '../product-name.js';

export const parts = {
  facts: {
    account: 'Account',
    askedBy: 'Asked by',
    reason: 'Reason',
    noReason: 'none given',
    askedAt: 'Asked at',
    callerVerified: 'Caller check',
    callerNotSaid: 'nothing said',
    handing: 'Code goes',
    spoken: 'by voice, in a call',
    byMail: 'by e-mail',
    asked: 'Was sent to',
    unanswered: 'No answer yet',
    approvals: 'Approvals',
    approvedBy: 'Approved by',
    releasedBy: 'Released by',
    shownBefore: 'Shown before',
    openUntil: 'Open until',
    notBefore: 'Not before',
    showBy: 'Show it by',
    worksFrom: 'Works from',
    shouldWorkUntil: 'Should work until',
    worksUntil: 'Works until',
    deniedBy: 'Denied by',
    theirReason: 'Their reason',
    yourReason: 'Your reason',
    endedAt: 'Ended at',
    asksFor: 'Asks for',
    shownUntil: 'Shown until',
    codeEndsAt: 'End of the code',
  },
  account: (owner: string, account: string, issuer: string): string =>
    `${owner}, ${account} (${issuer})`,
  wholeSecret: 'the whole secret of the token, as a QR code for the burner',
  inFile: 'that the whole secret of the token leaves in a file',
  inEmergency: (who: string, at: string): string =>
    `${who}, in an emergency, without approval, at ${at}`,
  inEmergencyBefore: (who: string, at: string): string =>
    `${who}, in an emergency, at ${at}: that counts no more`,
  ownAccount: (account: string, issuer: string): string => `${account} (${issuer})`,
  approvals: (given: number, needed: number): string => `${given} of ${needed}`,
  approvalsBy: (count: string, names: string): string => `${count}: ${names}`,
  andMore: (count: number): string => `${count} more`,
  quoted: (text: string): string => `“${text}”`,
  buttons: {
    approve: 'Approve',
    approveNow: 'Approve with this number',
    deny: 'Deny',
    denyNow: 'Deny the request',
    withdraw: 'Withdraw',
    cancel: 'Cancel request',
    object: "This wasn't me",
    showCode: 'Show code',
    showQr: 'Show the QR code',
    openPage: 'Open the page',
    openAndShow: 'Open the page and show it',
    showAgain: 'Show code again',
    worked: 'Worked',
    refused: 'Refused',
    notUsed: 'Not used',
    another: 'Another code',
    refresh: 'Refresh',
  },
  /** What a notification says of the card on which that can be done. */
  readyNow: {
    code: 'You can show the code now',
    qr: 'You can show the QR code now',
    file: 'You can write the file now',
  },
  denyReason: {
    label: 'Why? The person who asked will read it.',
    hint: 'For example: nobody called me',
  },
  number: {
    label: 'Which number does the person who asked read out to you?',
    hint: 'For example: 42',
  },
  numberFor: (name: string): string => `Number for ${name}`,
  howDidItGo: 'How did it go?',
  marks: { sample: 'Sample data', localTrial: 'local trial, identities not verified' },
  fallback: `This is a card from ${PRODUCT_NAME} that this app cannot show. Open the chat in a current version of Teams.`,
};

export const codeCard = {
  heading: 'One code, for you to pass on',
  readOut: (owner: string): string =>
    `Read it to ${owner} now. It has to be typed at once, and only once.`,
  sendOff: (owner: string): string =>
    `Send it to ${owner} now. It has to be typed at once, and only once.`,
  /** The client sent the press as a message. */
  notInMessages:
    'This app sent your press as a message, and a code in a message would stay in the chat, so none was given out. Open this chat in Teams on a computer or in the browser, and press Show code there: the approval is kept.',
  onlyYou:
    'Only you are shown this code. Do not forward a picture of it. If the card turns back, as it may when somebody reacts to it, you can see the same code once more.',
};
