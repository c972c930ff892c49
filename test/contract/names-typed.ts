// What people type for the people of the directory contract.
/** Typed, and who is found. */
export const SPELLINGS: readonly (readonly [typed: string, found: string])[] = [
  ['Jürgen Weiß', 'Jürgen Weiß'],
  ['jurgen weiss', 'Jürgen Weiß'],
  ['Ju\u0308rgen WEISS', 'Jürgen Weiß'],
  ['lukasz-sorensen', 'Alicia Łukasz-Sørensen'],
  ['lukasz-soerensen', 'Alicia Łukasz-Sørensen'],
  ['juergen', 'Jürgen Weiß'],
  ['Juergen Weiss', 'Jürgen Weiß'],
  ['muller', 'Jörg Müller'],
  ['Mueller', 'Jörg Müller'],
  ['joerg muller', 'Jörg Müller'],
  ['Jörg Mueller', 'Jörg Müller'],
  ['joerg mueller', 'Jörg Müller'],
  ["O'Brien", 'Siobhan O’Brien'],
  ['O’Brien', 'Siobhan O’Brien'],
  ['O´Brien', 'Siobhan O’Brien'],
  ['Oʼbrien', 'Siobhan O’Brien'],
  ['obrien', 'Siobhan O’Brien'],
  ["siobhan o'brien", 'Siobhan O’Brien'],
  ['Anne\u2011Marie', 'Anne-Marie García Lopez'],
  ['anne\u2010marie', 'Anne-Marie García Lopez'],
  ['Anne–Marie García Lopez', 'Anne-Marie García Lopez'],
  ['anne marie garcia lopez', 'Anne-Marie García Lopez'],
  ['annemarie', 'Anne-Marie García Lopez'],
  ['zolc', 'Paweł Żółć'],
  ['żolc', 'Paweł Żółć'],
  ['pawel zolc', 'Paweł Żółć'],
  ['Z\u034fo\u200bl\u2060c', 'Paweł Żółć'],
];

/** No name of anybody, and nothing that a directory may fall over. */
export const NO_NAMES: readonly (readonly [what: string, typed: string])[] = [
  ['a slip', 'alcie'],
  ['a sign', '#'],
  ['letters around a sign', 'R&D'],
  ['a name and a sign', 'jonass R&D'],
  ['nothing but signs', '(&)'],
  ['a star', '*'],
  ['125 letters', 'x'.repeat(125)],
  ['200 letters with marks', 'é'.repeat(200)],
  ['a hundred words', 'a b '.repeat(50)],
];
