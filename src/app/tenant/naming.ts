// Whether something that was typed names somebody: by the whole of what they are called, or of an address of theirs. A part of a
// longer word is somebody else's: `ann@contoso.com` is no part of `joann@contoso.com`.

/** Shorter ones are words of their own. */
const NAME_LENGTH = 4;
const SYNTAX = /[\\^$.*+?()[\]{}|/]/g;
const WORD = String.raw`[\p{L}\p{M}\p{N}]`;
/** What holds two words together to one. */
const JOINT = '[._@+-]';

export type Naming = (text: string) => boolean;

export function namingOf(names: Iterable<string>): Naming {
  const patterns = [...new Set(names)]
    .map((name) => name.trim())
    .filter((name) => name.length >= NAME_LENGTH)
    .map(patternOf);
  return (text) => {
    const composed = text.normalize('NFC');
    return patterns.some((pattern) => pattern.test(composed));
  };
}

/** With the `s` of whose something is: German writes it without an apostrophe. */
function patternOf(name: string): RegExp {
  const words = name.normalize('NFC').split(/\s+/u);
  const whole = words.map((word) => word.replace(SYNTAX, String.raw`\$&`)).join(String.raw`\s+`);
  const before = `(?<!${WORD}|${WORD}${JOINT})`;
  const after = `(?!${WORD}|${JOINT}+${WORD})`;
  return new RegExp(`${before}${whole}s?${after}`, 'iu');
}

/** Whether what a token was captured as is theirs, and nothing else that its captor wrote there. */
export function isAddressLike(account: string, addresses: readonly string[]): boolean {
  const local = localPart(account);
  return local !== undefined && addresses.some((address) => localPart(address) === local);
}

function localPart(address: string): string | undefined {
  const [local = '', host] = address.toLowerCase().split('@');
  return local === '' || host === undefined ? undefined : local;
}
