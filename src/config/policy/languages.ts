// `languages` in the policy file: in which language people are spoken to.
import { z } from 'zod';
import { LANGUAGES } from '../../domain/policy/languages.js';

export const languages = z
  .strictObject({
    default: z
      .enum(LANGUAGES, { error: `must be one of ${LANGUAGES.join(', ')}` })
      .default('en')
      .describe(
        'For whoever uses an app in a language that there are no words of, or that names none.',
      ),
  })
  .default({ default: 'en' })
  .describe(
    'In which language people are spoken to: each in that of their app, as far as there are words of it.',
  );
