// What people paste, type and scan, from public reports, and what should come of it. Written down before the code.

export const LONG = 'JBSWY3DPEHPK3PXPJBSWY3DPEHPK3PXP';
export const uri = (query: string, label = 'Contoso:alice@contoso.example'): string =>
  `otpauth://totp/${label}?${query}`;
export const with_ = (more: string): string => uri(`secret=${LONG}&${more}`);

export type Odd = {
  readonly kind: string;
  readonly input: string;
  /** Whence the case is known. */
  readonly source: string;
  /** `seed`: taken, with these of its parts; a code: refused by it; `accounts`: offered to choose from. */
  readonly out:
    | { readonly seed: Readonly<Record<string, unknown>> }
    | { readonly refused: string }
    | { readonly accounts: number; readonly leftOut?: number };
};

export const SHA1 = { algorithm: 'SHA-1', digits: 6, periodSeconds: 30 };
export const taken = (seed: Readonly<Record<string, unknown>> = {}): Odd['out'] => ({ seed });
export const as = (parameters: Partial<typeof SHA1>): Odd['out'] =>
  taken({ parameters: { ...SHA1, ...parameters } });
export const refused = (code: string): Odd['out'] => ({ refused: code });

export function rows(
  kind: string,
  source: string,
  cases: readonly (readonly [string, Odd['out']])[],
): Odd[] {
  return cases.map(([input, out]) => ({ kind, source, input, out }));
}
