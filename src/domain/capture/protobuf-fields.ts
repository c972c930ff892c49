// The wire format of protocol buffers, as far as Google's export uses it: numbers and byte strings by field.
// https://protobuf.dev/programming-guides/encoding/

export type ProtobufField =
  | { readonly field: number; readonly number: number; readonly bytes?: never }
  | { readonly field: number; readonly number?: never; readonly bytes: Uint8Array };

const VARINT = 0;
const BYTES = 2;
/** Beyond it JavaScript's numbers are no longer whole ones, and nothing in this format is that large but a batch's id. */
const VARINT_BYTES_MAX = 10;

/** Every field in its order; undefined where the message is cut off or is none. */
export function readProtobuf(message: Uint8Array): readonly ProtobufField[] | undefined {
  const fields: ProtobufField[] = [];
  let at = 0;
  while (at < message.length) {
    const key = readVarint(message, at);
    const value = key === undefined ? undefined : readVarint(message, key.end);
    if (key === undefined || value === undefined) return undefined;
    const field = Math.floor(key.number / 8);
    const wireType = key.number % 8;
    if (wireType === VARINT) {
      fields.push({ field, number: value.number });
      at = value.end;
    } else if (wireType === BYTES && value.end + value.number <= message.length) {
      fields.push({ field, bytes: message.subarray(value.end, value.end + value.number) });
      at = value.end + value.number;
    } else {
      return undefined;
    }
  }
  return fields;
}

type Varint = { readonly number: number; readonly end: number };

function readVarint(message: Uint8Array, from: number): Varint | undefined {
  let number = 0;
  for (let length = 0; length < VARINT_BYTES_MAX; length += 1) {
    const byte = message[from + length];
    if (byte === undefined) return undefined;
    number += (byte & 0x7f) * 2 ** (7 * length);
    if (byte < 0x80) return { number, end: from + length + 1 };
  }
  return undefined;
}
