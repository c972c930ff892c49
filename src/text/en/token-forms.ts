// The forms on a token's card: what ends it, and what corrects it.
export const tokenForms = {
  deliver: {
    title: 'It has arrived',
    lines: (owner: string): readonly string[] => [
      `Ask ${owner} for the code that the token shows now, and type it here. It proves that the token works.`,
      'After that I give no more codes for it, and its secret is destroyed or, where your rules say so, kept for a while.',
    ],
    label: 'Code on the token',
    hint: 'As the token shows it',
    send: 'Mark as delivered',
  },
  correct: {
    title: 'Correct the days',
    lines: [
      'A day was wrong, or has changed? What you put in here counts from now on, and reminders follow it. What is left empty is not known.',
    ],
    send: 'Keep these days',
    done: 'The days of the parcel are corrected.',
  },
  lose: {
    title: 'It is lost',
    lines: (owner: string): readonly string[] => [
      `The token for ${owner} gives no more codes from this moment, and its secret is destroyed. That cannot be undone.`,
    ],
    send: 'Report as lost',
    checklist: [
      'Remove the method in Entra: the lost token could still be used by whoever finds it.',
      'Set up a new token: type /provision and the name.',
    ],
  },
  cancel: {
    title: 'Cancel it',
    lines: (owner: string): readonly string[] => [
      `The token for ${owner} gives no more codes from this moment, and its secret is destroyed. That cannot be undone.`,
      'If the account took a code of it, remove the method there too.',
    ],
    send: 'Cancel the token',
  },
};
