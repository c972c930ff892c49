// A page of the local trial for everybody in one language, whatever their browser asks for: the page reads it of its own first tag.
import { readFile } from 'node:fs/promises';
import type { Response } from 'express';

const TAG = '<html lang="en"';

/** `language`: a BCP 47 tag. Where the file is not there, as if it had no address. */
export async function sendInLanguage(
  response: Response,
  file: string,
  language: string,
): Promise<'sent' | 'not there'> {
  const html = await readFile(file, 'utf8').catch(() => undefined);
  if (html === undefined) return 'not there';
  response.type('html').send(html.replace(TAG, `${TAG} data-language="${language}"`));
  return 'sent';
}
