// Which programmable token this is, by the first digits of its serial number (the burner's own list). What is not on the
// list is not guessed.

const MODELS: ReadonlyMap<string, string> = new Map([
  ['8659612', 'OTPC-P1-i'],
  ['8659622', 'OTPC-P2-i'],
  ['8659621', 'OTPC-P2-i-NB'],
  ['8659600', 'miniOTP-2-i'],
  ['8659601', 'miniOTP-3-i'],
  ['8659609', 'miniOTP-3-i-NB'],
  ['8659610', 'C301-i'],
  ['8659632', 'C302-i'],
]);
const PREFIX_LENGTH = 7;

export function tokenModel(serial: string): string | undefined {
  const digits = serial.replace(/[\s-]/g, '');
  return MODELS.get(digits.slice(0, PREFIX_LENGTH));
}
