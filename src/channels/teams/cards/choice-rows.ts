// Somebody, or a token, to choose: what tells each from the others, and below it the button that goes on with it. Never a
// guess, and nothing chosen beforehand.
import type { AskRefusal, Moments } from '../../../app/asking/answers.js';
import type { TokenChoice } from '../../../app/looking/refusals.js';
import type { Candidate, Typed, Whom } from '../../../app/looking/who.js';
import type { PersonId, TokenId } from '../../../domain/ids.js';
import { actionSet, paragraph } from './elements.js';
import type { ActionExecute, Element } from './elements.js';
import type { Speech } from './reader.js';

type Chosen = { readonly person: PersonId; readonly token?: TokenId; readonly when?: Moments };
/** The button that goes on with what was typed, and with what is chosen. */
export type GoOn<W extends Whom> = (title: string, typed: W & Chosen) => ActionExecute;
type Button<T> = (one: T, title: string) => ActionExecute;
type Refused = { readonly code: string };
type ToChoose = Extract<
  AskRefusal,
  { readonly code: 'UNKNOWN_PERSON' | 'SEVERAL_PEOPLE' | 'SEVERAL_TOKENS' }
>;

/** None where the refusal leaves nothing to choose. */
export function choiceRows<W extends Whom>(
  refusal: ToChoose | Refused,
  { typed, goOn }: { readonly typed: Typed<W>; readonly goOn: GoOn<W> },
  speech: Speech,
): readonly Element[] {
  if (!isToChoose(refusal)) return [];
  const readings: readonly W[] = [typed, ...(typed.longer ?? [])];
  const read = ({ reading }: Candidate): W => readings[reading] ?? typed;
  if (refusal.code === 'SEVERAL_TOKENS') {
    const { owner, tokens } = refusal;
    return tokenRows(
      tokens,
      ({ id }, title) => goOn(title, { ...read(owner), ...chosen(owner), token: id }),
      speech,
    );
  }
  const people = refusal.code === 'SEVERAL_PEOPLE' ? refusal.people : refusal.nearest;
  return peopleRows(people, (one, title) => goOn(title, { ...read(one), ...chosen(one) }), speech);
}

function chosen({ id: person, moments = [] }: Candidate): Chosen {
  return moments.length === 0 ? { person } : { person, when: { kind: 'moments', moments } };
}

/** A question is no refusal. */
export function headingOf({ code }: Refused, refused: string, { words }: Speech): string {
  return code === 'SEVERAL_PEOPLE' || code === 'SEVERAL_TOKENS' ? words.choices.heading : refused;
}

function isToChoose(refusal: ToChoose | Refused): refusal is ToChoose {
  return ['UNKNOWN_PERSON', 'SEVERAL_PEOPLE', 'SEVERAL_TOKENS'].includes(refusal.code);
}

function peopleRows(
  people: readonly Candidate[],
  goOn: Button<Candidate>,
  { words, say }: Speech,
): readonly Element[] {
  const { person, choose } = words.choices;
  return people.flatMap((one) => {
    const account = say.name(one.account);
    return row(person(say.name(one.name), account), goOn(one, choose(account)));
  });
}

export function tokenRows(
  tokens: readonly TokenChoice[],
  goOn: Button<TokenChoice>,
  { words, say }: Speech,
): readonly Element[] {
  const { token: line, choose } = words.choices;
  const severalAccounts = new Set(tokens.map(({ accountName }) => accountName)).size > 1;
  return tokens.flatMap((token) => {
    const { issuer, serialEnd, stage, capturedAt, accountName } = token;
    const said = line({
      issuer: say.name(issuer),
      serialEnd: serialEnd === undefined ? undefined : say.name(serialEnd),
      stage: words.tokens.stages[stage],
      setUpAt: say.time(capturedAt),
      account: severalAccounts ? say.name(accountName) : undefined,
    });
    return row(said, goOn(token, choose(shortName(token, tokens, { words, say }))));
  });
}

function row(line: string, button: ActionExecute): readonly Element[] {
  return [
    paragraph(line, { spacing: 'Medium', separator: true }),
    actionSet([button], { spacing: 'Small' }),
  ];
}

/** No two buttons are called alike. */
function shortName(
  { id, issuer, serialEnd, capturedAt }: TokenChoice,
  tokens: readonly TokenChoice[],
  { say }: Speech,
): string {
  const isAlone = !tokens.some(
    (other) => other.id !== id && other.issuer === issuer && other.serialEnd === serialEnd,
  );
  const by = serialEnd !== undefined && isAlone ? `…${say.name(serialEnd)}` : say.time(capturedAt);
  return `${say.name(issuer)}, ${by}`;
}
