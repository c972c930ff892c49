// Names in a key URI, however they were written: a secret outlives a name that cannot be read.

/** All that an encoder for forms leaves as it is. With anything else in it, a `+` is a plus: alice+work@contoso.example. */
const FORM_ENCODED = /^(?:[\w.*+-]|%(?!20)[\da-f]{2})*$/i;
/** Bytes that are no UTF-8 are those of older programs (ISO 8859-1). */
const ESCAPE = /%([\da-f]{2})/gi;

/** Undefined where the escapes are none, or no UTF-8. */
export function decodePercent(text: string): string | undefined {
  try {
    return decodeURIComponent(text);
  } catch (error) {
    if (error instanceof URIError) return undefined;
    throw error;
  }
}

/** Of a label, in which a `+` may be a plus. Never refused: what is no escape stands for itself. */
export function decodeLabel(text: string): string {
  return FORM_ENCODED.test(text) ? decodeName(text) : decodeAnyhow(text);
}

/** Of a parameter, in which a `+` is a space. */
export function decodeName(text: string): string {
  return decodeAnyhow(text.replaceAll('+', ' '));
}

function decodeAnyhow(text: string): string {
  return (
    decodePercent(text) ??
    // A `%` of a name that was written as it is: 100 % Contoso.
    decodePercent(text.replace(/%(?![\da-f]{2})/gi, '%25')) ??
    text.replace(ESCAPE, (_escape, byte: string) => String.fromCharCode(Number.parseInt(byte, 16)))
  );
}
