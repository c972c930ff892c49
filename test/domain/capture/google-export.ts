// What Google Authenticator exports, written by hand after its published message: the reader's independent other half.

export type Exported = {
  readonly secret: Uint8Array;
  readonly name: string;
  readonly issuer: string;
  readonly algorithm: number;
  readonly digits: number;
  readonly type: number;
};

export function googleExport(
  accounts: readonly Exported[],
  batch: { readonly size: number; readonly index: number } = { size: 1, index: 0 },
): string {
  const message = Buffer.concat([
    ...accounts.map((account) => bytes(1, message1(account))),
    number(2, 1),
    number(3, batch.size),
    number(4, batch.index),
    // As Android writes it: an id of any sign, ten bytes long where it is negative.
    Buffer.from([0x28, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0x01]),
  ]);
  return `otpauth-migration://offline?data=${encodeURIComponent(message.toString('base64'))}`;
}

function message1({ secret, name, issuer, algorithm, digits, type }: Exported): Buffer {
  return Buffer.concat([
    bytes(1, secret),
    bytes(2, Buffer.from(name)),
    bytes(3, Buffer.from(issuer)),
    number(4, algorithm),
    number(5, digits),
    number(6, type),
  ]);
}

function bytes(field: number, value: Uint8Array): Buffer {
  return Buffer.concat([varint(field * 8 + 2), varint(value.length), value]);
}

/** The format leaves out what is 0. */
function number(field: number, value: number): Buffer {
  return value === 0 ? Buffer.alloc(0) : Buffer.concat([varint(field * 8), varint(value)]);
}

function varint(value: number): Buffer {
  const low = value & 0x7f;
  return value < 0x80
    ? Buffer.from([low])
    : Buffer.concat([Buffer.from([low | 0x80]), varint(value >>> 7)]);
}
