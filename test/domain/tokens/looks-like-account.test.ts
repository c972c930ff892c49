import { describe, expect, test } from '@jest/globals';
import { looksLikeAccount } from '../../../src/domain/tokens/looks-like-account.js';

describe('the account in a QR code', () => {
  test.each([
    ['as it is', 'alice@contoso.example'],
    ['in another case', 'Alice@Contoso.Example'],
    ['with the organisation in front', 'Test und+Firma:alice@contoso.example'],
    ['with spaces around', ' alice@contoso.example '],
  ])('is hers: %s', (_how, read) => {
    expect(looksLikeAccount(read, 'alice@contoso.example')).toBe(true);
  });

  test('is a guest’s, as their own tenant and ours call them', () => {
    const guest = 'bob_fabrikam.example#EXT#@contoso.example';
    expect(looksLikeAccount('bob@fabrikam.example', guest)).toBe(true);
    expect(looksLikeAccount(guest, 'bob@fabrikam.example')).toBe(true);
  });

  test.each(['bob@contoso.example', 'alice', 'alice@contoso.example.evil.example', '', ':'])(
    'is somebody else’s, or nobody’s: %j',
    (read) => {
      expect(looksLikeAccount(read, 'alice@contoso.example')).toBe(false);
    },
  );

  test('of nobody matches nothing', () => {
    expect(looksLikeAccount('', '')).toBe(false);
  });
});
