// What heads the card of a request whose time is over: an emergency was approved by nobody.
export function ranOut(unapproved: boolean, emergency: boolean): string {
  if (unapproved) return 'Not approved in time';
  return emergency ? 'The emergency release ran out' : 'The approval ran out';
}
