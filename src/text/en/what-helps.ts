// What alone helps once a secret may be in other hands: the account must stop taking its codes. Where to click is what
// learn.microsoft.com/entra/identity/authentication/howto-mfa-userdevicesettings and mysignins.microsoft.com say.
export const WHAT_HELPS = {
  adminRemoves: (owner: string): string =>
    `Whoever has the secret can still sign in with it. Remove the method now: entra.microsoft.com, Users, ${owner}, Authentication methods, Delete.`,
  adminGoesOn:
    'Then a new token is needed: ask for one or, if you set up tokens, type /provision and the name.',
  ownerRemoves:
    'Whoever has the secret can still sign in with it. Remove the method now: mysignins.microsoft.com, Security info, Delete.',
  ownerGoesOn: 'Then ask your IT support for a new token.',
};
