// Policy files as editors, word processors and PowerShell leave them, and what is said of each. Written down before the code.
export type OddPolicy = {
  readonly kind: string;
  readonly source: string;
  readonly input: string;
  readonly bytes: Buffer;
  /** What is said of it, or the beginning of that. */
  readonly out: string;
};

const odd = (
  kind: string,
  source: string,
  cases: readonly (readonly [string, string, BufferEncoding?])[],
): OddPolicy[] =>
  cases.map(([input, out, encoding = 'utf8']) => ({
    kind,
    source,
    input: encoding === 'utf8' ? input : `${input} (UTF-16)`,
    bytes: Buffer.from(input, encoding),
    out,
  }));

const UTF_16 = 'is saved as UTF-16. Save it as UTF-8';

export const ODD_POLICIES: readonly OddPolicy[] = [
  ...odd('a policy that is no JSON', "editors' and PowerShell's defaults, and typing", [
    ['\ufeff{"roles": {}}', UTF_16, 'utf16le'],
    ['{"roles": {}}', UTF_16, 'utf16le'],
    ['', 'is empty.'],
    [' \n ', 'is empty.'],
    [
      '{\n  "roles": {},\n}',
      'is not JSON: line 2, column 14: a comma stands before }, behind the last entry.',
    ],
    [
      '{"a": [1, 2, ]}',
      'is not JSON: line 1, column 12: a comma stands before ], behind the last entry.',
    ],
    ['{“roles”: {}}', 'is not JSON: line 1, column 2: texts stand between plain quotation marks'],
    ["{'roles': {}}", 'is not JSON: line 1, column 2: texts stand between plain quotation marks'],
    [
      '{\n  // who may ask\n  "roles": {}\n}',
      'is not JSON: line 2, column 3: there are no comments in JSON.',
    ],
    [
      '{\n "a": 1\n "b": 2\n}',
      'is not JSON: line 3, column 2: a comma or a colon is missing before this.',
    ],
    ['{"a" 1}', 'is not JSON: line 1, column 6: a comma or a colon is missing before this.'],
    ['{"a": 1}}', 'is not JSON: line 1, column 9: one bracket too many'],
    ['{roles: {}}', 'is not JSON: line 1, column 2: names and texts stand between quotation marks'],
    ['{"a": {"b": 1}', 'is not JSON: line 1, column 15: it ends too early'],
    ['{', 'is not JSON: line 1, column 2: it ends too early'],
    ['{"roles": {},\n', 'is not JSON: line 1, column 14: it ends too early'],
    ['{"a": True}', 'is not JSON: line 1, column 7: names and texts stand between quotation marks'],
  ]),
  ...odd('a field that there is not', 'typing, and names as other products have them', [
    ['{"aprovalsNeeded": 2}', 'Did you mean approvalsNeeded?'],
    ['{"ApprovalsNeeded": 2}', 'Did you mean approvalsNeeded?'],
    ['{"approvals_needed": 2}', 'Did you mean approvalsNeeded?'],
    ['{"approvals-needed": 2}', 'Did you mean approvalsNeeded?'],
    ['{"role": {}}', 'Did you mean roles?'],
    ['{"roles": {"aprover": {}}}', 'Did you mean approver?'],
    ['{"roles": {"requesters": {}}}', 'Did you mean requester?'],
    ['{"breakGlas": {}}', 'Did you mean breakGlass?'],
    ['{"break_glass": {}}', 'Did you mean breakGlass?'],
    [
      '{"something": 1}',
      'has a field that there is not: "something". Correct its name, or take it out.',
    ],
    ['{"retention": {"auditDay": 1}}', 'has a field that there is not: "auditDay".'],
  ]),
];
