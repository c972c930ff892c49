// @ts-check
// Mutants that survive, and why they may: nothing that somebody decides, is told or could do is other with them. `was` and `is` as the run
// prints them. One in fifty at most (`npm run mutate` counts), and none of who, when, which step, or what is told.

/** @type {readonly import('./report.mjs').Explained[]} */
export const EXPLAINED = [
  {
    file: 'domain/policy/two-people.ts',
    was: 'barredCaptor !== null',
    is: 'true',
    why: 'nobody has the id null: who is compared with it is never the same person',
  },
  {
    file: 'domain/policy/may-approve.ts',
    was: 'rule !== undefined',
    is: 'true',
    why: 'the places come from the list that is asked',
  },
  {
    file: 'domain/policy/may-approve.ts',
    was: '[]',
    is: '["Stryker was here"]',
    why: 'no policy can name a group of that name, so it is as good as none',
  },
  {
    file: 'domain/policy/approval-rules.ts',
    was: 'rules.approvalsNeededFor[at]?.approvals',
    is: 'rules.approvalsNeededFor[at].approvals',
    why: 'the places come from the list that is asked',
  },
  {
    file: 'domain/policy/caller-verification.ts',
    was: "text.trim().replace(/\\s+/g, ' ').toLowerCase()",
    is: "text.trim().replace(/\\s+/g, ' ').toUpperCase()",
    why: 'both sides are written alike, whichever way',
  },
  {
    file: 'domain/policy/caller-verification.ts',
    was: "''",
    is: '"Stryker was here!"',
    why: 'no method is called either',
  },
  {
    file: 'domain/policy/caller-verification.ts',
    was: 'typed === null',
    is: 'false',
    why: 'where nothing was typed no method was found, which is asked in the same line',
  },
  {
    file: 'domain/policy/languages.ts',
    was: 'own?.split(/[-_]/)[0]?.toLowerCase',
    is: 'own?.split(/[-_]/)[0].toLowerCase',
    why: 'what is split has a first part',
  },
  {
    file: 'domain/policy/languages.ts',
    was: 'own !== undefined',
    is: 'true',
    why: 'where nothing is known, no language of ours was found',
  },
  {
    file: 'domain/release/view.ts',
    was: "life.grant.kind === 'break-glass'",
    is: 'true',
    why: 'approvals as a whole have no time: none is told of them either way',
  },
  {
    file: 'app/safety/list-freezes.ts',
    was: "{ id: personId, name: '' }",
    is: '{}',
    why: 'whether it may be lifted is asked and not done: who would have done it is written nowhere',
  },
  {
    file: 'app/safety/list-freezes.ts',
    was: "''",
    is: '"Stryker was here!"',
    why: 'the same: nor under what name',
  },
  {
    file: 'app/safety/list-freezes.ts',
    was: '[]',
    is: '["Stryker was here"]',
    why: 'the same: nor who would be frozen still',
  },
  {
    file: 'app/safety/list-freezes.ts',
    was: 'whom?.name',
    is: 'whom.name',
    why: 'the freeze of everybody comes first, and the first four are no others',
  },
  {
    file: 'app/safety/list-freezes.ts',
    was: 'id === undefined',
    is: 'false',
    why: 'where the name of a row is nobody, no brake was looked for, which is asked in the same line',
  },
  {
    file: 'app/release/deliver-notice.ts',
    was: 'from === undefined',
    is: 'false',
    why: 'of what can be shown at once the card comes in place of this notice, and nothing else asks for it',
  },
];
