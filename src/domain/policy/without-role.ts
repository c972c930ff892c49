// What whoever has no part in something is refused with. One list: it counts against them, and bounds what the directory does for them.
export const WITHOUT_ROLE = [
  'NO_ROLE',
  'NOT_SECURITY',
  'NOT_CONCERNED',
  'NOT_A_PROVISIONER',
  'NOT_AN_EXPORTER',
  'NOT_A_REVIEWER',
  'NOT_AN_AUDITOR',
] as const;

export type WithoutRole = (typeof WITHOUT_ROLE)[number];

export function isWithoutRole(code: string): boolean {
  const codes: readonly string[] = WITHOUT_ROLE;
  return codes.includes(code);
}
