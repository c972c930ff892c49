// How the caller was verified, in the reader's language: in our words, or in the organisation's own.
import type { CallerMethod } from '../../../domain/policy/caller-verification.js';
import { NAME_SHOWN, plainText } from '../plain-text.js';
import type { Speech } from './reader.js';

export function methodWords(method: CallerMethod, { words }: Speech): string {
  const { builtIn, own } = words.asking.methods;
  return method.kind === 'built-in' ? builtIn[method.id] : plainText(own(method), NAME_SHOWN);
}
