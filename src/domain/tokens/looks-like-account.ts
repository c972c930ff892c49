// Does the account in a QR code look like this user principal name? Any case; as Microsoft writes it with the organisation
// in front of it, and as guests are called in the tenant that they are guests of.

/** Only an address is compared: a display name says nothing. */
export function looksLikeAccount(read: string, userPrincipalName: string): boolean {
  const wanted = plain(userPrincipalName);
  return (
    wanted !== '' && (plain(read) === wanted || plain(read.split(':').at(-1) ?? '') === wanted)
  );
}

/** `bob_fabrikam.example#EXT#@contoso.example` is bob@fabrikam.example. */
function plain(address: string): string {
  const folded = address.normalize('NFC').trim().toLowerCase();
  const guest = /^(.+)_([^_@]+)#ext#@.+$/.exec(folded);
  return guest === null ? folded : `${guest[1] ?? ''}@${guest[2] ?? ''}`;
}
