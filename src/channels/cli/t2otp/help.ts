// What `t2otp --help` prints.

export const HELP = `t2otp SECRET     prints the code of now, and nothing else
t2otp URI        the same, of an otpauth:// address (in double quotes: it has signs that shells take for theirs)
t2otp            asks for the secret, and does not show it; or reads it from what is piped in

  --at TIME           the code of that time: 14:30, 2026-11-28T14:30, 2026-11-28T13:30:00Z, "@1764336600"
  --in DURATION       the code that much later: 30s, 2m, 1h30m; earlier: --in=-30s
  --algorithm NAME    SHA-1 (where nothing is said), SHA-256 or SHA-512
  --digits N          6 (where nothing is said), 7 or 8
  --period SECONDS    30 (where nothing is said), up to 86400
  --json              the code with its step and the times at which that begins and ends
  --help, --version

The secret is base32, in any case, with spaces, dashes or padding; hex: in front of it says that it is hexadecimal. What
cannot be read with certainty is refused: a wrong code would be worse than none.

Examples
  t2otp 2sk2tsmkjp7kdbck
  t2otp --in 30s --digits 8 --algorithm SHA-256 < secret.txt

Ends with 0 and a code, with 1 where the secret cannot be read, with 2 where the command cannot.
`;
