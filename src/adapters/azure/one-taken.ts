// Several questions put to Graph for one thing that was typed.
import type { Person } from '../../ports/directory.js';
import { QuestionRefused } from './graph-client.js';

/**
 * What any of the questions found. One that Graph will not take has found nobody; where it takes none of them, it is told as any
 * other trouble.
 */
export async function oneTaken(
  questions: readonly Promise<readonly Person[]>[],
): Promise<readonly Person[]> {
  const refused: QuestionRefused[] = [];
  const answers = await Promise.all(
    questions.map(async (question) =>
      question.catch((error: unknown) => {
        if (!(error instanceof QuestionRefused)) throw error;
        refused.push(error);
        return [];
      }),
    ),
  );
  const [first] = refused;
  if (first !== undefined && refused.length === questions.length) throw first;
  return each(answers.flat());
}

export function each(people: readonly Person[]): readonly Person[] {
  return [...new Map(people.map((person) => [person.id, person])).values()];
}
