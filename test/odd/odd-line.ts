/** A line in Teams: the text of the message, whose mentions are beside it, and what the bot reads. */
export type OddLine = {
  readonly kind: string;
  readonly source: string;
  readonly input: string;
  readonly mentions: readonly unknown[];
  readonly out: object;
};

type Mentioned = readonly (readonly string[])[];

export function line(
  kind: string,
  source: string,
  cases: readonly (readonly [string, object, Mentioned?])[],
): OddLine[] {
  return cases.map(([input, out, mentioned = []]) => ({
    kind,
    source,
    input,
    out,
    mentions: mentioned.map(([id, name = '']) => ({
      type: 'mention',
      mentioned: { id, name },
      text: `<at>${name}</at>`,
    })),
  }));
}
