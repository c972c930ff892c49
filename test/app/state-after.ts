// A request's state as the audit alone tells it, for whoever holds something against the audit.

/** State after an entry, by its action, where the entry alone says it. */
export const STATE_AFTER: Readonly<Record<string, string>> = {
  'request.created': 'pending',
  'request.approved': 'approved',
  'break-glass.granted': 'approved',
  'request.unapproved': 'pending',
  'request.denied': 'denied',
  'request.cancelled': 'cancelled',
  'request.expired': 'expired',
  'request.stopped': 'stopped',
  'request.closed': 'closed',
  'release.intended': 'releasing',
  'seed-qr.intended': 'releasing',
  'release.handed-out': 'released',
  'seed-qr.handed-out': 'released',
};
