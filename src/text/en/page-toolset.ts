// The toolset page, as the set-up page hands it out.
export const pageToolset = {
  save: 'Save the toolset page',
  saved: [
    'toolset.html is saved where this machine keeps downloads. Open it from there: it works without a network.',
    'It makes codes of a secret that you hold, and tells how far off a token’s clock is. It stores nothing, and knows nothing of this set-up.',
  ],
  notGiven: 'The toolset page is not given out to you here (any more). Ask your administrator.',
};
