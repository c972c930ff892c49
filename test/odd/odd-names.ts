// What people type for a colleague, and whom that should find. What should come out was written down before the code.
/** `found`: the one who is meant; `offered`: the first to choose from; `nobody`. */
export type Whom = { readonly found: string } | { readonly offered: string } | 'nobody';

export type OddName = {
  readonly kind: string;
  readonly source: string;
  readonly input: string;
  readonly out: Whom;
};

export const PEOPLE: readonly (readonly [
  given: string,
  surname: string,
  ...addresses: string[],
])[] = [
  ['Siobhan', "O'Brien"],
  ['Anne-Marie', 'García Lopez'],
  ['Paweł', 'Żółć'],
  ['Jürgen', 'Weiß'],
  ['Çağla', 'Şahin'],
  ['Søren', 'Ægidius'],
  ['Alice', 'Example', 'alice.example@contoso.example', 'a.old@fabrikam.example'],
  ['R&D', 'Desk #2'],
];

const named = (
  kind: string,
  source: string,
  cases: readonly (readonly [string, Whom])[],
): OddName[] => cases.map(([input, out]) => ({ kind, source, input, out }));
const found = (who: string): Whom => ({ found: who });
const offered = (who: string): Whom => ({ offered: who });
const [SIOBHAN, ANNE, PAWEL] = ["Siobhan O'Brien", 'Anne-Marie García Lopez', 'Paweł Żółć'];

export const ODD_NAMES: readonly OddName[] = [
  ...named('marks in names', 'names of people, on keyboards that have none of their marks', [
    ['O’Brien', found(SIOBHAN)],
    ['O`Brien', found(SIOBHAN)],
    ['O´Brien', found(SIOBHAN)],
    ['Oʼbrien', found(SIOBHAN)],
    ['obrien', found(SIOBHAN)],
    ['siobhan o’brien', found(SIOBHAN)],
    ['Anne‑Marie', found(ANNE)],
    ['anne–marie', found(ANNE)],
    ['annemarie', found(ANNE)],
    ['anne marie garcia lopez', found(ANNE)],
    ['garcia lopez', found(ANNE)],
  ]),
  ...named('letters of other alphabets', 'names as others spell them', [
    ['zolc', found(PAWEL)],
    ['żółć', found(PAWEL)],
    ['PAWEL', found(PAWEL)],
    ['juergen', found('Jürgen Weiß')],
    ['weiss', found('Jürgen Weiß')],
    ['WEISS', found('Jürgen Weiß')],
    ['cagla', found('Çağla Şahin')],
    ['SAHİN', found('Çağla Şahin')],
    ['soren', found('Søren Ægidius')],
    ['soeren aegidius', found('Søren Ægidius')],
    ['Zo\u0301lc', found(PAWEL)],
  ]),
  ...named('parts of names, and what is none', 'what is typed with a caller on the phone', [
    ['lopez', offered(ANNE)],
    ['marie', offered(ANNE)],
    ['Marie', offered(ANNE)],
    ['lopes', offered(ANNE)],
    ['paewl', offered(PAWEL)],
    ['alcie', offered('Alice Example')],
    ['R&D', found('R&D Desk #2')],
    ['desk #2', found('R&D Desk #2')],
    ['#', 'nobody'],
    ['*', 'nobody'],
    ['x'.repeat(125), 'nobody'],
    ['😀', 'nobody'],
  ]),
  ...named('addresses', 'mailboxes have more than one, and not always the user principal name', [
    ['a1234@contoso.example', 'nobody'],
    ['p7@contoso.example', found('Alice Example')],
    ['P7', found('Alice Example')],
    ['alice.example@contoso.example', found('Alice Example')],
    ['Alice.Example@Contoso.example', found('Alice Example')],
    ['alice.example', found('Alice Example')],
    ['a.old@fabrikam.example', found('Alice Example')],
    ['a.old', found('Alice Example')],
    ['<alice.example@contoso.example>', found('Alice Example')],
    ['mailto:alice.example@contoso.example', found('Alice Example')],
  ]),
];
