// What the commands over a deployment say of it.
export const deployment = {
  notConfigured: 'Set them, or run this in the console of the app (docs/deploy.md).',
  worksOnceThere: 'Everything works, once those people are there.',
  works: 'Everything works.',
  fails: (failed: number, of: number) => `${failed} of ${of} do not work.`,
  policyIsFine: (file: string, version: string) => `${file} is fine. Its version is ${version}.`,
  noting: 'the audit',
  reading: 'the table is read',
  writing: 'the table is written',
} as const;
