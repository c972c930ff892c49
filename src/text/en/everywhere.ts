// What is open everywhere, to auditors and the security team.
export const everywhere = {
  /** Behind /requests. */
  typed: ['all', 'everywhere'],
  notAReviewer:
    'Only auditors and the security team see what is open everywhere. To see what is yours, type /requests.',
  heading: 'What is open everywhere',
  none: 'Nothing is open anywhere.',
  noneThere: 'There are no more. To see the first ones, type /requests all.',
  asks: {
    code: (who: string, whom: string): string => `${who} asks for a code for ${whom}`,
    qr: (who: string, whom: string): string =>
      `${who} asks to see the whole secret of the token for ${whom}`,
    file: (who: string, whom: string): string =>
      `${who} asks that the secret of the token for ${whom} leaves in a file`,
  },
  stage: 'Stands',
  stands: { waiting: 'waits for approval', approved: 'approved', given: 'shown, or being shown' },
  until: 'Ends by itself',
  more: (next: string): string => `There are more: type /requests all ${next}.`,
};
