// The secret from what is piped in, or from whoever sits at a terminal: nothing of it is shown, and nothing is left behind.
import type { ReadStream } from 'node:tty';

/** No secret that we take is longer. */
const MOST = 65_536;
const ENTER = /[\r\n]/;
const INTERRUPTS = ['\u0003', '\u0004'];
const BACKSPACES = ['\u0008', '\u007f'];

/** Empty where it was broken off. `say` prints beside the answer, so that a pipe gets the code alone. */
export async function askForSecret(
  input: ReadStream,
  say: (text: string) => void,
): Promise<string> {
  return input.isTTY ? typedUnseen(input, say) : readAll(input);
}

async function readAll(input: ReadStream): Promise<string> {
  input.setEncoding('utf8');
  let text = '';
  for await (const chunk of input) {
    text += String(chunk);
    if (text.length > MOST) break;
  }
  return text;
}

async function typedUnseen(input: ReadStream, say: (text: string) => void): Promise<string> {
  // First: who answers at once must not be seen, either.
  input.setRawMode(true);
  input.setEncoding('utf8');
  try {
    say('Secret (it is not shown): ');
    return await untilEnter(input);
  } finally {
    input.setRawMode(false);
    input.pause();
    say('\n');
  }
}

async function untilEnter(input: ReadStream): Promise<string> {
  let typed = '';
  for await (const chunk of input) {
    for (const sign of String(chunk)) {
      if (INTERRUPTS.includes(sign)) return '';
      if (ENTER.test(sign)) return typed;
      typed = BACKSPACES.includes(sign) ? typed.slice(0, -1) : `${typed}${sign}`.slice(0, MOST);
    }
  }
  return typed;
}
