// What clients send with fields left empty, and what the bot makes of it. Every field of every kind is in docs/odd-fields.md.
export type OddActivity = {
  readonly kind: string;
  readonly source: string;
  /** A press or a message as usual, but for these. */
  readonly of: 'press' | 'message';
  readonly changes: Readonly<Record<string, unknown>>;
  readonly out: string;
};

const SOURCE = 'activities recorded from real clients';

export const ODD_ACTIVITIES: readonly OddActivity[] = (
  [
    ['press', { text: null, locale: null, localTimezone: null }, 'pressed'],
    ['press', { text: '' }, 'pressed'],
    ['press', { entities: null, attachments: null }, 'pressed'],
    ['press', { channelData: null }, 'pressed'],
    ['press', { timestamp: null, replyToId: null }, 'pressed'],
    ['press', { value: null }, 'malformed-press'],
    ['press', { name: null }, 'unknown-invoke'],
    ['message', { text: null }, 'said'],
    ['message', { locale: 7, localTimezone: [] }, 'said'],
    ['message', { entities: [null, 7, {}] }, 'said'],
    ['message', { attachments: [{ contentType: null }] }, 'said'],
    ['message', { recipient: null }, 'said'],
    ['message', { from: null }, 'refused: MALFORMED'],
  ] as const
).map(([of, changes, out]) => ({
  kind: 'fields that clients leave empty',
  source: SOURCE,
  of,
  changes,
  out,
}));
